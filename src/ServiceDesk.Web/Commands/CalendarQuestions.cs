using System.Globalization;
using System.Text;
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

    private readonly Dictionary<string, WorkingCalendar> calendars = new(StringComparer.Ordinal);

    /// <returns>An instant in UTC, or a number of whole minutes.</returns>
    /// <exception cref="CalendarException">The line is no such question, or has no answer.</exception>
    public string Answer(string line)
    {
        try
        {
            return Answer(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException e)
        {
            throw new CalendarException($"the line is no JSON: {e.Message}; {Expected}.", e);
        }
        catch (InvalidOperationException e)
        {
            // A text with half a character (\ud800) parses and cannot be read.
            throw new CalendarException($"the line holds a text that is none: {e.Message}", e);
        }
    }

    private string Answer(ReadOnlySpan<byte> line)
    {
        // A reader skips over a calendar that is known already; a document would build it, which takes longer than the answer.
        var reader = new Utf8JsonReader(line);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new CalendarException($"the line is no object; {Expected}.");
        string? calendar = null;
        (DateTime? from, DateTime? to, TimeSpan? minutes) = (null, null, null);
        var names = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (names.Contains(name))
                throw new CalendarException($"the line has {CalendarException.Quote(name)} twice; {Expected}.");
            names.Add(name);
            reader.Read();
            switch (name)
            {
                case "calendar": calendar = RawText(ref reader, line); break;
                case "from": from = ReadInstant(ref reader, line, name); break;
                case "to": to = ReadInstant(ref reader, line, name); break;
                case "minutes": minutes = ReadMinutes(ref reader, line); break;
                default: throw new CalendarException($"the line has a member {CalendarException.Quote(name)}; {Expected}.");
            }
        }
        // What follows the object is no JSON, and the reader says so.
        reader.Read();
        return (calendar, from, minutes, to) switch
        {
            ({ } text, { } start, { } added, null) => IsoInstant.Write(CalendarOf(text).Add(start, added)),
            ({ } text, { } start, null, { } end) => WorkingMinutes.Whole(CalendarOf(text).Between(start, end)).ToString(CultureInfo.InvariantCulture),
            _ => throw new CalendarException($"the line has {string.Join(", ", names.DefaultIfEmpty("no members"))}; {Expected}."),
        };
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

    private static DateTime ReadInstant(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, string name) =>
        IsoInstant.Read(reader.TokenType == JsonTokenType.String ? reader.GetString()! : RawText(ref reader, line), name);

    private static TimeSpan ReadMinutes(ref Utf8JsonReader reader, ReadOnlySpan<byte> line) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var minutes)
            ? WorkingMinutes.Read(minutes)
            : throw WorkingMinutes.Unreadable(RawText(ref reader, line));

    /// <summary>The value at which the reader stands, as it was written; the reader then stands at its end.</summary>
    private static string RawText(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]);
    }
}
