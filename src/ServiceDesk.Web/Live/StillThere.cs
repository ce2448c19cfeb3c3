using System.Security.Claims;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Live;

/// <summary>What somebody may do who has been listening for a while.</summary>
/// <param name="Rights">Null: no member of staff.</param>
/// <param name="Sight">What they see in the portal besides their own.</param>
public sealed record StillMay(Rights? Rights, PortalSight Sight);

/// <summary>Asks anew, in a scope of its own, whether a listener is still signed in, and what they may hear of.</summary>
public sealed class StillThere(TenantScopes tenants, TenantDirectory directory, CurrentTenant current, OpenSessions sessions, UtcClock clock)
{
    /// <returns>Null: the tenant is suspended, or the session has ended.</returns>
    public async Task<StillMay?> AskAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (DeskClaims.PersonOf(user) is not { } person || await directory.ByIdAsync(current.Id, cancellation) is not { } tenant)
            return null;
        await using var scope = tenants.Enter(tenant);
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        if (DeskClaims.SessionOf(user) is not { } session || DeskClaims.AccountOf(user) is not { } account
            || !await sessions.IsOpenAsync(db, session, account, clock.UtcNow, cancellation))
            return null;
        return new(
            await scope.ServiceProvider.GetRequiredService<StaffRights>().OfAsync(person, cancellation),
            await scope.ServiceProvider.GetRequiredService<PortalSights>().OfAsync(person, cancellation));
    }
}
