using ServiceDesk.Calendars;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>The ledger of one clock, written as the desk writes it, without a database.</summary>
internal sealed class ClockLines
{
    private readonly Func<long?, WorkingCalendar> calendars;
    private readonly Guid id = Guid.NewGuid();
    private readonly ServiceTarget target;
    private ClockTerms terms;

    public ClockLines(Func<long?, WorkingCalendar> calendars, DateTime start, int? minutes, long? calendar = null, ServiceTarget target = ServiceTarget.Resolution)
    {
        (this.calendars, this.target, terms) = (calendars, target, new(1, "Level", minutes, null, calendar));
        Add(ClockEvent.Start, start);
    }

    public ClockLines(WorkingCalendar calendar, DateTime start, int? minutes) : this(_ => calendar, start, minutes)
    {
    }

    public List<ServiceClockEntry> Lines { get; } = [];

    public ServiceClock Clock => ServiceClock.Read(Lines, calendars);

    public ClockLines Add(ClockEvent what, DateTime at, ClockTerms? promise = null)
    {
        terms = promise ?? terms;
        Lines.Add(new()
        {
            TenantId = 1, Ticket = null!, ClockId = id, Number = Lines.Count + 1, Target = target, Event = what, At = at, LevelId = terms.LevelId, Level = terms.Level,
            Minutes = terms.Minutes, WarnMinutes = terms.WarnMinutes, CalendarId = terms.CalendarId, Elapsed = Lines.Count == 0 ? TimeSpan.Zero : Clock.ElapsedAt(at),
        });
        return this;
    }

    public ClockLines Promise(DateTime at, int? minutes, long? calendar = null) => Add(ClockEvent.Retarget, at, terms with { Minutes = minutes, CalendarId = calendar });
}
