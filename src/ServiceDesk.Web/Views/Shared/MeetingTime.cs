using System.Globalization;
using ServiceDesk.Mail.Calendar;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>When a meeting is, as a page writes it.</summary>
/// <param name="Iso">Its beginning for <c>datetime</c>.</param>
/// <param name="Shown">Beginning and end in the reader's zone and language; days stay days, wherever one reads of them.</param>
/// <param name="Title">The same with the name of the zone.</param>
public readonly record struct MeetingTime(string Iso, string Shown, string Title)
{
    private const string Day = "d MMM yyyy";
    private const string Hour = "HH:mm";

    /// <param name="zone">The reader's. A time whose zone is not known stays as its calendar has it, with what that calls its zone.</param>
    public static MeetingTime Of(CalendarTime start, CalendarTime? end, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (start.IsDate)
            return OfDays(start.Local, end is { IsDate: true } ? end.Local.AddDays(-1) : start.Local);
        if (start.Instant is not { } instant)
        {
            var local = Shorter(start.Local, end is { Instant: null, IsDate: false } ? end.Local : null);
            var shown = string.IsNullOrWhiteSpace(start.Zone) ? local : $"{local} ({start.Zone})";
            return new(start.Local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), shown, shown);
        }
        var moment = Moment.Of(instant, zone);
        var range = Shorter(TimeZoneInfo.ConvertTime(instant, zone).DateTime, end?.Instant is { } last ? TimeZoneInfo.ConvertTime(last, zone).DateTime : null);
        return new(moment.Iso, range, $"{range}{moment.Title[moment.Shown.Length..]}");
    }

    private static MeetingTime OfDays(DateTime first, DateTime last)
    {
        var shown = last > first ? $"{Words(first, Day)} – {Words(last, Day)}" : Words(first, Day);
        return new(first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), shown, shown);
    }

    private static string Shorter(DateTime start, DateTime? end)
    {
        var begins = $"{Words(start, Day)} {Words(start, Hour)}";
        if (end is not { } ends || ends <= start)
            return begins;
        return ends.Date == start.Date ? $"{begins} – {Words(ends, Hour)}" : $"{begins} – {Words(ends, Day)} {Words(ends, Hour)}";
    }

    private static string Words(DateTime time, string format) => time.ToString(format, CultureInfo.CurrentCulture);
}
