namespace ServiceDesk.Tickets.Bulk;

/// <summary>What several tickets are to get. What is null stays as it is on each of them.</summary>
public sealed record BulkInput
{
    public long? StatusId { get; init; }
    public long? PriorityId { get; init; }
    public long? QueueId { get; init; }

    /// <summary>Zero: nobody.</summary>
    public long? AssigneeId { get; init; }

    /// <summary>Zero: no group.</summary>
    public long? GroupId { get; init; }

    public IReadOnlyList<string> AddedTags { get; init; } = [];
    public IReadOnlyList<string> RemovedTags { get; init; } = [];

    public bool IsEmpty => (StatusId, PriorityId, QueueId, AssigneeId, GroupId) == default && AddedTags.Count == 0 && RemovedTags.Count == 0;

    /// <summary>The same for one of the tickets, as it stands.</summary>
    internal TicketWork For(BulkState now)
    {
        var tags = now.Tags.Except(RemovedTags.Select(Tag.Fold)).Union(AddedTags.Select(Tag.Fold)).ToList();
        return new()
        {
            StatusId = StatusId,
            PriorityId = PriorityId,
            QueueId = QueueId,
            AssigneeId = AssigneeId,
            GroupId = GroupId,
            Tags = tags.ToHashSet().SetEquals(now.Tags) ? null : tags,
        };
    }

    /// <summary>What sets a ticket back: whatever is still as the change left it.</summary>
    internal static TicketWork Back(BulkLine line, BulkState now)
    {
        var (before, after) = (line.Before, line.After);
        var tags = now.Tags.Except(after.Tags.Except(before.Tags)).Union(before.Tags.Except(after.Tags)).ToList();
        return new()
        {
            StatusId = Former(before.StatusId, after.StatusId, now.StatusId),
            PriorityId = Former(before.PriorityId, after.PriorityId, now.PriorityId),
            QueueId = Former(before.QueueId, after.QueueId, now.QueueId),
            AssigneeId = Former(before.AssigneeId, after.AssigneeId, now.AssigneeId),
            GroupId = Former(before.GroupId, after.GroupId, now.GroupId),
            Tags = tags.ToHashSet().SetEquals(now.Tags) ? null : tags,
        };
    }

    private static long? Former(long before, long after, long now) => before != after && now == after ? before : null;
}
