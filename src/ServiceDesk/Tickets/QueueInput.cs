using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>What came of a change to a queue.</summary>
public enum QueueOutcome
{
    Done = 1,

    /// <summary>There is no such queue, or no such group.</summary>
    NotFound = 2,

    /// <summary>Another queue has the name, perhaps an archived one.</summary>
    NameTaken = 3,

    /// <summary>The default queue stays in use, and stays the default until another one becomes it.</summary>
    IsDefault = 4,
}

/// <summary>What a queue is to be.</summary>
/// <param name="Order">Where it stands in lists: smaller comes first.</param>
/// <param name="IsDefault">True makes it the default in place of the one before.</param>
public sealed record QueueInput(string Name, bool IsOffered, long? GroupId, int Order, bool IsDefault)
{
    internal async Task<QueueOutcome> CheckAsync(DeskDb db, long? queueId, CancellationToken cancellation)
    {
        var name = Name.Trim();
        if (await db.Queues.AnyAsync(x => x.Name == name && x.Id != queueId, cancellation))
            return QueueOutcome.NameTaken;
        return GroupId is { } id && !await db.Groups.AnyAsync(x => x.Id == id && x.ArchivedAt == null, cancellation)
            ? QueueOutcome.NotFound
            : QueueOutcome.Done;
    }

    internal async Task ApplyAsync(DeskDb db, Queue queue, CancellationToken cancellation)
    {
        (queue.Name, queue.IsOffered, queue.GroupId, queue.Order) = (Name.Trim(), IsOffered, GroupId, Order);
        if (!IsDefault || queue.IsDefault)
            return;
        foreach (var former in await db.Queues.Where(x => x.IsDefault).ToListAsync(cancellation))
            former.IsDefault = false;
        queue.IsDefault = true;
    }
}
