using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.People;

/// <summary>Changes for how long people stay signed in at this desk.</summary>
public sealed class ChangeSessionLimits(DeskDb db, TenantDirectory directory)
{
    /// <returns>False when the person who acts may not change settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is shorter or longer than <see cref="SessionLimits"/> lets.</exception>
    public async Task<bool> RunAsync(Act act, SessionLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(limits);
        if (limits.IdleMinutes is < SessionLimits.LeastMinutes or > SessionLimits.MostMinutes || limits.Hours is < 1 or > SessionLimits.MostHours)
            throw new ArgumentOutOfRangeException(
                nameof(limits), limits, $"Expected {SessionLimits.LeastMinutes} to {SessionLimits.MostMinutes} minutes and 1 to {SessionLimits.MostHours} hours, or none.");
        if (!act.Allows(Right.Settings))
            return false;
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).Sessions = limits;
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
        return true;
    }
}
