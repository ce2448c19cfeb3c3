using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.SingleSignOn;

/// <summary>What came of a change to a provider.</summary>
public enum ProviderOutcome
{
    Done = 1,

    /// <summary>There is no such provider, or no such role.</summary>
    NotFound = 2,

    /// <summary>The issuer is no address that the desk asks.</summary>
    IssuerUnfit = 3,

    /// <summary>A name of a mail domain is none.</summary>
    DomainUnfit = 4,

    /// <summary>Roles are mapped and no claim is named, or a mapped value is empty.</summary>
    MappingUnfit = 5,
}

/// <param name="RoleId">Null: an administrator.</param>
public sealed record RoleMapping(string Value, long? RoleId);

/// <summary>What a provider is to be.</summary>
/// <param name="ClientSecret">Null or empty: the one that is kept stays, as long as the issuer and the client do.</param>
public sealed record ProviderInput(string Name, string Issuer, string ClientId, string? ClientSecret, string? Scopes)
{
    public const string DefaultScopes = "openid profile email";

    public string? RolesClaim { get; init; }
    public bool CreatesPeople { get; init; }
    public bool CreatesStaff { get; init; }

    /// <summary>Parted by spaces or commas.</summary>
    public string? MailDomains { get; init; }
    public bool IsOnlyWayForStaff { get; init; }
    public IReadOnlyList<RoleMapping> Roles { get; init; } = [];

    internal async Task<ProviderOutcome> CheckAsync(DeskDb db, SingleSignOnSettings settings, CancellationToken cancellation)
    {
        if (!settings.Allows(Issuer.Trim()) || new Uri(Issuer.Trim()).Query.Length > 0)
            return ProviderOutcome.IssuerUnfit;
        if (Words(MailDomains).Any(x => Uri.CheckHostName(x) != UriHostNameType.Dns || !x.Contains('.', StringComparison.Ordinal)))
            return ProviderOutcome.DomainUnfit;
        if (Roles.Count > 0 && (string.IsNullOrWhiteSpace(RolesClaim) || Roles.Any(x => string.IsNullOrWhiteSpace(x.Value))))
            return ProviderOutcome.MappingUnfit;
        var wanted = Roles.Select(x => x.RoleId).OfType<long>().ToHashSet();
        return await db.Roles.CountAsync(x => wanted.Contains(x.Id), cancellation) == wanted.Count ? ProviderOutcome.Done : ProviderOutcome.NotFound;
    }

    internal void GiveTo(IdentityProvider provider, DeskDb db, ProviderSecrets secrets)
    {
        var (issuer, clientId) = (Issuer.Trim(), ClientId.Trim());
        // A secret is sent to whom it was entered for, and to nobody else.
        if (issuer != provider.Issuer || clientId != provider.ClientId)
            provider.ProtectedClientSecret = null;
        if (!string.IsNullOrEmpty(ClientSecret))
            provider.ProtectedClientSecret = secrets.Protect(ClientSecret);
        (provider.Name, provider.Issuer, provider.ClientId) = (Name.Trim(), issuer, clientId);
        var scopes = Words(Scopes);
        provider.Scopes = scopes.Count == 0 ? DefaultScopes : string.Join(' ', scopes.Prepend("openid").Distinct());
        provider.RolesClaim = string.IsNullOrWhiteSpace(RolesClaim) ? null : RolesClaim.Trim();
        (provider.CreatesPeople, provider.CreatesStaff, provider.IsOnlyWayForStaff) = (CreatesPeople, CreatesPeople && CreatesStaff, IsOnlyWayForStaff);
        provider.MailDomains = Words(MailDomains) is { Count: > 0 } domains ? string.Join(' ', domains).ToLowerInvariant() : null;
        db.RemoveRange(provider.Roles);
        provider.Roles.Clear();
        provider.Roles.AddRange(Roles.Select(x => x with { Value = x.Value.Trim() }).Distinct()
            .Select(x => new ProviderRole { TenantId = provider.TenantId, Value = x.Value, RoleId = x.RoleId }));
    }

    private static List<string> Words(string? text) =>
        [.. (text ?? "").Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
