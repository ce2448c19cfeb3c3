using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServiceDesk.Calendars;

/// <summary>
/// A calendar as JSON: <c>{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","17:00"]]},"holidays":["2026-12-25"]}</c>. Nothing else may
/// stand in it; holidays may be left out, and so may weekdays that are closed.
/// </summary>
public static class CalendarFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] TimeFormats = ["hh\\:mm", "hh\\:mm\\:ss"];

    /// <exception cref="CalendarException">It is no such JSON; the message names the place.</exception>
    public static WorkingCalendar Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new CalendarException($"The calendar is no JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            // A text with half a character (\ud800) parses and cannot be read.
            throw new CalendarException($"The calendar holds a text that is none: {e.Message}", e);
        }
    }

    /// <returns>JSON on one line, weekdays from Monday on, that <see cref="Read(string)"/> reads into the same calendar.</returns>
    public static string Write(WorkingCalendar calendar)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("timeZone", calendar.TimeZone);
            writer.WriteStartObject("hours");
            foreach (var day in WeeklyHours.Weekdays.Where(x => calendar.Hours[x].Any()))
            {
                writer.WriteStartArray(KeyOf(day));
                foreach (var span in calendar.Hours[day])
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(WriteTime(span.Start));
                    writer.WriteStringValue(WriteTime(span.End > TimeSpan.FromDays(1) ? span.End - TimeSpan.FromDays(1) : span.End));
                    writer.WriteEndArray();
                }
                writer.WriteEndArray();
            }
            writer.WriteEndObject();
            writer.WriteStartArray("holidays");
            foreach (var date in calendar.Holidays)
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static WorkingCalendar Read(JsonElement root)
    {
        var (zone, hours, holidays) = ((string?)null, (WeeklyHours?)null, new List<DateOnly>());
        foreach (var member in Expect(root, JsonValueKind.Object, "The calendar", "an object with timeZone, hours and holidays").EnumerateObject())
            switch (member.Name)
            {
                case "timeZone":
                    zone = Expect(member.Value, JsonValueKind.String, "timeZone", "an IANA time zone such as \"Europe/Berlin\"").GetString();
                    break;
                case "hours":
                    hours = ReadHours(member.Value);
                    break;
                case "holidays":
                    holidays = ReadHolidays(member.Value);
                    break;
                default:
                    throw new CalendarException($"The calendar has a member {CalendarException.Quote(member.Name)}; expected timeZone, hours and holidays alone.");
            }
        return new WorkingCalendar(
            zone ?? throw new CalendarException("The calendar has no timeZone; expected an IANA time zone such as \"Europe/Berlin\"."),
            hours ?? throw new CalendarException("The calendar has no hours; expected such as {\"mon\":[[\"09:00\",\"17:00\"]]}."),
            holidays);
    }

    private static WeeklyHours ReadHours(JsonElement hours)
    {
        var spans = new HashSet<(DayOfWeek Day, WorkingSpan Span)>();
        var days = new HashSet<DayOfWeek>();
        foreach (var member in Expect(hours, JsonValueKind.Object, "hours", "an object of weekdays").EnumerateObject())
        {
            var where = $"hours.{member.Name}";
            if (DayOf(member.Name) is not { } day)
                throw new CalendarException($"hours has a member {CalendarException.Quote(member.Name)}; expected mon, tue, wed, thu, fri, sat, sun or their English names.");
            if (!days.Add(day))
                throw new CalendarException($"hours names {day} twice, the second time as {CalendarException.Quote(member.Name)}; expected all its spans in one list.");
            foreach (var (span, i) in Expect(member.Value, JsonValueKind.Array, where, "a list of spans such as [[\"09:00\",\"17:00\"]]").EnumerateArray().Select((x, i) => (x, i)))
                if (!spans.Add((day, ReadSpan(span, $"{where}[{i}]"))))
                    throw new CalendarException($"{where}[{i}] is {CalendarException.Quote(span.GetRawText())}, which the list holds already; expected each span once.");
        }
        return new WeeklyHours(spans);
    }

    private static WorkingSpan ReadSpan(JsonElement span, string where)
    {
        const string expected = "a start and an end such as [\"09:00\",\"17:00\"]";
        if (Expect(span, JsonValueKind.Array, where, expected).GetArrayLength() != 2)
            throw new CalendarException($"{where} is {CalendarException.Quote(span.GetRawText())}; expected {expected}.");
        var (start, end) = (ReadTime(span[0], $"{where}[0]"), ReadTime(span[1], $"{where}[1]"));
        return start < TimeSpan.FromDays(1)
            ? new WorkingSpan(start, end)
            : throw new CalendarException($"{where}[0] is '24:00'; expected a start before, such as '00:00' of the next weekday.");
    }

    private static TimeSpan ReadTime(JsonElement value, string where)
    {
        const string expected = "a time such as \"09:00\" or \"09:00:30\", from \"00:00\" to \"24:00\"";
        var text = Expect(value, JsonValueKind.String, where, expected).GetString()!;
        if (text is "24:00" or "24:00:00")
            return TimeSpan.FromDays(1);
        return TimeSpan.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, out var time)
            ? time
            : throw new CalendarException($"{where} is {CalendarException.Quote(text)}; expected {expected}.");
    }

    private static List<DateOnly> ReadHolidays(JsonElement holidays)
    {
        const string expected = "a date such as \"2026-12-25\"";
        var dates = new List<DateOnly>();
        foreach (var value in Expect(holidays, JsonValueKind.Array, "holidays", "a list of dates such as [\"2026-12-25\"]").EnumerateArray())
        {
            var where = $"holidays[{dates.Count}]";
            var text = Expect(value, JsonValueKind.String, where, expected).GetString()!;
            dates.Add(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw new CalendarException($"{where} is {CalendarException.Quote(text)}; expected {expected}."));
        }
        return dates;
    }

    private static JsonElement Expect(JsonElement value, JsonValueKind kind, string where, string expected) => value.ValueKind == kind
        ? value
        : throw new CalendarException($"{where} is {CalendarException.Quote(value.GetRawText())}; expected {expected}.");

    private static DayOfWeek? DayOf(string name)
    {
        foreach (var day in WeeklyHours.Weekdays)
            if (name.Equals(KeyOf(day), StringComparison.OrdinalIgnoreCase) || name.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase))
                return day;
        return null;
    }

    private static string KeyOf(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private static string WriteTime(TimeSpan time) => time == TimeSpan.FromDays(1)
        ? "24:00"
        : time.ToString(time.Seconds == 0 ? "hh\\:mm" : "hh\\:mm\\:ss", CultureInfo.InvariantCulture);
}
