using System.Globalization;

namespace ServiceDesk.Calendars;

/// <summary>Working time as minutes, which is how people and files give it.</summary>
public static class WorkingMinutes
{
    private const decimal Most = long.MaxValue / TimeSpan.TicksPerMinute;

    /// <summary>What is finer than 100 nanoseconds is cut off.</summary>
    /// <exception cref="CalendarException">They are negative, or more than a clock can hold.</exception>
    public static TimeSpan Read(decimal minutes) => minutes switch
    {
        < 0 => throw new CalendarException($"minutes is {minutes.ToString(CultureInfo.InvariantCulture)}; expected 0 or more, for working time only runs forward."),
        > Most => throw Unreadable(minutes.ToString(CultureInfo.InvariantCulture)),
        _ => new TimeSpan((long)(minutes * TimeSpan.TicksPerMinute)),
    };

    /// <exception cref="CalendarException">It is no number, or one that cannot be taken.</exception>
    public static TimeSpan Read(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var minutes)
            ? Read(minutes)
            : throw Unreadable(text);

    /// <summary>Whole minutes, cut towards zero.</summary>
    public static long Whole(TimeSpan workingTime) => workingTime.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>What to throw for something that is no number of minutes.</summary>
    public static CalendarException Unreadable(string seen) =>
        new($"minutes is {CalendarException.Quote(seen)}; expected a number from 0 to {Most.ToString(CultureInfo.InvariantCulture)}.");
}
