using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Renames a queue, and says who is offered it, which group its new tickets go to and where it stands.</summary>
public sealed class ChangeQueue(DeskDb db, CatalogCache catalogs)
{
    public async Task<QueueOutcome> RunAsync(Act act, long queueId, QueueInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var queue = await db.Queues.SingleOrDefaultAsync(x => x.Id == queueId && x.ArchivedAt == null, cancellation);
        if (queue is null)
            return QueueOutcome.NotFound;
        if (queue.IsDefault && !input.IsDefault)
            return QueueOutcome.IsDefault;
        if (await input.CheckAsync(db, queue.Id, cancellation) is not QueueOutcome.Done and var refusal)
            return refusal;
        await input.ApplyAsync(db, queue, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return QueueOutcome.Done;
    }
}
