using ServiceDesk.Calendars;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tests.Calendars;

namespace ServiceDesk.Tests.ServiceLevels;

public sealed class ServiceClockTests
{
    private static readonly WorkingCalendar Office = TestCalendar.Of("UTC", $"{TestCalendar.Weekdays} 09:00-17:00");
    private static readonly WorkingCalendar Nights = TestCalendar.Of("UTC", $"{TestCalendar.EveryDay} 22:00-06:00");

    // 2026-06-01 is a Monday.
    private static DateTime At(string time, int day = 1) => TestCalendar.At(FormattableString.Invariant($"2026-06-{day:00}T{time}:00Z"));

    [Fact]
    public void AClock_IsDueWhenItsWorkingTimeIsUp_AndBrokenFromThenOn()
    {
        var clock = new ClockLines(Office, At("16:00"), 120).Clock;
        Assert.Equal((ClockState.Running, At("10:00", 2)), (clock.State, clock.DueAt));
        Assert.Equal(TimeSpan.FromMinutes(30), clock.LeftAt(At("09:30", 2)));
        Assert.False(clock.IsBrokenAt(At("10:00", 2).AddTicks(-1)));
        Assert.True(clock.IsBrokenAt(At("10:00", 2)));
        Assert.Equal(-TimeSpan.FromMinutes(12), clock.LeftAt(At("10:12", 2)));
    }

    [Fact]
    public void WhilePaused_NothingCounts_AndNothingIsDue()
    {
        var lines = new ClockLines(Office, At("10:00"), 120).Add(ClockEvent.Pause, At("10:30"));
        Assert.Equal((ClockState.Paused, null), (lines.Clock.State, lines.Clock.DueAt));
        Assert.Equal(TimeSpan.FromMinutes(90), lines.Clock.LeftAt(At("16:00", 5)));
        Assert.Equal(At("10:30", 3), lines.Add(ClockEvent.Resume, At("09:00", 3)).Clock.DueAt);
    }

    [Fact]
    public void WhatIsReopened_GoesOn_AndTheTimeBetweenDoesNotCount()
    {
        var lines = new ClockLines(Office, At("10:00"), 120).Add(ClockEvent.Fulfil, At("11:00"));
        Assert.Equal((ClockState.Fulfilled, At("11:00"), TimeSpan.FromHours(1)), (lines.Clock.State, lines.Clock.EndedAt, lines.Clock.Counted));
        lines.Add(ClockEvent.Resume, At("15:00", 4));
        Assert.Equal((ClockState.Running, null, At("16:00", 4)), (lines.Clock.State, lines.Clock.EndedAt, lines.Clock.DueAt));
    }

    [Fact]
    public void AnotherPromise_CountsFromTheSameStart_AndTheTimeThatPassedStays()
    {
        var lines = new ClockLines(Office, At("10:00"), 480).Promise(At("12:00"), 60);
        Assert.Equal(At("11:00"), lines.Clock.DueAt);
        Assert.True(lines.Clock.IsBrokenAt(At("12:00")));
        lines.Add(ClockEvent.Breach, At("12:00")).Promise(At("13:00"), 240);
        Assert.Equal((At("14:00"), null), (lines.Clock.DueAt, lines.Clock.BreachedAt));
    }

    [Fact]
    public void AnotherCalendar_CountsFromThenOn()
    {
        var lines = new ClockLines(id => id == 2 ? Nights : Office, At("16:00"), 120, calendar: 1).Promise(At("20:00"), 120, calendar: 2);
        Assert.Equal(At("23:00"), lines.Clock.DueAt);
        Assert.Equal(TimeSpan.FromMinutes(60), lines.Clock.ElapsedAt(At("22:00")));
    }

    [Fact]
    public void WhatWasDueBeforeAPause_StaysDueThen() =>
        Assert.Equal(At("11:00"), new ClockLines(Office, At("10:00"), 60).Add(ClockEvent.Pause, At("12:00")).Clock.DueAt);

    [Fact]
    public void WithoutAPromise_OrAnOpeningCalendar_NothingIsDue()
    {
        Assert.Null(new ClockLines(Office, At("10:00"), null).Clock.DueAt);
        var never = new ClockLines(TestCalendar.Of("UTC", ""), At("10:00"), 60).Clock;
        Assert.Null(never.DueAt);
        Assert.Throws<CalendarException>(() => never.InstantOf(TimeSpan.FromMinutes(60)));
    }

    [Fact]
    public void LinesOfTwoClocks_AreRefused()
    {
        var lines = new ClockLines(Office, At("10:00"), 60).Lines.Concat(new ClockLines(Office, At("10:00"), 60).Lines);
        Assert.Contains("expected those of one", Assert.Throws<ArgumentException>(() => ServiceClock.Read(lines, _ => Office)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ServiceClock.Read([], _ => Office));
    }
}
