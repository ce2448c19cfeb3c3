using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>What a timer does when it fires.</summary>
public enum TimerKind
{
    /// <summary>Closes a ticket that has stayed solved.</summary>
    CloseSolved = 1,
}

/// <summary>Something that will happen to a ticket by itself: what, when and why. Its <see cref="DueWork"/> row makes it fire.</summary>
public sealed class TicketTimer : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }
    public required long TicketId { get; init; }
    public Ticket? Ticket { get; private set; }
    public required TimerKind Kind { get; init; }
    public required DateTime DueAt { get; init; }
    public required string Why { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? FiredAt { get; set; }
    public DateTime? CancelledAt { get; set; }
}
