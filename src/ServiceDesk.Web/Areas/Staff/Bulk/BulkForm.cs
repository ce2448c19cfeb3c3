using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;

namespace ServiceDesk.Web.Areas.Staff.Bulk;

/// <summary>What the bar below a list asks for. What is null stays as it is; zero is nobody, or no group.</summary>
public sealed class BulkForm
{
    public List<int> Numbers { get; init; } = [];
    public long? StatusId { get; init; }
    public long? PriorityId { get; init; }
    public long? QueueId { get; init; }
    public long? AssigneeId { get; init; }
    public long? GroupId { get; init; }

    /// <summary>Parted by commas.</summary>
    public string? AddedTags { get; init; }
    public string? RemovedTags { get; init; }

    public BulkInput Input => new()
    {
        StatusId = StatusId,
        PriorityId = PriorityId,
        QueueId = QueueId,
        AssigneeId = AssigneeId,
        GroupId = GroupId,
        AddedTags = Names(AddedTags),
        RemovedTags = Names(RemovedTags),
    };

    private static string[] Names(string? text) => [.. (text ?? "").Split(',').Select(Tag.Fold).Where(x => x.Length > 0)];
}
