using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

/// <summary>
/// Clocks that skip and repeat. Berlin in 2026: on 29 March 02:00 becomes 03:00, at 01:00 UTC; on 25 October 03:00 becomes 02:00, at 01:00
/// UTC. Both are Sundays.
/// </summary>
public sealed class ClockChangeTests
{
    [Theory]
    // Friday afternoon to Monday morning, over each change.
    [InlineData("2026-03-27T15:30Z", 60, "2026-03-30T07:30Z")]
    [InlineData("2026-03-27T16:00Z", 90, "2026-03-30T08:30Z")]
    [InlineData("2026-10-23T14:30Z", 60, "2026-10-26T08:30Z")]
    public void OfficeHours_FollowTheWall(string from, double minutes, string expected) =>
        Assert.Equal(At(expected), Of("Europe/Berlin", $"{Weekdays} 09:00-17:00").Add(from, minutes));

    [Theory]
    [InlineData("Europe/Berlin", "sat", "2026-03-28T21:00Z", "2026-03-29T04:00Z", 420)]
    [InlineData("Europe/Berlin", "sat", "2026-10-24T20:00Z", "2026-10-25T05:00Z", 540)]
    [InlineData("America/New_York", "sat", "2026-03-08T03:00Z", "2026-03-08T10:00Z", 420)]
    [InlineData("America/New_York", "sat", "2026-11-01T02:00Z", "2026-11-01T11:00Z", 540)]
    // Half an hour.
    [InlineData("Australia/Lord_Howe", "sat", "2026-04-04T11:00Z", "2026-04-04T19:30Z", 510)]
    [InlineData("Australia/Lord_Howe", "sat", "2026-10-03T11:30Z", "2026-10-03T19:00Z", 450)]
    // Back for Ramadan, forth after it.
    [InlineData("Africa/Casablanca", "sat", "2026-02-14T21:00Z", "2026-02-15T06:00Z", 540)]
    [InlineData("Africa/Casablanca", "sat", "2026-03-21T22:00Z", "2026-03-22T05:00Z", 420)]
    // At midnight, within the shift.
    [InlineData("Africa/Cairo", "thu", "2026-04-23T20:00Z", "2026-04-24T03:00Z", 420)]
    [InlineData("Africa/Cairo", "thu", "2026-10-29T19:00Z", "2026-10-30T04:00Z", 540)]
    [InlineData("America/Santiago", "sat", "2026-04-05T01:00Z", "2026-04-05T10:00Z", 540)]
    public void NightShift_IsAsLongAsTheNight(string zone, string day, string opens, string closes, double minutes)
    {
        var calendar = Of(zone, $"{day} 22:00-06:00");
        Assert.Equal(minutes, calendar.Minutes(opens, closes));
        Assert.Equal(minutes, calendar.Minutes(At(opens).AddHours(-12).ToString("O"), At(closes).AddHours(12).ToString("O")));
        Assert.Equal(At(closes), calendar.Add(opens, minutes));
        Assert.Equal(At(closes).AddMinutes(-60), calendar.Add(opens, minutes - 60));
        Assert.Equal(At(opens), calendar.NextOpening(At(opens).AddHours(-12)));
    }

    [Theory]
    // Zones that change at midnight: the day begins at 01:00, or its last hour or its first comes twice.
    [InlineData("Africa/Cairo", "fri", "2026-04-23T22:00Z", "2026-04-24T21:00Z")]
    [InlineData("Africa/Cairo", "thu", "2026-10-28T21:00Z", "2026-10-29T22:00Z")]
    [InlineData("America/Havana", "sun", "2026-03-08T05:00Z", "2026-03-09T04:00Z")]
    [InlineData("America/Havana", "sun", "2025-11-02T04:00Z", "2025-11-03T05:00Z")]
    [InlineData("Asia/Beirut", "sun", "2026-03-28T22:00Z", "2026-03-29T21:00Z")]
    [InlineData("Asia/Beirut", "sat", "2026-10-23T21:00Z", "2026-10-24T22:00Z")]
    [InlineData("America/Santiago", "sat", "2026-04-04T03:00Z", "2026-04-05T04:00Z")]
    [InlineData("America/Santiago", "sun", "2026-09-06T04:00Z", "2026-09-07T03:00Z")]
    public void A_whole_day_is_as_long_as_the_day(string zone, string day, string opens, string closes)
    {
        var calendar = Of(zone, $"{day} 00:00-24:00");
        var length = At(closes) - At(opens);
        Assert.Contains(length.TotalHours, new double[] { 23, 25 });
        Assert.Equal(length, calendar.Between(At(opens).AddDays(-3), At(closes).AddDays(3)));
        Assert.Equal(At(opens), calendar.NextOpening(At(opens).AddDays(-3)));
        Assert.Equal(At(closes), calendar.Add(At(opens), length));
        Assert.False(calendar.IsOpen(At(closes)));
    }

