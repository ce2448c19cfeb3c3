using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>
/// Something that will happen to a ticket by itself: what, when and why (I10). It keeps what it was set with, whatever becomes of the
/// settings. Its <see cref="DueWork"/> row makes it fire.
/// </summary>
/// <remarks>
/// <code>
///   running ──due, the ticket is still in the status, its clock still runs──► fired
///      └──the ticket left the status, its clock stopped, or its conditions did not hold when it was due──► cancelled
/// </code>
/// </remarks>
public sealed class TicketTimer : ITicketRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }

    /// <summary>The timer of the settings that it comes from; null where it comes from elsewhere.</summary>
    public long? StatusTimerId { get; init; }

    /// <summary>The version of a scenario that it comes from.</summary>
    public long? ScenarioVersionId { get; init; }

    /// <summary>The review of a ticket that was put off: it comes from no setting.</summary>
    public bool IsReview { get; init; }

    /// <summary>A template has set it (<see cref="Templates.Xslt.TemplateTimers"/>).</summary>
    public bool IsOfTemplate { get; init; }

    /// <summary>It runs as long as the ticket stays in this status; null: in any.</summary>
    public long? StatusId { get; init; }

    /// <summary>The clock that it runs for, as the ledger names it, and what of it; null: it is a status's.</summary>
    public Guid? ClockId { get; init; }
    public ServiceTarget? Target { get; init; }
    public ClockAlarm? Alarm { get; init; }

    /// <summary>What stands on the ticket and in its history as the reason: the name of the timer, or of the service level.</summary>
    public required string Why { get; init; }

    /// <summary>As <see cref="StatusTimer.When"/>.</summary>
    public string? When { get; init; }

    /// <summary>Operations, as JSON.</summary>
    public required string Steps { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>Working time from <see cref="StartedAt"/>; with the calendar it makes <see cref="DueAt"/>.</summary>
    public required int Minutes { get; init; }
    public required long? CalendarId { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime? FiredAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }

    /// <summary>Why it did not do, or not all of, what it should.</summary>
    public string? Problem { get; private set; }

    public bool IsRunning => FiredAt is null && CancelledAt is null;

    /// <summary>The same once more, from another instant on, for as much working time as was left when it was stopped.</summary>
    /// <exception cref="CalendarException">The calendar never opens again.</exception>
    internal TicketTimer GoOn(Ticket ticket, DateTime at, DateTime stoppedAt, WorkingCalendar hours)
    {
        var left = !IsReview && DueAt > stoppedAt ? hours.Between(stoppedAt, DueAt) : TimeSpan.Zero;
        return new()
        {
            TenantId = TenantId,
            Ticket = ticket,
            StatusTimerId = StatusTimerId,
            ScenarioVersionId = ScenarioVersionId,
            IsReview = IsReview,
            StatusId = StatusId,
            Why = Why,
            When = When,
            Steps = Steps,
            StartedAt = at,
            Minutes = (int)Math.Ceiling(left.TotalMinutes),
            CalendarId = CalendarId,
            DueAt = IsReview ? DueAt : UtcClock.Cut(hours.Add(at, left)),
        };
    }

    internal DueWork Due() => new() { Key = Id, TenantId = TenantId, Kind = WorkKind.FireTimer, DueAt = DueAt };

    internal void Fire(DateTime at, string? problem) => (FiredAt, Problem) = (at, problem);

    internal void Cancel(DateTime at, string? problem = null) => (CancelledAt, Problem) = (at, problem);
}
