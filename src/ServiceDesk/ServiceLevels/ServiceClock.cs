using ServiceDesk.Calendars;

namespace ServiceDesk.ServiceLevels;

public enum ClockState
{
    Running = 1,
    Paused = 2,
    Fulfilled = 3,
    Cancelled = 4,
}

/// <summary>A clock of a ticket as its lines in the ledger tell it. Immutable; it looks at nothing but the lines and the calendars.</summary>
/// <remarks>
/// <code>
///   Start ──► running ◄──Pause, Resume──► paused
///                │                          │
///                └──Fulfil──► fulfilled ◄───┤     Resume, Pause open what had ended: the time between does not count
///                └──Cancel──► cancelled ◄───┘
/// </code>
/// The working time that has passed is the sum of the spans in which it ran, each by the calendar of its promise. A clock is due at
/// the instant at which that sum reaches the promise, and broken from that instant on.
/// </remarks>
public sealed class ServiceClock
{
    private readonly List<Span> spans = [];
    private Span? open;

    private ServiceClock(ServiceClockEntry first) => (Id, Target, StartedAt, Terms) = (first.ClockId, first.Target, first.At, first.Terms);

    public Guid Id { get; }
    public ServiceTarget Target { get; }
    public DateTime StartedAt { get; }

    /// <summary>What is promised now.</summary>
    public ClockTerms Terms { get; private set; }
    public ClockState State { get; private set; }

    /// <summary>When it came into its state.</summary>
    public DateTime Since { get; private set; }

    /// <summary>When it was fulfilled or cancelled; null: it is open.</summary>
    public DateTime? EndedAt => IsOpen ? null : Since;

    /// <summary>When the desk noted that the promise, as it is now, was nearly due or broken; null: it has not.</summary>
    public DateTime? WarnedAt { get; private set; }
    public DateTime? BreachedAt { get; private set; }

    /// <summary>How many lines tell of it.</summary>
    public int Lines { get; private set; }
    public DateTime LastAt { get; private set; }

    /// <summary>Working time as it was counted when the last line was written; a calendar that changes since does not change it.</summary>
    public TimeSpan Counted { get; private set; }

    public bool IsOpen => State is ClockState.Running or ClockState.Paused;

    /// <summary>Tells what became of a clock.</summary>
    /// <param name="entries">All lines of one clock, in their order.</param>
    /// <param name="calendars">The hours of a calendar by its id; null is the calendar that is always open.</param>
    /// <exception cref="ArgumentException">There are no lines, or lines of several clocks.</exception>
    public static ServiceClock Read(IEnumerable<ServiceClockEntry> entries, Func<long?, WorkingCalendar> calendars)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(calendars);
        ServiceClock? clock = null;
        foreach (var entry in entries)
        {
            clock ??= new ServiceClock(entry);
            if (entry.ClockId != clock.Id)
                throw new ArgumentException($"Lines of the clocks {clock.Id} and {entry.ClockId} came together; expected those of one.", nameof(entries));
            clock.Take(entry, calendars);
        }
        return clock ?? throw new ArgumentException("There are no lines; expected those of one clock.", nameof(entries));
    }

    /// <summary>All clocks of a ledger, in the order in which they started.</summary>
    public static IReadOnlyList<ServiceClock> ReadAll(IEnumerable<ServiceClockEntry> entries, Func<long?, WorkingCalendar> calendars) =>
        [.. entries.GroupBy(x => x.ClockId).Select(x => Read(x, calendars)).OrderBy(x => x.StartedAt).ThenBy(x => x.Target)];

    /// <summary>Working time that has passed until then.</summary>
    public TimeSpan ElapsedAt(DateTime at) =>
        spans.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Elapsed) + (open is { } running && at > running.From ? running.Calendar.Between(running.From, at) : TimeSpan.Zero);

    /// <summary>What is left of the promise; below zero when it is broken. Null: nothing is promised.</summary>
    public TimeSpan? LeftAt(DateTime at) => Terms.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) - ElapsedAt(at) : null;

    public bool IsBrokenAt(DateTime at) => LeftAt(at) <= TimeSpan.Zero;

    /// <summary>When so much working time has passed or, as things stand, will have; null while the clock does not run, and has not reached it.</summary>
    /// <exception cref="CalendarException">The calendar never opens again.</exception>
    public DateTime? InstantOf(TimeSpan elapsed)
    {
        var left = elapsed;
        foreach (var span in spans)
        {
            if (span.Elapsed >= left)
                return span.Calendar.Add(span.From, left);
            left -= span.Elapsed;
        }
        return open is { } running ? running.Calendar.Add(running.From, left) : null;
    }

    /// <summary>When the promise is, or was, due. Null: nothing is promised, the clock does not run, or its calendar never opens again.</summary>
    public DateTime? DueAt
    {
        get
        {
            try
            {
                return Terms.Minutes is { } minutes ? InstantOf(TimeSpan.FromMinutes(minutes)) : null;
            }
            catch (CalendarException)
            {
                return null;
            }
        }
    }

    private void Take(ServiceClockEntry entry, Func<long?, WorkingCalendar> calendars)
    {
        (Lines, LastAt, Counted) = (Lines + 1, entry.At, entry.Elapsed);
        switch (entry.Event)
        {
            case ClockEvent.Start or ClockEvent.Resume:
                Become(ClockState.Running, entry);
                open ??= new(entry.At, calendars(Terms.CalendarId));
                break;
            case ClockEvent.Pause:
                Become(ClockState.Paused, entry);
                Close(entry.At);
                break;
            case ClockEvent.Fulfil:
                Become(ClockState.Fulfilled, entry);
                Close(entry.At);
                break;
            case ClockEvent.Cancel:
                Become(ClockState.Cancelled, entry);
                Close(entry.At);
                break;
            case ClockEvent.Retarget:
                (Terms, WarnedAt, BreachedAt) = (entry.Terms, null, null);
                if (open is null)
                    break;
                Close(entry.At);
                open = new(entry.At, calendars(Terms.CalendarId));
                break;
            case ClockEvent.Warn:
                WarnedAt ??= entry.At;
                break;
            case ClockEvent.Breach:
                BreachedAt ??= entry.At;
                break;
            default:
                throw new ArgumentException($"The ledger holds an event {entry.Event} that is not known.", nameof(entry));
        }
    }

    private void Become(ClockState state, ServiceClockEntry entry) => (State, Since) = (state, entry.At);

    private void Close(DateTime at)
    {
        if (open is { } running)
            spans.Add(running with { Elapsed = at > running.From ? running.Calendar.Between(running.From, at) : TimeSpan.Zero });
        open = null;
    }

    private sealed record Span(DateTime From, WorkingCalendar Calendar, TimeSpan Elapsed = default);
}
