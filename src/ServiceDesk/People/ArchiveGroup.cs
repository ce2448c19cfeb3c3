using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.People;

/// <summary>Takes a group out of use: no queue gives it new tickets any more, and it is offered nowhere. What it has, it keeps.</summary>
public sealed class ArchiveGroup(DeskDb db, CatalogCache catalogs)
{
    public async Task<GroupOutcome> RunAsync(Act act, long groupId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var group = await db.Groups.SingleOrDefaultAsync(x => x.Id == groupId, cancellation);
        if (group is null)
            return GroupOutcome.NotFound;
        group.ArchivedAt ??= act.At;
        foreach (var queue in await db.Queues.Where(x => x.GroupId == group.Id).ToListAsync(cancellation))
            queue.GroupId = null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GroupOutcome.Done;
    }
}
