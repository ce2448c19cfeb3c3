using System.Globalization;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Reads dates (RFC 5322 section 3.3, obsolete forms of 4.3) by what each word looks like rather than by its place,
/// so that the order of Unix and a missing zone or second are read too.
/// </summary>
internal static class DateParser
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>The date, or null where the text holds none. Without a zone it counts as UTC.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length is 0 or > 1000)
            return null;
        int? day = null, month = null, year = null;
        TimeSpan? time = null;
        var zone = TimeSpan.Zero;
        foreach (var word in WithoutComments(text).Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Contains(':', StringComparison.Ordinal))
                time ??= ParseTime(word);
            else if (time is not null && ParseZone(word) is { } offset && !char.IsAsciiDigit(word[0]))
                zone = offset;
            else
                TakeDatePart(word, ref day, ref month, ref year);
        }
        if (day is null || month is null || year is null)
            return ParseIso(text);
        return Compose(year.Value, month.Value, day.Value, time ?? TimeSpan.Zero, zone);
    }

    private static void TakeDatePart(string word, ref int? day, ref int? month, ref int? year)
    {
        foreach (var part in word.Split(['-', '.', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (MonthOf(part) is { } named)
                month ??= named;
            else if (part.Length > 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            else if (part.Length <= 2 && day is null)
                day = number;
            else if (part.Length >= 2)
                year ??= part.Length switch { 4 => number, 3 => 1900 + number, _ => number < 50 ? 2000 + number : 1900 + number };
        }
    }

    private static DateTimeOffset? Compose(int year, int month, int day, TimeSpan time, TimeSpan zone)
    {
        if (year is < 2 or > 9998 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return new DateTimeOffset(new DateTime(year, month, day).Add(time), zone);
    }

    private static DateTimeOffset? ParseIso(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) ? value : null;

    private static TimeSpan? ParseTime(string word)
    {
        var parts = word.Split(':');
        var seconds = 0;
        if (!Number(parts[0], 23, out var hours) || !Number(parts[1], 59, out var minutes))
            return null;
        if (parts.Length > 2 && !Number(parts[2].Split('.')[0], 60, out seconds))
            return null;
        return new TimeSpan(hours, minutes, Math.Min(seconds, 59));
    }

    private static bool Number(string text, int highest, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= highest;

    private static TimeSpan? ParseZone(string word)
    {
        if (word.Length == 5 && word[0] is '+' or '-' && Number(word[1..3], 14, out var hours) && Number(word[3..5], 59, out var minutes))
        {
            var offset = new TimeSpan(Math.Min(hours, 13), minutes, 0) + TimeSpan.FromHours(hours == 14 ? 1 : 0);
            if (offset > TimeSpan.FromHours(14))
                return null;
            return word[0] == '-' ? -offset : offset;
        }
        if (word.Length == 8 && (word.StartsWith("GMT", StringComparison.OrdinalIgnoreCase) || word.StartsWith("UTC", StringComparison.OrdinalIgnoreCase)))
            return ParseZone(word[3..]);
        return word.ToUpperInvariant() switch
        {
            "UT" or "UTC" or "GMT" or "Z" => TimeSpan.Zero,
            "EDT" => TimeSpan.FromHours(-4),
            "EST" or "CDT" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" => TimeSpan.FromHours(-8),
            "CET" or "MET" => TimeSpan.FromHours(1),
            "CEST" or "MEST" => TimeSpan.FromHours(2),
            // Military letters were used with both signs: no zone is known (RFC 5322 section 4.3).
            { Length: 1 } => TimeSpan.Zero,
            _ => null,
        };
    }

    private static int? MonthOf(string word)
    {
        if (word.Length < 3 || !char.IsAsciiLetter(word[0]))
            return null;
        var index = Months.IndexOf(word[..3], StringComparison.OrdinalIgnoreCase);
        return index >= 0 && index % 3 == 0 ? index / 3 + 1 : null;
    }

    /// <summary>Comments nest; with them goes the white space that may stand around the colons of a time (RFC 5322 appendix A.6.3).</summary>
    private static string WithoutComments(string text)
    {
        var result = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            if (c == '(')
                depth++;
            else if (c == ')' && depth > 0)
                depth--;
            else if (depth > 0 || (c is ' ' or '\t' && result.Length > 0 && result[^1] == ':'))
                continue;
            else
                AppendTrimmed(result, c);
        }
        return result.ToString();
    }

    private static void AppendTrimmed(StringBuilder result, char c)
    {
        while (c == ':' && result.Length > 0 && result[^1] is ' ' or '\t')
            result.Length--;
        result.Append(c);
    }
}
