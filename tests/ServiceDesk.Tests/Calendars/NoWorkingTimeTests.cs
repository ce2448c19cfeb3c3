using System.Globalization;
using ServiceDesk.Calendars;
using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

public sealed class NoWorkingTimeTests
{
    private static readonly WorkingCalendar Never = Of("Europe/Berlin", "");

    private static string[] Mondays(int years) =>
        [.. Enumerable.Range(0, years * 53).Select(week => At("2026-11-23T00:00Z").AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    [Fact]
    public void EmptyHours_AreNeverOpen_AndAddingSaysSo()
    {
        var e = Assert.Throws<CalendarException>(() => Never.Add("2026-11-23T08:00Z", 1));
        Assert.Contains("no working time within 10 years after 2026-11-23T08:00:00Z", e.Message, StringComparison.Ordinal);
        Assert.Contains("hours are empty", e.Message, StringComparison.Ordinal);
        Assert.Throws<CalendarException>(() => Never.NextOpening(At("2026-11-23T08:00Z")));
        Assert.Equal(0, Never.Minutes("0001-01-01T00:00Z", "9999-12-31T00:00Z"));
        Assert.False(Never.IsOpen(At("2026-11-23T08:00Z")));
        Assert.Equal(At("2026-11-23T08:00Z"), Never.Add("2026-11-23T08:00Z", 0));
    }

    [Fact]
    public void HolidaysThatCloseEverythingAhead_AreNamed()
    {
        var calendar = Of("Europe/Berlin", "mon 09:00-17:00", Mondays(30));
        var e = Assert.Throws<CalendarException>(() => calendar.Add("2026-11-16T15:30Z", 31));
        Assert.Contains("no working time within 10 years after 2026-11-16T23:00:00Z", e.Message, StringComparison.Ordinal);
        Assert.Contains("holidays close every day", e.Message, StringComparison.Ordinal);
        Assert.Equal(At("2026-11-16T16:00Z"), calendar.Add("2026-11-16T15:30Z", 30));
    }

    [Fact]
    public void HolidaysForNineYears_AreWaitedFor()
    {
        var closed = Mondays(9);
        var calendar = Of("UTC", "mon 09:00-17:00", closed);
        Assert.Equal(At(closed[^1]).AddDays(7).AddHours(10), calendar.Add("2026-11-20T00:00Z", 60));
    }

    [Theory]
    [InlineData("9999-12-31T20:00Z", 600)]
    [InlineData("2026-11-23T08:00Z", 15_000_000_000)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 1)]
    public void Ends_after_the_year_9999_are_refused(string from, double minutes)
    {
        var e = Assert.Throws<CalendarException>(() => Of("Pacific/Kiritimati", $"{EveryDay} 00:00-24:00").Add(from, minutes));
        Assert.Contains("after the year 9999", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    public void The_ends_of_time_are_reached(string zone)
    {
        var calendar = Of(zone, $"{EveryDay} 00:00-24:00");
        var (first, last) = (DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        Assert.True(calendar.IsOpen(first));
        Assert.True(calendar.IsOpen(last));
        Assert.Equal(last - first, calendar.Between(first, last));
        Assert.Equal(last, calendar.Add(first, last - first));
    }
}
