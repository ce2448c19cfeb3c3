using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Access;

/// <summary>Whether somebody may go on with the factors that they have.</summary>
public enum SecondFactorState
{
    Fine = 1,

    /// <summary>They need a second factor and have none: they may set one up, and nothing else.</summary>
    Missing = 2,

    /// <summary>Their only second factor is a passkey, and they came without it.</summary>
    NotShown = 3,
}

/// <summary>
/// Who needs a second factor: whoever has a role that asks for it, and as soon as one role does, administrators too, who may do what all roles may.
/// </summary>
public sealed class SecondFactorRule(DeskDb db, CatalogCache catalogs)
{
    public async ValueTask<bool> IsNeededByAsync(long personId, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (catalog.ActiveStaff(personId) is not { } person)
            return false;
        var roles = person.Role == StaffRole.Administrator ? catalog.Roles : catalog.RolesOf(personId);
        return roles.Any(x => x is { NeedsSecondFactor: true, ArchivedAt: null });
    }

    /// <param name="showedSeveral">This sign-in showed more than one factor.</param>
    public async ValueTask<SecondFactorState> OfAsync(long personId, bool showedSeveral, CancellationToken cancellation)
    {
        if (showedSeveral || !await IsNeededByAsync(personId, cancellation))
            return SecondFactorState.Fine;
        var (hasAuthenticator, passkeys) = await HasAsync(personId, cancellation);
        // Whoever has an authenticator is asked for its code by every way in that shows one factor.
        return hasAuthenticator ? SecondFactorState.Fine : passkeys > 0 ? SecondFactorState.NotShown : SecondFactorState.Missing;
    }

    /// <summary>For programs, which show neither: whether the person has a second factor, if they need one.</summary>
    public async ValueTask<bool> IsMetAsync(long personId, CancellationToken cancellation) =>
        await OfAsync(personId, showedSeveral: false, cancellation) != SecondFactorState.Missing;

    /// <summary>Whether the person needs the last second factor that they have.</summary>
    public async ValueTask<bool> NeedsTheLastAsync(long personId, CancellationToken cancellation)
    {
        if (!await IsNeededByAsync(personId, cancellation))
            return false;
        var (hasAuthenticator, passkeys) = await HasAsync(personId, cancellation);
        return passkeys + (hasAuthenticator ? 1 : 0) <= 1;
    }

    private async Task<(bool HasAuthenticator, int Passkeys)> HasAsync(long personId, CancellationToken cancellation)
    {
        var has = await db.Accounts.Where(x => x.PersonId == personId)
            .Select(x => new { x.TwoFactorEnabled, Passkeys = db.Set<AccountPasskey>().Count(key => key.AccountId == x.Id) }).SingleOrDefaultAsync(cancellation);
        return (has?.TwoFactorEnabled ?? false, has?.Passkeys ?? 0);
    }
}
