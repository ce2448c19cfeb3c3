namespace ServiceDesk.Calendars;

/// <summary>
/// Hours of one weekday in local time. An end that is not after the start lies on the next day: 22:00 to 06:00 is a night shift,
/// 00:00 to 00:00 a whole day.
/// </summary>
public sealed record WorkingSpan
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="start">From 00:00 to before 24:00, in whole seconds.</param>
    /// <param name="end">From 00:00 to 24:00, in whole seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is outside of the day or holds a fraction of a second.</exception>
    public WorkingSpan(TimeSpan start, TimeSpan end)
    {
        if (start < TimeSpan.Zero || start >= Day || start.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentOutOfRangeException(nameof(start), start, "Expected whole seconds from 00:00:00 to 23:59:59.");
        if (end < TimeSpan.Zero || end > Day || end.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentOutOfRangeException(nameof(end), end, "Expected whole seconds from 00:00:00 to 24:00:00.");
        Start = start;
        End = end > start ? end : end + Day;
    }

    /// <summary>Counted from the midnight at which the weekday begins.</summary>
    public TimeSpan Start { get; }

    /// <summary>Counted from the same midnight; above 24 hours for what runs into the next day. The end itself is closed.</summary>
    public TimeSpan End { get; }
}
