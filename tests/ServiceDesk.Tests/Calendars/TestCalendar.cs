using System.Globalization;
using System.Text.Json;
using ServiceDesk.Calendars;

namespace ServiceDesk.Tests.Calendars;

/// <summary>Calendars and instants in the short forms that examples are written in.</summary>
internal static class TestCalendar
{
    public const string Weekdays = "mon tue wed thu fri";
    public const string EveryDay = "mon tue wed thu fri sat sun";

    /// <param name="hours">Weekdays and the span of each: <c>mon tue 09:00-17:00, sat 22:00-06:00</c>.</param>
    public static WorkingCalendar Of(string zone, string hours, params string[] holidays) => CalendarFile.Read(Json(zone, hours, holidays));

    public static string Json(string zone, string hours, params string[] holidays)
    {
        var spans = hours.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split(' '))
            .SelectMany(words => words[..^1].Select(day => (Day: day, Span: words[^1].Split('-'))))
            .GroupBy(x => x.Day).ToDictionary(x => x.Key, x => x.Select(y => y.Span).ToArray());
        return JsonSerializer.Serialize(new { timeZone = zone, hours = spans, holidays });
    }

    public static DateTime At(string utc) =>
        DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    public static DateTime Add(this WorkingCalendar calendar, string from, double minutes) => calendar.Add(At(from), TimeSpan.FromMinutes(minutes));

    public static double Minutes(this WorkingCalendar calendar, string from, string to) => calendar.Between(At(from), At(to)).TotalMinutes;
}
