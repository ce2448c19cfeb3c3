using ServiceDesk.Calendars;
using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

public sealed class IsoInstantTests
{
    [Theory]
    [InlineData("2026-03-27T16:00:00Z", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T16:00Z", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27t16:00:00z", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T17:00:00+01:00", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T17:00:00+0100", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T17:00:00+01", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T11:30:00-04:30", "2026-03-27T16:00:00Z")]
    [InlineData("2026-12-31T23:00:00-02:00", "2027-01-01T01:00:00Z")]
    [InlineData("2026-03-27T16:00:00.5Z", "2026-03-27T16:00:00.5Z")]
    [InlineData("2026-03-27T16:00:00,25Z", "2026-03-27T16:00:00.25Z")]
    [InlineData("2026-03-27T16:00:00.000Z", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T16:00:00.123456789Z", "2026-03-27T16:00:00.1234567Z")]
    [InlineData("2026-03-27T24:00:00Z", "2026-03-28T00:00:00Z")]
    [InlineData("20260327T160000Z", "2026-03-27T16:00:00Z")]
    [InlineData("20260327T1700+0100", "2026-03-27T16:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void An_instant_is_read_and_written_in_UTC(string text, string expected)
    {
        var read = IsoInstant.Read(text, "from");
        Assert.Equal(DateTimeKind.Utc, read.Kind);
        Assert.Equal(expected, IsoInstant.Write(read));
        Assert.Equal(At(expected), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2026-03-27")]
    [InlineData("2026-03-27T16:00:00")]
    [InlineData("2026-03-27 16:00:00Z")]
    [InlineData("2026-03-27T16Z")]
    [InlineData("2026-02-29T16:00:00Z")]
    [InlineData("2026-13-01T16:00:00Z")]
    [InlineData("2026-03-27T16:60:00Z")]
    [InlineData("2026-03-27T16:00:60Z")]
    [InlineData("2026-03-27T24:00:01Z")]
    [InlineData("2026-03-27T24:00:00.1Z")]
    [InlineData("2026-03-27T25:00:00Z")]
    [InlineData("2026-03-27T16:00:00+19:00")]
    [InlineData("2026-03-27T16:00:00+01:60")]
    [InlineData("2026-0327T16:00:00Z")]
    [InlineData("2026-03-27T16:0000Z")]
    [InlineData("2026-03-27T16:00:00Z\n")]
    [InlineData("٢٠٢٦-03-27T16:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:00:00-01:00")]
    public void What_is_no_instant_is_named(string text)
    {
        var e = Assert.Throws<CalendarException>(() => IsoInstant.Read(text, "from"));
        Assert.StartsWith("from is '", e.Message, StringComparison.Ordinal);
        Assert.Contains("expected an instant such as", e.Message, StringComparison.Ordinal);
    }
}
