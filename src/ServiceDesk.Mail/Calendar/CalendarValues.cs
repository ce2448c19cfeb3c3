using System.Globalization;

namespace ServiceDesk.Mail.Calendar;

/// <summary>Reads the values of RFC 5545 section 3.3 that an invitation needs.</summary>
internal static class CalendarValues
{
    private const int MostDigits = 6;

    // A thousand years: what is longer is no meeting.
    private const long LongestSeconds = 31_557_600_000;

    /// <summary>A date, or a date with a time (sections 3.3.4 and 3.3.5); null for neither.</summary>
    public static DateTime? Time(string value, out bool isDate, out bool isUtc)
    {
        var text = value.Trim();
        isUtc = text.EndsWith('Z') || text.EndsWith('z');
        text = text.TrimEnd('Z', 'z');
        isDate = text.Length == 8;
        string[] formats = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];
        // Times at the ends of the calendar cannot be moved to another zone.
        return DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is > 1 and < 9998 ? time : null;
    }

    /// <summary>A duration (section 3.3.6) that is not negative; null for what is none.</summary>
    public static TimeSpan? Duration(string value)
    {
        var text = value.Trim().TrimStart('+').ToUpperInvariant();
        if (!text.StartsWith('P'))
            return null;
        var seconds = 0L;
        var number = 0L;
        var digits = 0;
        foreach (var c in text.AsSpan(1))
        {
            if (char.IsAsciiDigit(c))
            {
                number = (number * 10) + (c - '0');
                if (++digits > MostDigits)
                    return null;
                continue;
            }
            long? unit = c switch { 'W' => 604_800, 'D' => 86_400, 'H' => 3600, 'M' => 60, 'S' => 1, 'T' => 0, _ => null };
            if (unit is null)
                return null;
            seconds += number * unit.Value;
            if (seconds > LongestSeconds)
                return null;
            (number, digits) = (0, 0);
        }
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>An offset such as +0100 (section 3.3.14); null for what is none, or over 14 hours.</summary>
    public static TimeSpan? Offset(string value)
    {
        var text = value.Trim();
        if (text.Length is not (5 or 7) || text[0] is not ('+' or '-') || !int.TryParse(text.AsSpan(1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var offset = new TimeSpan(number / 100, number % 100, 0);
        return offset > TimeSpan.FromHours(14) ? null : text[0] == '-' ? -offset : offset;
    }
}
