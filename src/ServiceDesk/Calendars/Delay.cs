namespace ServiceDesk.Calendars;

/// <summary>What a delay is counted in.</summary>
public enum DelayUnit
{
    Minutes = 1,
    Hours = 2,

    /// <summary>Working days: as long as the calendar's open weekdays are on average.</summary>
    Days = 3,
}

/// <summary>An amount of working time, as administrators write it.</summary>
public readonly record struct Delay(int Amount, DelayUnit Unit)
{
    /// <summary>How much working time that is by a calendar.</summary>
    public TimeSpan In(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Unit switch
        {
            DelayUnit.Minutes => TimeSpan.FromMinutes(Amount),
            DelayUnit.Hours => TimeSpan.FromHours(Amount),
            DelayUnit.Days => Amount * DayOf(calendar),
            _ => throw new InvalidOperationException($"There is no unit {Unit}."),
        };
    }

    // Any week does for the average: one without a change of the clock, counted without the holidays.
    private static TimeSpan DayOf(WorkingCalendar calendar)
    {
        var week = new WorkingCalendar("UTC", calendar.Hours, []);
        var monday = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        var days = Enumerable.Range(0, 7).Select(x => week.Between(monday.AddDays(x), monday.AddDays(x + 1))).Where(x => x > TimeSpan.Zero).ToList();
        return days.Count == 0 ? TimeSpan.FromDays(1) : days.Aggregate((x, y) => x + y) / days.Count;
    }
}
