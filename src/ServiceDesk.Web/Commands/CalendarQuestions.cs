using System.Globalization;
using System.Text.Json;
using ServiceDesk.Calendars;

namespace ServiceDesk.Web.Commands;

/// <summary>
/// Answers a question, which is a line of JSON: a calendar with an instant and minutes to add, or with two instants to measure between.
/// Calendars are known again by their text, so that the thousands of lines about one of them read it once.
/// </summary>
public sealed class CalendarQuestions
{
    /// <summary>Lines about more calendars than this begin to read them anew.</summary>
    private const int MostKept = 1000;

    private const string Expected = """expected {"calendar":{…},"from":"…","minutes":90} or {"calendar":{…},"from":"…","to":"…"}""";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, WorkingCalendar> calendars = new(StringComparer.Ordinal);

    /// <returns>An instant in UTC, or a number of whole minutes.</returns>
    /// <exception cref="CalendarException">The line is no such question, or has no answer; the message is one line.</exception>
    public string Answer(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            return Answer(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new CalendarException($"the line is no JSON: {e.Message.ReplaceLineEndings(" ")}; {Expected}.", e);
        }
        catch (InvalidOperationException e)
        {
            // A text with half a character (\ud800) parses and cannot be read.
            throw new CalendarException($"the line holds a text that is none: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private string Answer(JsonElement question)
    {
        if (question.ValueKind != JsonValueKind.Object)
            throw new CalendarException($"the line is no object; {Expected}.");
        JsonElement? calendar = null, from = null, minutes = null, to = null;
        foreach (var member in question.EnumerateObject())
            switch (member.Name)
            {
                case "calendar": calendar = member.Value; break;
                case "from": from = member.Value; break;
                case "minutes": minutes = member.Value; break;
                case "to": to = member.Value; break;
                default: throw new CalendarException($"the line has a member {CalendarException.Quote(member.Name)}; {Expected}.");
            }
        if (calendar is not { } asked || from is not { } start || minutes is null == to is null)
            throw new CalendarException($"the line has {string.Join(", ", question.EnumerateObject().Select(x => x.Name).DefaultIfEmpty("nothing"))}; {Expected}.");
        var known = CalendarOf(asked.GetRawText());
        var begin = Instant(start, "from");
        return minutes is { } added
            ? IsoInstant.Write(known.Add(begin, Minutes(added)))
            : WorkingMinutes.Whole(known.Between(begin, Instant(to!.Value, "to"))).ToString(CultureInfo.InvariantCulture);
    }

    private WorkingCalendar CalendarOf(string json)
    {
        if (calendars.TryGetValue(json, out var known))
            return known;
        var calendar = CalendarFile.Read(json);
        if (calendars.Count == MostKept)
            calendars.Clear();
        return calendars[json] = calendar;
    }

    private static DateTime Instant(JsonElement value, string name) =>
        IsoInstant.Read(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), name);

    private static TimeSpan Minutes(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var minutes)
        ? WorkingMinutes.Read(minutes)
        : throw WorkingMinutes.Unreadable(value.GetRawText());
}
