using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Brings an archived queue back.</summary>
public sealed class RestoreQueue(DeskDb db, CatalogCache catalogs)
{
    public async Task<QueueOutcome> RunAsync(Act act, long queueId, CancellationToken cancellation)
    {
        var queue = await db.Queues.SingleOrDefaultAsync(x => x.Id == queueId, cancellation);
        if (queue is null)
            return QueueOutcome.NotFound;
        queue.ArchivedAt = null;
        await db.SaveChangesAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return QueueOutcome.Done;
    }
}
