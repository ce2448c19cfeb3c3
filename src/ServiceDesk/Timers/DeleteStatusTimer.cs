using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Deletes a status timer; what it has started on tickets stays.</summary>
public sealed class DeleteStatusTimer(DeskDb db, CatalogCache catalogs)
{
    /// <returns>False when there is no such timer.</returns>
    public async Task<bool> RunAsync(Act act, long timerId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.StatusTimers.SingleOrDefaultAsync(x => x.Id == timerId, cancellation) is not { } timer)
            return false;
        db.Remove(timer);
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
