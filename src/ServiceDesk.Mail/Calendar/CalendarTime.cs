namespace ServiceDesk.Mail.Calendar;

/// <summary>A time as a calendar states it (RFC 5545 section 3.3.5).</summary>
/// <param name="Local">What a clock shows at the place of <paramref name="Zone"/>.</param>
/// <param name="Zone">As the calendar names it, UTC for times of that kind; null for a time that holds wherever one is.</param>
/// <param name="Instant">The moment; null for a day, for a time without a zone, and where the zone is not known.</param>
/// <param name="IsDate">A day rather than a time of it.</param>
public sealed record CalendarTime(DateTime Local, string? Zone, DateTimeOffset? Instant, bool IsDate);
