using System.Globalization;
using System.Text.RegularExpressions;

namespace ServiceDesk.Calendars;

/// <summary>An instant as ISO 8601 writes it: a date, a time of day and what that is ahead of UTC.</summary>
public static partial class IsoInstant
{
    private const string Expected = "expected an instant such as 2026-03-27T16:00:00Z or 2026-03-27T17:00+01:00, with Z or an offset from UTC";

    /// <summary>The extended form or the basic one; seconds may be left out; fractions are cut at 100 nanoseconds.</summary>
    /// <param name="name">What the text was given as, for the message.</param>
    /// <exception cref="CalendarException">It is no instant, or one outside of the years 1 to 9999.</exception>
    public static DateTime Read(string text, string name)
    {
        var match = Shape().Match(text);
        if (!match.Success)
            throw Unreadable();
        var (hour, minute, second) = (Number("hour"), Number("minute"), Number("second"));
        // 24:00 is the midnight at which a date ends.
        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0 || Fraction() > 0)))
            throw Unreadable();
        if (!DateOnly.TryParseExact($"{match.Groups["year"].ValueSpan}-{match.Groups["month"].ValueSpan}-{match.Groups["day"].ValueSpan}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw Unreadable();
        var (offsetHours, offsetMinutes) = (Number("offsetHours"), Number("offsetMinutes"));
        if (offsetHours > 18 || offsetMinutes > 59)
            throw Unreadable();
        var offset = (offsetHours * 60 + offsetMinutes) * TimeSpan.TicksPerMinute * (match.Groups["sign"].ValueSpan is "-" ? -1 : 1);
        var ticks = date.DayNumber * TimeSpan.TicksPerDay + ((hour * 60L + minute) * 60 + second) * TimeSpan.TicksPerSecond + Fraction() - offset;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : throw Unreadable();

        int Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

        long Fraction() => match.Groups["fraction"] is { Success: true } found
            ? long.Parse(found.Value.PadRight(7, '0')[..7], NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;

        CalendarException Unreadable() => new($"{name} is {CalendarException.Quote(text)}; {Expected}.");
    }

    /// <summary><c>2026-03-27T16:00:00Z</c>, with a fraction only where there is one.</summary>
    public static string Write(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(?<dash>-?)(?<month>[0-9]{2})\k<dash>(?<day>[0-9]{2})[Tt]"
        + @"(?<hour>[0-9]{2})(?<colon>:?)(?<minute>[0-9]{2})(?:\k<colon>(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?"
        + @"(?:[Zz]|(?<sign>[+-])(?<offsetHours>[0-9]{2})(?::?(?<offsetMinutes>[0-9]{2}))?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
