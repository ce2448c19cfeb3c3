using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>Changes for how long the tenant keeps its audit log.</summary>
public sealed class ChangeAuditDays(DeskDb db)
{
    /// <param name="days">1 to <see cref="AuditHead.MostDays"/>; null: for ever.</param>
    /// <returns>False when the person who acts may not change settings.</returns>
    public async Task<bool> RunAsync(Act act, int? days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (days is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(days));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, AuditHead.MostDays, nameof(days));
        }
        if (!act.Allows(Right.Settings))
            return false;
        (await db.AuditHeads.SingleAsync(cancellation)).KeptDays = days;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
