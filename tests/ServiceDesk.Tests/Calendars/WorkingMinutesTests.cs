using ServiceDesk.Calendars;

namespace ServiceDesk.Tests.Calendars;

public sealed class WorkingMinutesTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("90", 5400)]
    [InlineData("1.5", 90)]
    [InlineData("1e2", 6000)]
    public void Numbers_are_taken(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), WorkingMinutes.Read(text));

    [Theory]
    [InlineData("-1", "expected 0 or more, for working time only runs forward")]
    [InlineData("", "expected a number from 0 to")]
    [InlineData("ninety", "minutes is 'ninety'")]
    [InlineData("1,000", "minutes is '1,000'")]
    [InlineData("1e999", "minutes is '1e999'")]
    [InlineData("15372286729", "minutes is '15372286729'")]
    public void What_cannot_be_taken_is_named(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<CalendarException>(() => WorkingMinutes.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(119, 1)]
    [InlineData(120, 2)]
    [InlineData(59, 0)]
    [InlineData(-59, 0)]
    [InlineData(-119, -1)]
    public void Whole_minutes_are_cut_towards_zero(int seconds, long expected) => Assert.Equal(expected, WorkingMinutes.Whole(TimeSpan.FromSeconds(seconds)));
}
