using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Calendar;

/// <summary>Goes through the components of a calendar and takes what an invitation is made of.</summary>
internal sealed class CalendarReader
{
    private const int DeepestComponent = 20;

    private readonly Stack<string> _components = new();
    private readonly CalendarZones _zones = new();
    private readonly Dictionary<string, CalendarLine> _event = [];
    private string? _method;
    private bool _hasEvent;
    private bool _isFinished;

    public static CalendarInvitation? Read(string calendar, string? method)
    {
        var reader = new CalendarReader();
        foreach (var line in CalendarLine.ReadAll(calendar))
            reader.Take(line);
        return reader._hasEvent ? reader.Build(method) : null;
    }

    private void Take(CalendarLine line)
    {
        var component = _components.Count > 0 ? _components.Peek() : "";
        switch (line.Name)
        {
            case "BEGIN":
                var begun = line.Value.Trim().ToUpperInvariant();
                if (_components.Count < DeepestComponent)
                    _components.Push(begun);
                _hasEvent |= begun == "VEVENT";
                _zones.Begin(begun);
                break;
            case "END":
                var ended = line.Value.Trim().ToUpperInvariant();
                _isFinished |= ended == "VEVENT" && _hasEvent;
                if (component == ended)
                    _components.TryPop(out _);
                break;
            case "METHOD" when component is "VCALENDAR" or "":
                _method ??= line.Value.Trim();
                break;
            default:
                // What stands within an alarm of the event is about the alarm; later events are exceptions of the first.
                if (component == "VEVENT" && !_isFinished)
                    _event.TryAdd(line.Name, line);
                else if (component is "VTIMEZONE" or "STANDARD" or "DAYLIGHT")
                    _zones.Take(line);
                break;
        }
    }

    private CalendarInvitation Build(string? method)
    {
        var start = Time("DTSTART");
        var named = NullIfBlank(_method ?? method)?.ToUpperInvariant();
        return new CalendarInvitation
        {
            Method = named,
            Summary = Text("SUMMARY"),
            Organizer = Person("ORGANIZER"),
            Start = start,
            End = Time("DTEND") ?? (start is not null && _event.TryGetValue("DURATION", out var duration) ? After(start, duration.Value) : null),
            Location = Text("LOCATION"),
            Uid = Text("UID"),
            Answer = named is "REPLY" or "COUNTER" && Person("ATTENDEE") is { } attendee
                ? new CalendarAnswer(attendee, NullIfBlank(_event["ATTENDEE"].Parameter("PARTSTAT"))?.Trim().ToUpperInvariant())
                : null,
        };
    }

    private CalendarTime? Time(string name) => _event.TryGetValue(name, out var line) ? _zones.Time(line) : null;

    private CalendarTime? After(CalendarTime start, string duration) =>
        CalendarValues.Duration(duration) is { } length && start.Local.Year + (length.TotalDays / 365) < 9998
            ? _zones.Time(start.Local + length, start.Zone, start.IsDate && length.TotalDays % 1 == 0)
            : null;

    private string? Text(string name) => _event.TryGetValue(name, out var line) ? NullIfBlank(line.Text) : null;

    private MailboxAddress? Person(string name)
    {
        if (!_event.TryGetValue(name, out var line))
            return null;
        var address = line.Value.Trim();
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address["mailto:".Length..].Trim();
        return address.Length == 0 ? null : new MailboxAddress(NullIfBlank(line.Parameter("CN")), HeaderText.WithoutControls(address));
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
