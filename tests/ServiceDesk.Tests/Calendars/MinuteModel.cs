using NodaTime;

namespace ServiceDesk.Tests.Calendars;

/// <summary>
/// What a calendar means, minute by minute: look at the clock on the wall, and see whether a span that began today or yesterday holds
/// what it shows. It shares no code with the calendar and knows nothing of changes of the clock.
/// </summary>
internal sealed class MinuteModel(CalendarCase source)
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb[source.Zone];

    public bool IsOpen(DateTime minute)
    {
        var wall = Instant.FromDateTimeUtc(minute).InZone(zone).LocalDateTime;
        var today = DateOnly.FromDateTime(wall.ToDateTimeUnspecified());
        var yesterday = today.AddDays(-1);
        var time = wall.Hour * 60 + wall.Minute;
        return source.Spans.Any(span =>
            span.Start < span.End
                ? Begins(span, today) && time >= span.Start && time < span.End
                : (Begins(span, today) && time >= span.Start) || (Begins(span, yesterday) && time < span.End));
    }

    private bool Begins(CaseSpan span, DateOnly date) => span.Day == date.DayOfWeek && !source.Holidays.Contains(date);
}
