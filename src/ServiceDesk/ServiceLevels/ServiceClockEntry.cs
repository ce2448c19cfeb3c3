using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>What happened to a clock.</summary>
public enum ClockEvent
{
    Start = 1,

    /// <summary>From here on no time counts; one that had ended is open again.</summary>
    Pause = 2,

    /// <summary>From here on time counts again; one that had ended is open again.</summary>
    Resume = 3,

    /// <summary>What was promised was done, in time or late.</summary>
    Fulfil = 4,

    /// <summary>The desk noted that the time was up.</summary>
    Breach = 5,

    /// <summary>The promise no longer matters: the ticket ended without it, is spam, or its service level was deleted.</summary>
    Cancel = 6,

    /// <summary>Another promise counts from here on; the time that passed stays.</summary>
    Retarget = 7,

    /// <summary>The desk noted that the time was nearly up.</summary>
    Warn = 8,
}

/// <summary>What is promised: by which level, how much working time, by which calendar.</summary>
/// <param name="LevelId">Null: no service level counts for the ticket.</param>
/// <param name="Minutes">Of working time; null: nothing is promised, the clock only counts.</param>
/// <param name="WarnMinutes">After how many of them the desk warns.</param>
/// <param name="CalendarId">Null: every minute counts.</param>
public sealed record ClockTerms(long? LevelId, string? Level, int? Minutes, int? WarnMinutes, long? CalendarId)
{
    /// <summary>Whatever the level is called.</summary>
    public bool IsSamePromise(ClockTerms other) => this with { Level = null } == (other ?? throw new ArgumentNullException(nameof(other))) with { Level = null };
}

/// <summary>
/// A line in the ledger of a ticket's clocks; only ever added. Each stands for itself: with the calendar, a clock's lines tell every
/// figure of it (<see cref="ServiceClock.Read"/>).
/// </summary>
public sealed class ServiceClockEntry : ITenantRow
{
    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public required Ticket Ticket { get; init; }

    /// <summary>The same in all lines of one clock; each unanswered message has a clock of its own.</summary>
    public required Guid ClockId { get; init; }

    /// <summary>Counts the lines of the clock, from 1.</summary>
    public required int Number { get; init; }
    public required ServiceTarget Target { get; init; }
    public required ClockEvent Event { get; init; }
    public required DateTime At { get; init; }

    /// <summary>The promise from this line on.</summary>
    public required long? LevelId { get; init; }
    public required string? Level { get; init; }
    public required int? Minutes { get; init; }
    public required int? WarnMinutes { get; init; }
    public required long? CalendarId { get; init; }

    /// <summary>Working time that had passed, as it was counted then.</summary>
    public required TimeSpan Elapsed { get; init; }

    public ClockTerms Terms => new(LevelId, Level, Minutes, WarnMinutes, CalendarId);
}
