using ServiceDesk.Calendars;
using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

/// <summary>A holiday closes the spans that begin on it.</summary>
public sealed class HolidayTests
{
    private static readonly WorkingCalendar Nights = Of("Europe/Berlin", $"{EveryDay} 22:00-06:00", "2026-12-25");

    [Fact]
    public void ShiftOfTheEve_RunsIntoTheHoliday()
    {
        Assert.True(Nights.IsOpen(At("2026-12-25T04:59Z")));
        Assert.Equal(At("2026-12-25T05:00Z"), Nights.Add("2026-12-24T21:00Z", 480));
    }

    [Fact]
    public void ShiftThatBeginsOnTheHoliday_IsClosedBehindMidnightToo()
    {
        Assert.False(Nights.IsOpen(At("2026-12-25T22:00Z")));
        Assert.False(Nights.IsOpen(At("2026-12-26T01:00Z")));
        Assert.Equal(At("2026-12-26T21:00Z"), Nights.NextOpening(At("2026-12-25T05:00Z")));
        Assert.Equal(960, Nights.Minutes("2026-12-24T11:00Z", "2026-12-27T11:00Z"));
    }

    [Fact]
    public void TwoHolidaysInARow_CloseTheNightBetweenThem() =>
        Assert.Equal(At("2026-12-27T21:00Z"), Of("Europe/Berlin", $"{EveryDay} 22:00-06:00", "2026-12-25", "2026-12-26").NextOpening(At("2026-12-25T05:00Z")));

    [Fact]
    public void MorningAfterAHoliday_IsOpenByItsOwnSpans() =>
        Assert.Equal(At("2026-12-26T04:00Z"), Of("Europe/Berlin", $"{EveryDay} 22:00-06:00, sat 05:00-07:00", "2026-12-25").NextOpening(At("2026-12-25T05:00Z")));

    [Fact]
    public void Holiday_IsALocalDate()
    {
        var auckland = Of("Pacific/Auckland", $"{EveryDay} 00:00-24:00", "2026-12-25");
        Assert.Equal(At("2026-12-25T11:00Z"), auckland.NextOpening(At("2026-12-24T11:00Z")));
        Assert.True(auckland.IsOpen(At("2026-12-24T10:59Z")));
    }

    [Fact]
    public void HolidayOverAClockChange_ClosesItsShift_AndNotTheOneBefore()
    {
        // The night to 29 March is an hour short; its shift began on the 28th.
        Assert.Equal(420, Of("Europe/Berlin", $"{EveryDay} 22:00-06:00", "2026-03-29").Minutes("2026-03-28T12:00Z", "2026-03-30T12:00Z"));
        Assert.Equal(480, Of("Europe/Berlin", $"{EveryDay} 22:00-06:00", "2026-03-28").Minutes("2026-03-28T12:00Z", "2026-03-30T12:00Z"));
    }

    [Fact]
    public void HolidayOnADayThatIsClosedAnyway_ChangesNothing() =>
        Assert.Equal(2400, Of("UTC", $"{Weekdays} 09:00-17:00", "2026-11-28", "2026-11-28").Minutes("2026-11-23T00:00Z", "2026-11-30T00:00Z"));

    [Fact]
    public void NightShiftFromASundayHoliday_IsClosedOnMonday() =>
        Assert.False(Of("UTC", "sun 22:00-06:00", "2026-11-22").IsOpen(At("2026-11-23T03:00Z")));
}
