using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using ServiceDesk.Calendars;

namespace ServiceDesk.Tests.Calendars;

/// <param name="Start">Minutes since midnight.</param>
/// <param name="End">Minutes since midnight, up to 1440; not after the start: on the next day.</param>
internal sealed record CaseSpan(DayOfWeek Day, int Start, int End);

/// <summary>A calendar by chance, and an instant near which something may go wrong: mostly a change of its clock.</summary>
internal sealed record CalendarCase(string Zone, IReadOnlyList<CaseSpan> Spans, IReadOnlyList<DateOnly> Holidays, DateTime From)
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "Europe/Dublin", "Europe/Volgograd", "America/New_York", "America/St_Johns", "America/Havana", "America/Santiago",
        "America/Asuncion", "America/Caracas", "America/Sao_Paulo", "Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Gaza", "Asia/Amman",
        "Asia/Tehran", "Asia/Kathmandu", "Asia/Pyongyang", "Australia/Lord_Howe", "Australia/Sydney", "Antarctica/Troll", "Antarctica/Casey",
        "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati", "Etc/GMT+12", "UTC",
    ];

    private static readonly Gen<(string Zone, DateTime Near)> Place = Gen.Elements(Zones).SelectMany(zone => Gen.Frequency(
        (1, Gen.Constant(DateTime.UnixEpoch.AddYears(40)).SelectMany(start => Gen.Choose(0, 20 * 365 * 24).Select(hours => start.AddHours(hours)))),
        (3, Gen.Elements(Changes(zone)))).Select(near => (zone, near)));

    private static readonly Gen<int> Minute = Gen.Frequency(
        (3, Gen.Choose(0, 47).Select(half => half * 30)), (2, Gen.Choose(0, 240)), (1, Gen.Choose(0, 1439)), (1, Gen.Choose(1380, 1439)));

    private static readonly Gen<CaseSpan> Span =
        from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from start in Minute
        from end in Gen.Frequency((6, Minute), (1, Gen.Constant(1440)), (1, Gen.Constant(start)))
        select new CaseSpan(day, start, end);

    public static Gen<CalendarCase> Any { get; } =
        from place in Place
        from count in Gen.Choose(1, 14)
        from spans in Span.ListOf(count)
        from holidays in Gen.Choose(-4, 4).Select(days => DateOnly.FromDateTime(place.Near).AddDays(days)).ListOf().Resize(4)
        from before in Gen.Choose(0, 3 * 1440)
        select new CalendarCase(place.Zone, [.. spans.DistinctBy(x => (x.Day, x.Start, x.End % 1440))], [.. holidays], place.Near.AddMinutes(-before));

    public WorkingCalendar Calendar => CalendarFile.Read(Json);

    private string Json => JsonSerializer.Serialize(new
    {
        timeZone = Zone,
        hours = Spans.GroupBy(x => x.Day).ToDictionary(x => x.Key.ToString(), x => x.Select(y => new[] { Written(y.Start), Written(y.End) })),
        holidays = Holidays.Select(x => x.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    });

    public override string ToString() => $"{Json} from {From:O}";

    private static string Written(int minutes) => FormattableString.Invariant($"{minutes / 60:00}:{minutes % 60:00}");

    private static DateTime[] Changes(string zone)
    {
        var (first, last) = (Instant.FromUtc(2010, 1, 1, 0, 0), Instant.FromUtc(2030, 1, 1, 0, 0));
        var changes = DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(first, last)
            .Where(x => x.HasStart && x.Start > first).Select(x => x.Start.ToDateTimeUtc()).ToArray();
        return changes.Length > 0 ? changes : [first.ToDateTimeUtc()];
    }
}
