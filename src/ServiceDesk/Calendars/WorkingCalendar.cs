using NodaTime;
using NodaTime.TimeZones;

namespace ServiceDesk.Calendars;

/// <summary>
/// Working hours in a time zone. It is open at an instant when the clock on the wall there shows a time of a span that begins on that
/// date, or of a night shift that began on the date before; a holiday closes the spans that begin on it. Immutable.
/// </summary>
/// <remarks>
/// Working time is time that passes while it is open: an hour that the clock repeats counts twice, a skipped hour not at all. Between
/// two changes of the clock, local time and UTC run alike, so that a walk goes from change to change and, within, from day to day;
/// no span is ever turned into UTC, and none can be missed or doubled at a change. docs/calendars.md has the decisions and examples.
/// Times are <see cref="DateTime"/>s of kind UTC; another kind is an <see cref="ArgumentException"/>.
/// </remarks>
public sealed class WorkingCalendar
{
    /// <summary>A calendar that is closed for longer is taken for one that will not open again.</summary>
    public const int MostClosedYears = 10;

    private const long MostClosedTicks = MostClosedYears * 366 * TimeSpan.TicksPerDay;
    private static readonly long LastTicks = DateTime.MaxValue.Ticks;

    private readonly DateTimeZone zone;
    private readonly WeekTable week;

    /// <param name="timeZone">IANA id, such as Europe/Berlin, as the zone's table spells it.</param>
    /// <param name="hours">What is open in a week without holidays.</param>
    /// <param name="holidays">Local dates, in any order.</param>
    /// <exception cref="CalendarException">There is no such zone.</exception>
    public WorkingCalendar(string timeZone, WeeklyHours hours, IEnumerable<DateOnly> holidays)
    {
        zone = ZoneOf(timeZone);
        TimeZone = timeZone;
        Hours = hours;
        Holidays = [.. holidays.Distinct().Order()];
        week = new WeekTable(hours, Holidays);
    }

    public string TimeZone { get; }

    public WeeklyHours Hours { get; }

    /// <summary>In order, none twice.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; }

    /// <summary>Whether it is open at this instant; a span's end is closed.</summary>
    public bool IsOpen(DateTime atUtc)
    {
        var utc = TicksOf(atUtc);
        var local = utc + StretchAt(utc).Offset;
        var (hours, midnight) = week.DayOf(local);
        return hours.IsOpenAt(local - midnight);
    }

    /// <summary>The first instant from this one on at which it is open: this one, where it is open.</summary>
    /// <exception cref="CalendarException">It is closed for <see cref="MostClosedYears"/> years, or until the end of the year 9999.</exception>
    public DateTime NextOpening(DateTime fromUtc) => new(TicksAfter(TicksOf(fromUtc), 1) - 1, DateTimeKind.Utc);

    /// <summary>
    /// When so much working time will have passed. It ends with the last minute: what fills a day ends when the day closes, not when the
    /// next one opens. Adding nothing gives <paramref name="fromUtc"/>, be it open or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The working time is negative; it only runs forward.</exception>
    /// <exception cref="CalendarException">It is closed for <see cref="MostClosedYears"/> years on the way, or the end is after the year 9999.</exception>
    public DateTime Add(DateTime fromUtc, TimeSpan workingTime)
    {
        if (workingTime < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(workingTime), workingTime, "Working time only runs forward; expected zero or more.");
        var utc = TicksOf(fromUtc);
        return workingTime == TimeSpan.Zero ? fromUtc : new(TicksAfter(utc, workingTime.Ticks), DateTimeKind.Utc);
    }

    /// <summary>How much working time passes; negative, of the same amount, when <paramref name="toUtc"/> is the earlier one.</summary>
    public TimeSpan Between(DateTime fromUtc, DateTime toUtc)
    {
        if (toUtc < fromUtc)
            return -Between(toUtc, fromUtc);
        var (utc, end, sum) = (TicksOf(fromUtc), TicksOf(toUtc), 0L);
        while (utc < end)
        {
            var stretch = StretchAt(utc);
            var localEnd = Math.Min(end, stretch.End) + stretch.Offset;
            for (var local = utc + stretch.Offset; local < localEnd;)
            {
                var (hours, midnight) = week.DayOf(local);
                var stop = Math.Min(midnight + TimeSpan.TicksPerDay, localEnd);
                sum += hours.OpenBefore(stop - midnight) - hours.OpenBefore(local - midnight);
                local = stop;
            }
            utc = localEnd - stretch.Offset;
        }
        return new TimeSpan(sum);
    }

    private long TicksAfter(long from, long remaining)
    {
        var (utc, lastOpen) = (from, from);
        while (utc < LastTicks)
        {
            var stretch = StretchAt(utc);
            var localEnd = stretch.End + stretch.Offset;
            for (var local = utc + stretch.Offset; local < localEnd;)
            {
                var (hours, midnight) = week.DayOf(local);
                var stop = Math.Min(midnight + TimeSpan.TicksPerDay, localEnd);
                var before = hours.OpenBefore(local - midnight);
                var open = hours.OpenBefore(stop - midnight) - before;
                if (remaining <= open)
                    return midnight + hours.TimeAfter(before + remaining) - stretch.Offset;
                remaining -= open;
                if (open > 0)
                    lastOpen = stop - stretch.Offset;
                else if (stop - stretch.Offset - lastOpen > MostClosedTicks)
                    throw NoWorkingTime(lastOpen);
                local = stop;
            }
            utc = stretch.End;
        }
        throw new CalendarException($"The working time after {IsoInstant.Write(new DateTime(from, DateTimeKind.Utc))} ends after the year 9999; expected less of it.");
    }

    private CalendarException NoWorkingTime(long after) => new(
        $"The calendar in {TimeZone} has no working time within {MostClosedYears} years after {IsoInstant.Write(new DateTime(after, DateTimeKind.Utc))}: "
        + (Hours.IsEmpty ? "its hours are empty; give it some." : $"its {Holidays.Count} holidays close every day with hours; take some out."));

    private Stretch StretchAt(long utc)
    {
        var interval = zone.GetZoneInterval(Instant.FromUnixTimeTicks(utc - DateTime.UnixEpoch.Ticks));
        var end = interval.HasEnd ? Math.Min(interval.End.ToUnixTimeTicks() + DateTime.UnixEpoch.Ticks, LastTicks) : LastTicks;
        return new(interval.WallOffset.Ticks, end);
    }

    private static long TicksOf(DateTime utc) => utc.Kind == DateTimeKind.Utc
        ? utc.Ticks
        : throw new ArgumentException($"{utc:O} is of kind {utc.Kind}; expected a time in UTC.", nameof(utc));

    private static DateTimeZone ZoneOf(string id)
    {
        var known = TzdbDateTimeZoneSource.Default.CanonicalIdMap;
        if (known.ContainsKey(id))
            return DateTimeZoneProviders.Tzdb[id];
        var close = known.Keys.FirstOrDefault(x => x.Equals(id, StringComparison.OrdinalIgnoreCase));
        throw new CalendarException($"timeZone is {CalendarException.Quote(id)}; expected {(close is null ? "an IANA time zone such as Europe/Berlin" : $"'{close}'")}.");
    }

    /// <summary>A time between two changes of the zone's clock, to which a UTC instant belongs.</summary>
    /// <param name="Offset">What the local clock is ahead of UTC, in ticks.</param>
    /// <param name="End">The next change in UTC, or the end of the year 9999.</param>
    private readonly record struct Stretch(long Offset, long End);
}
