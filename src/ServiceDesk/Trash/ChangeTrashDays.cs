using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Trash;

/// <summary>Changes how long the trash of the tenant keeps what lies in it.</summary>
public sealed class ChangeTrashDays(DeskDb db)
{
    /// <param name="days"><see cref="Tenant.TrashDays"/>.</param>
    /// <returns>False when the person who acts is no administrator.</returns>
    public async Task<bool> RunAsync(Act act, int days, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings))
            return false;
        (await db.Tenants.SingleAsync(x => x.Id == act.TenantId, cancellation)).TrashDays = days;
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
