using System.Collections.Concurrent;
using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Intake;

/// <summary>Access tokens of mailboxes, in memory until they expire; they are never stored.</summary>
public sealed class AccessTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<(int Tenant, long Mailbox), (string Fingerprint, OAuthToken Token)> kept = new();
    private readonly ConcurrentDictionary<(int Tenant, long Mailbox), SemaphoreSlim> turns = new();

    /// <returns>Null when there is none, it is about to expire, or the mailbox is set up otherwise by now.</returns>
    internal string? Find(Mailbox mailbox) =>
        kept.TryGetValue((mailbox.TenantId, mailbox.Id), out var found) && found.Fingerprint == mailbox.SignInFingerprint && !found.Token.IsStale(time.GetUtcNow())
            ? found.Token.AccessToken
            : null;

    internal void Keep(Mailbox mailbox, OAuthToken token) => kept[(mailbox.TenantId, mailbox.Id)] = (mailbox.SignInFingerprint, token);

    internal void Forget(Mailbox mailbox) => kept.TryRemove((mailbox.TenantId, mailbox.Id), out _);

    /// <summary>
    /// One at a time asks for a mailbox's token: to some providers a refresh token that is used twice is a stolen one. To be released.
    /// </summary>
    internal async Task<SemaphoreSlim> TakeTurnAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        var turn = turns.GetOrAdd((mailbox.TenantId, mailbox.Id), _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation);
        return turn;
    }
}
