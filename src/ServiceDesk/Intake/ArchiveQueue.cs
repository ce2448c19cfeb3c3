using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>Takes a queue out of use; its tickets stay in it. Mailboxes that fed it feed the default queue from now on.</summary>
public sealed class ArchiveQueue(DeskDb db, CatalogCache catalogs)
{
    public async Task<QueueOutcome> RunAsync(Act act, long queueId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var queue = await db.Queues.SingleOrDefaultAsync(x => x.Id == queueId, cancellation);
        if (queue is null)
            return QueueOutcome.NotFound;
        if (queue.IsDefault)
            return QueueOutcome.IsDefault;
        queue.ArchivedAt ??= act.At;
        foreach (var mailbox in await db.Mailboxes.Where(x => x.QueueId == queue.Id).ToListAsync(cancellation))
            mailbox.QueueId = null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return QueueOutcome.Done;
    }
}
