using System.Globalization;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>What merging one ticket into another has moved and ended: all that is needed to take it back.</summary>
public sealed class TicketMerge : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long FromId { get; private set; }
    public required Ticket From { get; init; }
    public long IntoId { get; private set; }
    public required Ticket Into { get; init; }
    public required DateTime At { get; init; }
    public required long? PersonId { get; init; }

    /// <summary>What the merged ticket had before it was closed.</summary>
    public required long FormerStatusId { get; init; }
    public long? FormerReasonId { get; init; }
    public DateTime? FormerReviewAt { get; init; }

    /// <summary>The messages that moved, and the people who came to take part by it: ids, separated by a space.</summary>
    public required string MessageList { get; init; }
    public required string PersonList { get; init; }
    public DateTime? UndoneAt { get; private set; }

    public IReadOnlyList<long> Messages => Read(MessageList);
    public IReadOnlyList<long> People => Read(PersonList);

    internal void Undo(DateTime at) => UndoneAt = at;

    internal static string Write(IEnumerable<long> ids) => string.Join(' ', ids.Select(x => x.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<long> Read(string list) =>
        [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => long.Parse(x, CultureInfo.InvariantCulture))];
}
