using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Retention;

/// <summary>Changes for how long the tenant keeps what belongs to ended tickets.</summary>
public sealed class ChangeRetention(DeskDb db)
{
    /// <returns>False when the person who acts may not change settings.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Some days are below 1 or above <see cref="RetentionDays.Most"/>.</exception>
    public async Task<bool> RunAsync(Act act, RetentionDays days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(days);
        foreach (var given in new[] { days.Tickets, days.Files, days.Mails })
            if (given is < 1 or > RetentionDays.Most)
                throw new ArgumentOutOfRangeException(nameof(days), given, $"Expected 1 to {RetentionDays.Most} days, or none.");
        if (!act.Allows(Right.Settings))
            return false;
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).Retention = days;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
