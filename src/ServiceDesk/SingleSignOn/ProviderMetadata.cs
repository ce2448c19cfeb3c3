using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDesk.SingleSignOn;

/// <summary>
/// What providers say of themselves, with their keys (OpenID Connect Discovery 1.0), kept for half a day. When a key turns up that is not
/// among them, they are asked again at once, but only so often: tokens with invented keys must not make the desk ask without end.
/// </summary>
public sealed class ProviderMetadata(ProviderClient client, TimeProvider time)
{
    /// <summary>Refreshments for keys that are not known, within <see cref="RefreshWindow"/>.</summary>
    public const int MostRefreshments = 3;

    public static readonly TimeSpan RefreshWindow = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(12);

    /// <summary>A provider that did not answer is left alone for so long.</summary>
    private static readonly TimeSpan FailureKeptFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<(int Tenant, long Provider, string Issuer), Entry> entries = new();

    /// <exception cref="SingleSignOnException">The provider does not answer, or with something else than it should.</exception>
    public async Task<OpenIdConnectConfiguration> OfAsync(IdentityProvider provider, CancellationToken cancellation)
    {
        var entry = EntryOf(provider);
        if (entry.IsFresh(time))
            return entry.Configuration!;
        await entry.Turn.WaitAsync(cancellation);
        try
        {
            if (entry.IsFresh(time))
                return entry.Configuration!;
            if (entry.Failure is { } failure && time.GetElapsedTime(entry.FailedAt) < FailureKeptFor)
                throw new SingleSignOnException(failure);
            return await AskAsync(provider, entry, cancellation);
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    /// <summary>Asks again, since a key is not among those that were read.</summary>
    /// <param name="known">What lacked it.</param>
    /// <returns>The same when it was asked too often lately.</returns>
    public async Task<OpenIdConnectConfiguration> RefreshAsync(IdentityProvider provider, OpenIdConnectConfiguration known, CancellationToken cancellation)
    {
        var entry = EntryOf(provider);
        await entry.Turn.WaitAsync(cancellation);
        try
        {
            if (entry.Configuration is { } current && current != known)
                return current;
            while (entry.Refreshments.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= RefreshWindow)
                entry.Refreshments.Dequeue();
            if (entry.Refreshments.Count >= MostRefreshments)
                return known;
            entry.Refreshments.Enqueue(time.GetTimestamp());
            return await AskAsync(provider, entry, cancellation);
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    /// <summary>What the provider says at this moment, for somebody who tries it.</summary>
    /// <exception cref="SingleSignOnException">It does not answer, or with something else than it should.</exception>
    public async Task<OpenIdConnectConfiguration> ReadAsync(IdentityProvider provider, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var address = $"{provider.Issuer.TrimEnd('/')}/.well-known/openid-configuration";
        OpenIdConnectConfiguration read;
        try
        {
            read = await OpenIdConnectConfigurationRetriever.GetAsync(address, client, cancellation);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException or CryptographicException or SecurityTokenException)
        {
            throw new SingleSignOnException($"What {address} or the keys that it names say cannot be read: {e.Message}", e);
        }
        if (read.Issuer != provider.Issuer)
            throw new SingleSignOnException($"{address} calls its issuer '{read.Issuer}'; here it is '{provider.Issuer}'. Write it as the provider does, letter for letter.");
        client.Require(read.AuthorizationEndpoint, "authorization endpoint");
        client.Require(read.TokenEndpoint, "token endpoint");
        client.Require(read.JwksUri, "address of the keys");
        foreach (var optional in new[] { read.UserInfoEndpoint, read.EndSessionEndpoint })
            if (!string.IsNullOrEmpty(optional))
                client.Require(optional, "endpoint");
        return read.SigningKeys.Count > 0 ? read : throw new SingleSignOnException($"{read.JwksUri} names no key that signs.");
    }

    private async Task<OpenIdConnectConfiguration> AskAsync(IdentityProvider provider, Entry entry, CancellationToken cancellation)
    {
        try
        {
            var read = await ReadAsync(provider, cancellation);
            (entry.Configuration, entry.ReadAt, entry.Failure) = (read, time.GetTimestamp(), null);
            return read;
        }
        catch (SingleSignOnException e)
        {
            (entry.Failure, entry.FailedAt) = (e.Message, time.GetTimestamp());
            throw;
        }
    }

    private Entry EntryOf(IdentityProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return entries.GetOrAdd((provider.TenantId, provider.Id, provider.Issuer), _ => new());
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public OpenIdConnectConfiguration? Configuration { get; set; }
        public long ReadAt { get; set; }
        public string? Failure { get; set; }
        public long FailedAt { get; set; }
        public Queue<long> Refreshments { get; } = [];

        public bool IsFresh(TimeProvider time) => Configuration is not null && time.GetElapsedTime(ReadAt) < FreshFor;
    }
}
