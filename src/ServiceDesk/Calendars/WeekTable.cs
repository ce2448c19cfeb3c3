namespace ServiceDesk.Calendars;

/// <summary>
/// The local days that a calendar can have, worked out once: by weekday, by whether the day is a holiday, and by whether the day before
/// was one, for that day's night shift may run into this one.
/// </summary>
internal sealed class WeekTable
{
    private const int DaysPerWeek = 7;

    private readonly DayHours[] days = new DayHours[DaysPerWeek * 4];
    private readonly HashSet<int> holidays;

    public WeekTable(WeeklyHours hours, IEnumerable<DateOnly> holidays)
    {
        this.holidays = [.. holidays.Select(x => x.DayNumber)];
        for (var weekday = 0; weekday < DaysPerWeek; weekday++)
        {
            var (own, former) = (Spans(hours, weekday), Spans(hours, (weekday + DaysPerWeek - 1) % DaysPerWeek));
            var today = own.Select(x => (x.Start, Math.Min(x.End, TimeSpan.TicksPerDay))).ToList();
            var fromYesterday = former.Where(x => x.End > TimeSpan.TicksPerDay).Select(x => (0L, x.End - TimeSpan.TicksPerDay)).ToList();
            days[Index(weekday, isHoliday: false, wasHoliday: false)] = new DayHours([.. today, .. fromYesterday]);
            days[Index(weekday, isHoliday: false, wasHoliday: true)] = new DayHours(today);
            days[Index(weekday, isHoliday: true, wasHoliday: false)] = new DayHours(fromYesterday);
            days[Index(weekday, isHoliday: true, wasHoliday: true)] = new DayHours([]);
        }
    }

    /// <param name="local">Ticks of a local time since the first day of the year 1, of which a zone may be hours short.</param>
    /// <returns>The hours of its day and the ticks of the midnight at which that begins.</returns>
    public (DayHours Hours, long Midnight) DayOf(long local)
    {
        var day = (int)((local + DaysPerWeek * TimeSpan.TicksPerDay) / TimeSpan.TicksPerDay) - DaysPerWeek;
        // Day 0 was a Monday.
        var weekday = (day + DaysPerWeek) % DaysPerWeek;
        var (isHoliday, wasHoliday) = holidays.Count > 0 ? (holidays.Contains(day), holidays.Contains(day - 1)) : (false, false);
        return (days[Index(weekday, isHoliday, wasHoliday)], day * TimeSpan.TicksPerDay);
    }

    private static List<(long Start, long End)> Spans(WeeklyHours hours, int weekday) =>
        [.. hours[WeeklyHours.Weekdays[weekday]].Select(x => (x.Start.Ticks, x.End.Ticks))];

    private static int Index(int weekday, bool isHoliday, bool wasHoliday) => weekday * 4 + (isHoliday ? 2 : 0) + (wasHoliday ? 1 : 0);
}
