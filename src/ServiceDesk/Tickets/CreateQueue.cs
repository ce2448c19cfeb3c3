using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Makes a queue.</summary>
public sealed class CreateQueue(DeskDb db, CatalogCache catalogs)
{
    public async Task<QueueOutcome> RunAsync(Act act, QueueInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not QueueOutcome.Done and var refusal)
            return refusal;
        var queue = new Queue { TenantId = act.TenantId, Name = input.Name };
        await input.ApplyAsync(db, queue, cancellation);
        db.Add(queue);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return QueueOutcome.Done;
    }
}
