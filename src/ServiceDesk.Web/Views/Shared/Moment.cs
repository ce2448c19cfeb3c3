using System.Globalization;

namespace ServiceDesk.Web.Views.Shared;

/// <summary>A moment as pages write it: for scripts, for people, and with its zone for the tooltip.</summary>
/// <param name="Iso">UTC, for <c>datetime</c>.</param>
/// <param name="Shown">In the reader's zone and language.</param>
/// <param name="Title">The same with the name of the zone.</param>
public readonly record struct Moment(string Iso, string Shown, string Title)
{
    public static Moment Of(DateTimeOffset at, TimeZoneInfo zone, bool dateOnly = false)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var shown = local.ToString(dateOnly ? "d MMM yyyy" : "d MMM yyyy HH:mm", CultureInfo.CurrentCulture);
        return new(
            at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), shown, $"{shown} ({NameOf(zone, local)})");
    }

    /// <param name="at">UTC, as entities hold it.</param>
    public static Moment Of(DateTime at, TimeZoneInfo zone, bool dateOnly = false) =>
        Of(new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)), zone, dateOnly);

    /// <summary>The day in a zone, for a field that asks for one.</summary>
    /// <param name="at">UTC, as entities hold it.</param>
    /// <param name="zone">An IANA name.</param>
    public static DateOnly DayOf(DateTime at, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    /// <summary>As scripts count: since 1970.</summary>
    /// <param name="at">UTC, as entities hold it.</param>
    public static long Milliseconds(DateTime at) => new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)).ToUnixTimeMilliseconds();

    private static string NameOf(TimeZoneInfo zone, DateTimeOffset local) => local.Offset == TimeSpan.Zero
        ? "UTC"
        : $"{zone.Id}, UTC{(local.Offset < TimeSpan.Zero ? '−' : '+')}{local.Offset:hh\\:mm}";
}
