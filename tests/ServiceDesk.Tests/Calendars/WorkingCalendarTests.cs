using ServiceDesk.Calendars;
using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Berlin = Of("Europe/Berlin", $"{Weekdays} 09:00-17:00", "2026-12-25");

    [Theory]
    [InlineData("2026-11-23T08:00Z", 30, "2026-11-23T08:30Z")]
    [InlineData("2026-11-23T08:00Z", 0.5, "2026-11-23T08:00:30Z")]
    // Before opening, after closing, at the week's end.
    [InlineData("2026-11-23T04:00Z", 30, "2026-11-23T08:30Z")]
    [InlineData("2026-11-23T20:00Z", 30, "2026-11-24T08:30Z")]
    [InlineData("2026-11-27T15:30Z", 60, "2026-11-30T08:30Z")]
    // What fills a day ends when it closes.
    [InlineData("2026-11-23T08:00Z", 480, "2026-11-23T16:00Z")]
    [InlineData("2026-11-23T08:00Z", 481, "2026-11-24T08:01Z")]
    [InlineData("2026-11-23T08:00Z", 2400, "2026-11-27T16:00Z")]
    [InlineData("2026-11-23T16:00Z", 480, "2026-11-24T16:00Z")]
    // Christmas Day is a Friday.
    [InlineData("2026-12-24T15:30Z", 60, "2026-12-28T08:30Z")]
    public void Add_CountsWhatIsOpen(string from, double minutes, string expected) => Assert.Equal(At(expected), Berlin.Add(from, minutes));

    [Theory]
    [InlineData("2026-11-23T08:00Z")]
    [InlineData("2026-11-22T03:04:05.678Z")]
    public void Add_OfNothing_IsTheStartItself_OpenOrNot(string from) => Assert.Equal(At(from), Berlin.Add(from, 0));

    [Theory]
    [InlineData("2026-11-23T00:00Z", "2026-11-24T00:00Z", 480)]
    [InlineData("2026-11-23T09:30Z", "2026-11-23T10:15Z", 45)]
    [InlineData("2026-11-21T00:00Z", "2026-11-22T23:00Z", 0)]
    [InlineData("2026-11-23T15:59:30Z", "2026-11-24T08:00:15Z", 0.75)]
    [InlineData("2026-01-01T00:00Z", "2027-01-01T00:00Z", 260 * 480)]
    public void Between_MeasuresWhatIsOpen_AndBackwardsTheSameBelowZero(string from, string to, double minutes)
    {
        Assert.Equal(minutes, Berlin.Minutes(from, to));
        Assert.Equal(-minutes, Berlin.Minutes(to, from));
    }

    [Theory]
    [InlineData("2026-11-23T07:59:59.9999999Z", false)]
    [InlineData("2026-11-23T08:00Z", true)]
    [InlineData("2026-11-23T15:59:59.9999999Z", true)]
    [InlineData("2026-11-23T16:00Z", false)]
    [InlineData("2026-11-22T12:00Z", false)]
    [InlineData("2026-12-25T12:00Z", false)]
    public void IsOpen_HoldsTheStartAndNotTheEnd(string at, bool expected) => Assert.Equal(expected, Berlin.IsOpen(At(at)));

    [Theory]
    [InlineData("2026-11-23T08:00Z", "2026-11-23T08:00Z")]
    [InlineData("2026-11-23T15:59Z", "2026-11-23T15:59Z")]
    [InlineData("2026-11-23T16:00Z", "2026-11-24T08:00Z")]
    [InlineData("2026-12-24T16:00Z", "2026-12-28T08:00Z")]
    public void NextOpening_IsNowOrTheNextStart(string from, string expected) => Assert.Equal(At(expected), Berlin.NextOpening(At(from)));

    [Theory]
    [InlineData("mon 09:00-12:00, mon 11:00-17:00")]
    [InlineData("mon 09:00-12:00, mon 12:00-17:00")]
    [InlineData("mon 12:00-13:00, mon 09:00-17:00, mon 16:59-17:00")]
    public void Spans_that_overlap_or_touch_count_once(string hours) =>
        Assert.Equal(480, Of("Europe/Berlin", hours).Minutes("2026-11-22T12:00Z", "2026-11-24T12:00Z"));

    [Fact]
    public void NightShift_OverlappingTheNextMorning_CountsOnce() =>
        Assert.Equal(15 * 60, Of("UTC", "mon 22:00-06:00, tue 05:00-13:00").Minutes("2026-11-23T00:00Z", "2026-11-25T00:00Z"));

    [Theory]
    [InlineData("mon 00:00-24:00", "2026-11-23T00:00Z", "2026-11-24T00:00Z")]
    [InlineData("mon 00:00-00:00", "2026-11-23T00:00Z", "2026-11-24T00:00Z")]
    [InlineData("mon 22:00-24:00", "2026-11-23T22:00Z", "2026-11-24T00:00Z")]
    [InlineData("mon 22:00-00:00", "2026-11-23T22:00Z", "2026-11-24T00:00Z")]
    [InlineData("mon 22:00-06:00", "2026-11-23T22:00Z", "2026-11-24T06:00Z")]
    [InlineData("mon 22:00-22:00", "2026-11-23T22:00Z", "2026-11-24T22:00Z")]
    [InlineData("sun 23:59:30-00:00:30", "2026-11-29T23:59:30Z", "2026-11-30T00:00:30Z")]
    public void A_span_opens_and_closes_as_it_says(string hours, string opens, string closes)
    {
        var calendar = Of("UTC", hours);
        var length = At(closes) - At(opens);
        Assert.Equal(At(opens), calendar.NextOpening(At(opens).AddHours(-12)));
        Assert.Equal(At(closes), calendar.Add(At(opens), length));
        Assert.Equal(At(opens).AddDays(7).AddTicks(1), calendar.Add(At(opens), length + TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Add_OfNegativeTime_IsRefused()
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => Berlin.Add("2026-11-23T08:00Z", -1));
        Assert.Contains("only runs forward", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void Times_that_are_not_UTC_are_refused(DateTimeKind kind)
    {
        var time = DateTime.SpecifyKind(At("2026-11-23T08:00Z"), kind);
        Assert.Throws<ArgumentException>(() => Berlin.IsOpen(time));
        Assert.Throws<ArgumentException>(() => Berlin.Add(time, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => Berlin.Between(time, time.AddDays(1)));
    }

    [Fact]
    public void Answers_AreUtc()
    {
        Assert.Equal(DateTimeKind.Utc, Berlin.Add("2026-11-23T08:00Z", 500).Kind);
        Assert.Equal(DateTimeKind.Utc, Berlin.NextOpening(At("2026-11-22T08:00Z")).Kind);
    }

    [Fact]
    public void TenThousandHours_AreAdded() =>
        // 250 weeks of 40 hours; the one holiday is made up for on the Monday that follows.
        Assert.Equal(At("2031-09-08T15:00Z"), Berlin.Add("2026-11-23T08:00Z", 10_000 * 60));
}
