using NodaTime;

namespace ServiceDesk.Tickets.Filters;

public enum TimeComparison
{
    /// <summary>On that day.</summary>
    On = 1,

    /// <summary>Before that day; with a span: within it.</summary>
    Less = 2,

    /// <summary>After that day; with a span: beyond it.</summary>
    More = 3,

    /// <summary>On that day or before.</summary>
    AtMost = 4,

    /// <summary>On that day or after.</summary>
    AtLeast = 5,
}

public enum TimeUnit
{
    /// <summary>A day of the calendar.</summary>
    Date = 1,

    /// <summary>Days from today: -1 is yesterday.</summary>
    Today = 2,

    /// <summary>A span from now: back for what was, on for what is due.</summary>
    Hours = 3,
    Days = 4,
    Weeks = 5,

    /// <summary>Never: <c>due:none</c>.</summary>
    None = 6,
}

/// <summary>The moment or day that a <see cref="TimeTerm"/> compares with.</summary>
public sealed record TimePoint(TimeUnit Unit, int Amount = 0, DateOnly Date = default)
{
    public const int MostAmount = 9999;

    public bool IsSpan => Unit is TimeUnit.Hours or TimeUnit.Days or TimeUnit.Weeks;

    /// <summary>The times that a comparison with it lets through: from one on, until before another; null is no bound.</summary>
    /// <param name="field">Spans of what is due lie ahead, all others behind.</param>
    /// <param name="now">UTC.</param>
    /// <param name="zone">Days begin there.</param>
    public (DateTime? From, DateTime? Until) Bounds(TimeField field, TimeComparison comparison, DateTime now, DateTimeZone zone)
    {
        if (IsSpan)
        {
            var span = Unit switch
            {
                TimeUnit.Hours => TimeSpan.FromHours(Amount),
                TimeUnit.Days => TimeSpan.FromDays(Amount),
                _ => TimeSpan.FromDays(7 * Amount),
            };
            var isWithin = comparison is TimeComparison.Less or TimeComparison.AtMost;
            if (field == TimeField.Due)
                return isWithin ? (null, now + span) : (now + span, null);
            return isWithin ? (now - span, null) : (null, now - span);
        }
        var day = Unit == TimeUnit.Date
            ? LocalDate.FromDateOnly(Date)
            : Instant.FromDateTimeUtc(DateTime.SpecifyKind(now, DateTimeKind.Utc)).InZone(zone).Date.PlusDays(Amount);
        var (begins, ends) = (Start(day, zone), Start(day.PlusDays(1), zone));
        return comparison switch
        {
            TimeComparison.Less => (null, begins),
            TimeComparison.AtMost => (null, ends),
            TimeComparison.More => (ends, null),
            TimeComparison.AtLeast => (begins, null),
            _ => (begins, ends),
        };
    }

    private static DateTime Start(LocalDate day, DateTimeZone zone) => zone.AtStartOfDay(day).ToDateTimeUtc();
}
