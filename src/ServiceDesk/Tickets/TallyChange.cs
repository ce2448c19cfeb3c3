using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>
/// A change to the number of active tickets of a queue and assignee. The menu's counts are sums over these rows, which a job
/// folds into one a place. Adding a row locks nothing, where a counter to update would make all writers of a queue wait in line.
/// </summary>
public sealed class TallyChange : ITenantRow
{
    private TallyChange()
    {
    }

    public long Id { get; private set; }
    public int TenantId { get; private init; }
    /// <summary>Whose change it was; null on a folded row.</summary>
    public long? TicketId { get; private set; }
    public long QueueId { get; private init; }
    public long? AssigneeId { get; private init; }
    public int Change { get; private init; }

    internal static TallyChange Of(Ticket ticket, long queueId, long? assigneeId, int change) =>
        new() { TenantId = ticket.TenantId, QueueId = queueId, AssigneeId = assigneeId, Change = change };

    internal static TallyChange Folded(int tenantId, long queueId, long? assigneeId, int change) =>
        new() { TenantId = tenantId, QueueId = queueId, AssigneeId = assigneeId, Change = change };
}