    [Theory]
    // A boundary that is skipped lies where the clock goes on.
    [InlineData("sun 02:30-04:00", "2026-03-29T01:00Z", "2026-03-29T02:00Z")]
    [InlineData("sun 01:00-02:30", "2026-03-29T00:00Z", "2026-03-29T01:00Z")]
    [InlineData("sun 02:00-03:30", "2026-03-29T01:00Z", "2026-03-29T01:30Z")]
    [InlineData("sat 22:00-02:30", "2026-03-28T21:00Z", "2026-03-29T01:00Z")]
    // A repeated hour counts twice, and once each time.
    [InlineData("sun 02:00-03:00", "2026-10-25T00:00Z", "2026-10-25T02:00Z")]
    [InlineData("sun 01:30-03:30", "2026-10-24T23:30Z", "2026-10-25T02:30Z")]
    [InlineData("sun 02:00-03:00, sun 02:30-04:00", "2026-10-25T00:00Z", "2026-10-25T03:00Z")]
    [InlineData("sun 00:00-02:30, sun 02:30-04:00", "2026-10-24T22:00Z", "2026-10-25T03:00Z")]
    [InlineData("sat 22:00-02:30, sun 02:15-04:00", "2026-10-24T20:00Z", "2026-10-25T03:00Z")]
    public void What_a_change_leaves_of_spans_is_open_throughout(string hours, string opens, string closes)
    {
        var calendar = Of("Europe/Berlin", hours);
        Assert.Equal(At(opens), calendar.NextOpening(At(opens).AddHours(-20)));
        Assert.Equal(At(closes) - At(opens), calendar.Between(At(opens).AddHours(-20), At(closes).AddHours(20)));
        Assert.Equal(At(closes), calendar.Add(At(opens), At(closes) - At(opens)));
    }

    [Theory]
    // Behind the turn the clock shows a time outside of the span again: closed until it shows one inside.
    [InlineData("sun 02:30-04:00", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z", "2026-10-25T03:00Z")]
    [InlineData("sun 01:00-02:30", "2026-10-24T23:00Z", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z")]
    [InlineData("sat 22:00-02:30", "2026-10-24T20:00Z", "2026-10-25T00:30Z", "2026-10-25T01:00Z", "2026-10-25T01:30Z")]
    [InlineData("sun 02:10-02:20", "2026-10-25T00:10Z", "2026-10-25T00:20Z", "2026-10-25T01:10Z", "2026-10-25T01:20Z")]
    public void A_boundary_within_the_repeated_hour_is_passed_twice(string hours, string opens, string closes, string opensAgain, string closesAgain)
    {
        var calendar = Of("Europe/Berlin", hours);
        var first = At(closes) - At(opens);
        Assert.Equal(first + (At(closesAgain) - At(opensAgain)), calendar.Between(At(opens).AddHours(-20), At(closesAgain).AddHours(20)));
        Assert.Equal(At(closes), calendar.Add(At(opens), first));
        Assert.Equal(At(opensAgain), calendar.NextOpening(At(closes)));
        Assert.Equal(At(closesAgain), calendar.Add(At(opens), first + (At(closesAgain) - At(opensAgain))));
    }

    [Fact]
    public void A_break_within_the_repeated_hour_is_had_twice() =>
        Assert.Equal(5 * 60, Of("Europe/Berlin", "sun 00:00-02:15, sun 02:45-05:00").Minutes("2026-10-24T22:00Z", "2026-10-25T04:00Z"));

    [Fact]
    public void A_span_that_is_skipped_waits_for_the_next_week()
    {
        var calendar = Of("Europe/Berlin", "sun 02:10-02:50");
        Assert.Equal(At("2026-04-05T00:10Z"), calendar.NextOpening(At("2026-03-28T12:00Z")));
        Assert.Equal(40, calendar.Minutes("2026-03-28T12:00Z", "2026-04-06T00:00Z"));
    }

    [Fact]
    public void Samoa_had_no_30_December_2011()
    {
        var office = Of("Pacific/Apia", $"{EveryDay} 09:00-17:00");
        Assert.Equal(At("2011-12-30T19:00Z"), office.NextOpening(At("2011-12-30T03:00Z")));
        Assert.Equal(At("2011-12-30T20:00Z"), office.Add("2011-12-30T02:30Z", 90));

        // The 29th's shift ends with its day; the shift of the day that was not opens where the clock goes on.
        Assert.Equal(120, Of("Pacific/Apia", "thu 22:00-06:00").Minutes("2011-12-29T00:00Z", "2012-01-01T00:00Z"));
        var skipped = Of("Pacific/Apia", "fri 22:00-06:00");
        Assert.Equal(At("2011-12-30T10:00Z"), skipped.NextOpening(At("2011-12-29T12:00Z")));
        Assert.Equal(At("2011-12-30T16:00Z"), skipped.Add("2011-12-29T12:00Z", 360));
    }
}
