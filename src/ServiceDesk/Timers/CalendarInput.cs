using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

/// <summary>What came of a change to a calendar.</summary>
public enum CalendarOutcome
{
    Done = 1,
    NotFound = 2,

    /// <summary>Another calendar has the name, perhaps an archived one.</summary>
    NameTaken = 3,

    /// <summary>The default calendar stays in use, and stays the default until another one becomes it.</summary>
    IsDefault = 4,
}

/// <summary>What a calendar is to be.</summary>
/// <param name="Hours">By weekday: spans parted by commas, such as <c>09:00-12:00, 13:00-17:00</c>; empty where it is closed.</param>
/// <param name="Holidays">Dates (<c>2026-12-25</c>), parted by white space or commas.</param>
/// <param name="IsDefault">True makes it the default in place of the one before.</param>
public sealed record CalendarInput(string Name, string TimeZone, IReadOnlyDictionary<DayOfWeek, string?> Hours, string? Holidays, bool IsDefault)
{
    /// <exception cref="CalendarException">Zone, hours or holidays cannot be read; the message says what was seen and what was expected.</exception>
    public WorkingCalendar Read() => CalendarFile.Read(JsonSerializer.Serialize(new
    {
        timeZone = TimeZone.Trim(),
        hours = Hours.Where(x => !string.IsNullOrWhiteSpace(x.Value)).ToDictionary(x => Key(x.Key), x => Parts(x.Value!).Select(SpanOf)),
        holidays = (Holidays ?? "").Split([' ', '\t', '\r', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries),
    }));

    private static string Key(DayOfWeek day) => day.ToString()[..3].ToLowerInvariant();

    private static string[] Parts(string spans) => spans.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A dash, or what word processors make of it; hours may have one digit.
    private static string[] SpanOf(string span) =>
        [.. span.Split(['-', '–', '—'], StringSplitOptions.TrimEntries).Select(x => x.Length == 4 && x[1] == ':' ? $"0{x}" : x)];

    internal async Task<CalendarOutcome> CheckAsync(DeskDb db, long? calendarId, CancellationToken cancellation)
    {
        var name = Name.Trim();
        return await db.Calendars.AnyAsync(x => x.Name == name && x.Id != calendarId, cancellation) ? CalendarOutcome.NameTaken : CalendarOutcome.Done;
    }

    internal async Task ApplyAsync(DeskDb db, Calendar calendar, WorkingCalendar hours, CancellationToken cancellation)
    {
        (calendar.Name, calendar.Definition) = (Name.Trim(), CalendarFile.Write(hours));
        if (calendar.Definition.Length > Calendar.DefinitionLength)
            throw new CalendarException(FormattableString.Invariant($"The calendar comes to {calendar.Definition.Length} characters; at most {Calendar.DefinitionLength} fit. Take old holidays out."));
        if (!IsDefault || calendar.IsDefault)
            return;
        foreach (var former in await db.Calendars.Where(x => x.IsDefault).ToListAsync(cancellation))
            former.IsDefault = false;
        calendar.IsDefault = true;
    }
}
