using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Intake;

/// <summary>Changes what holds for all mail of the tenant.</summary>
public sealed class ChangeMailRules(DeskDb db)
{
    /// <param name="reopenDays"><see cref="Tenant.ReopenDays"/>.</param>
    public async Task RunAsync(Act act, int reopenDays, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).ReopenDays = reopenDays;
        await db.SaveChangesAsync(cancellation);
    }
}
