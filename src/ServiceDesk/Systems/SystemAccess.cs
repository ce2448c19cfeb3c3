using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Access.Tokens;
using ServiceDesk.Database;

namespace ServiceDesk.Systems;

/// <summary>Makes, ends and reads the links and tokens by which systems submit. Both are shown once; a new one ends the old one at once.</summary>
public sealed class SystemAccess(DeskDb db)
{
    /// <summary>By this, people and scanners of leaked secrets know what they have found.</summary>
    public const string TokenPrefix = "system_";

    /// <returns>What stands in the link's address; null when the person may not, or there is no such system in use.</returns>
    public Task<string?> NewLinkAsync(Act act, long id, CancellationToken cancellation) =>
        ChangeAsync(act, id, (system, secret) => (system.LinkHash, system.LinkSince) = (TokenSecret.HashOf(secret), act.At), "", cancellation);

    /// <returns>The token; null as for a link.</returns>
    public Task<string?> NewTokenAsync(Act act, long id, CancellationToken cancellation) =>
        ChangeAsync(act, id, (system, secret) => (system.TokenHash, system.TokenSince) = (TokenSecret.HashOf(secret), act.At), TokenPrefix, cancellation);

    public async Task<bool> EndLinkAsync(Act act, long id, CancellationToken cancellation) =>
        await ChangeAsync(act, id, (system, _) => (system.LinkHash, system.LinkSince) = (null, null), "", cancellation) is not null;

    public async Task<bool> EndTokenAsync(Act act, long id, CancellationToken cancellation) =>
        await ChangeAsync(act, id, (system, _) => (system.TokenHash, system.TokenSince) = (null, null), "", cancellation) is not null;

    /// <returns>Null when the link is none of this tenant's, was replaced or ended, or the system is archived.</returns>
    public async Task<CustomerSystem?> ByLinkAsync(string shown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return TokenSecret.Read("", shown) is { } read && await InUseAsync(read.Id, cancellation) is var system && TokenSecret.Fits(read.Secret, system?.LinkHash) ? system : null;
    }

    /// <returns>Null as for a link.</returns>
    public async Task<CustomerSystem?> ByTokenAsync(string shown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return TokenSecret.Read(TokenPrefix, shown) is { } read && await InUseAsync(read.Id, cancellation) is var system && TokenSecret.Fits(read.Secret, system?.TokenHash) ? system : null;
    }

    private Task<CustomerSystem?> InUseAsync(long id, CancellationToken cancellation) =>
        db.Systems.Include(x => x.Customer).Include(x => x.Service).SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, cancellation);

    private async Task<string?> ChangeAsync(Act act, long id, Action<CustomerSystem, string> change, string prefix, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Edit) || await db.Systems.SingleOrDefaultAsync(x => x.Id == id && x.ArchivedAt == null, cancellation) is not { } system)
            return null;
        var secret = TokenSecret.New();
        change(system, secret);
        await db.SaveChangesAsync(cancellation);
        return TokenSecret.Write(prefix, id, secret);
    }
}
