namespace ServiceDesk.Tickets;

/// <summary>Which part of the lists: active work, what has ended, or both.</summary>
public enum Activity
{
    Active = 1,
    Ended = 2,
    All = 3,
}

/// <summary>What a list is narrowed to. Everything that is null does not narrow.</summary>
public sealed record TicketFilter
{
    public Activity Activity { get; init; } = Activity.Active;
    public long? QueueId { get; init; }
    public long? AssigneeId { get; init; }
    public bool Unassigned { get; init; }
    public long? StatusId { get; init; }
    public long? PriorityId { get; init; }
    public long? CustomerId { get; init; }

    /// <summary>Only what is overdue then: a clock of its service level runs, and its time is up.</summary>
    public DateTime? OverdueAt { get; init; }
    public string? Search { get; init; }

    public IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets)
    {
        if (StatusId is { } status)
            tickets = tickets.Where(x => x.StatusId == status);
        else if (Activity != Activity.All)
        {
            // Compared with a value: by a bare column SQLite seeks in no index.
            var active = Activity == Activity.Active;
            tickets = tickets.Where(x => x.IsActive == active);
        }
        if (QueueId is { } queue)
            tickets = tickets.Where(x => x.QueueId == queue);
        if (AssigneeId is { } assignee)
            tickets = tickets.Where(x => x.AssigneeId == assignee);
        if (Unassigned)
            tickets = tickets.Where(x => x.AssigneeId == null);
        if (PriorityId is { } priority)
            tickets = tickets.Where(x => x.PriorityId == priority);
        if (CustomerId is { } customer)
            tickets = tickets.Where(x => x.CustomerId == customer);
        if (OverdueAt is { } at)
            tickets = tickets.Where(x => x.DueAt <= at);
        return tickets;
    }
}
