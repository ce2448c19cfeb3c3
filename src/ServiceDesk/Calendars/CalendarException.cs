namespace ServiceDesk.Calendars;

/// <summary>A calendar, or a question to it, cannot be taken; the message says what was seen, where, and what was expected.</summary>
public sealed class CalendarException : Exception
{
    private const int LongestQuote = 60;

    public CalendarException(string message)
        : base(message)
    {
    }

    public CalendarException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>What was seen, as one short line that a message can hold, whatever stood there.</summary>
    public static string Quote(string seen)
    {
        var line = string.Concat(seen.Select(x => char.IsControl(x) || x is '\u2028' or '\u2029' ? ' ' : x));
        return line.Length > LongestQuote ? $"'{line[..LongestQuote]}…'" : $"'{line}'";
    }
}
