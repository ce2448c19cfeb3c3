namespace ServiceDesk.Mail.Calendar;

/// <summary>
/// The zones that times are in: those that the platform knows by name (IANA's or Windows's), else by the rules that the
/// calendar brings with it (VTIMEZONE, RFC 5545 section 3.6.5).
/// </summary>
internal sealed class CalendarZones
{
    private const int MostZones = 50;
    private const int LongestName = 80;

    private readonly Dictionary<string, CalendarZoneRules> _rules = new(StringComparer.OrdinalIgnoreCase);
    private CalendarZoneRules? _current;

    /// <summary>A component begins.</summary>
    public void Begin(string component)
    {
        if (component == "VTIMEZONE")
            _current = new CalendarZoneRules();
        else
            _current?.Begin(component);
    }

    /// <summary>A line of a zone or of one of its rules.</summary>
    public void Take(CalendarLine line)
    {
        if (_current is null)
            return;
        if (line.Name == "TZID" && _rules.Count < MostZones)
            _rules.TryAdd(line.Text, _current);
        else
            _current.Take(line);
    }

    /// <summary>The time of a DTSTART or DTEND; null where its value is none.</summary>
    public CalendarTime? Time(CalendarLine line) =>
        CalendarValues.Time(line.Value, out var isDate, out var isUtc) is { } local ? Time(local, isUtc ? "UTC" : line.Parameter("TZID"), isDate) : null;

    public CalendarTime Time(DateTime local, string? zone, bool isDate)
    {
        if (isDate || string.IsNullOrWhiteSpace(zone))
            return new CalendarTime(local, isDate ? null : zone, null, isDate);
        var offset = KnownZone(zone)?.GetUtcOffset(local) ?? (_rules.TryGetValue(zone, out var rules) ? rules.OffsetAt(local) : null);
        return new CalendarTime(local, zone, offset is null ? null : new DateTimeOffset(local, offset.Value), isDate);
    }

    /// <summary>By the name, or by the end of a longer one: "/softwarestudio.org/Olson/Europe/Berlin".</summary>
    private static TimeZoneInfo? KnownZone(string name)
    {
        var id = name.Trim();
        if (id.StartsWith('/') && id.Split('/') is { Length: > 2 } words)
            id = $"{words[^2]}/{words[^1]}";
        return IsZoneName(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;
    }

    /// <summary>The platform looks zones up as files: nothing that could lead out of their folder is asked for.</summary>
    private static bool IsZoneName(string id)
    {
        if (id.Length is 0 or > LongestName || !char.IsAsciiLetter(id[0]))
            return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '_' or '-' or '+' or '/'))
                return id.Contains('.', StringComparison.Ordinal) && IsWindowsName(id);
        }
        return true;
    }

    /// <summary>Names of Windows's zones have points: "W. Europe Standard Time".</summary>
    private static bool IsWindowsName(string id)
    {
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or '.' or '-' or '+' or '(' or ')'))
                return false;
        }
        return id.EndsWith(" Time", StringComparison.Ordinal);
    }
}
