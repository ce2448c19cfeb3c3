using System.Globalization;
using ServiceDesk.Mail.Calendar;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Tests.Views.Shared;

public sealed class MeetingTimeTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("en", "7 Jul 2025 10:00 – 11:30")]
    [InlineData("fr", "7 juil. 2025 10:00 – 11:30")]
    public void AMoment_IsShownInTheReadersZoneAndLanguage(string language, string expected)
    {
        CultureInfo.CurrentCulture = new CultureInfo(language);
        var time = MeetingTime.Of(Utc(7, 8, 0), Utc(7, 9, 30), Paris);
        Assert.Equal(("2025-07-07T08:00:00Z", expected, $"{expected} (Europe/Paris, UTC+02:00)"), (time.Iso, time.Shown, time.Title));
    }

    [Fact]
    public void AnEndOnAnotherDay_HasItsDay_AndOneThatIsNone_IsLeftOut()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en");
        Assert.Equal("7 Jul 2025 23:00 – 8 Jul 2025 01:00", MeetingTime.Of(Utc(7, 21, 0), Utc(7, 23, 0), Paris).Shown);
        Assert.Equal("7 Jul 2025 10:00", MeetingTime.Of(Utc(7, 8, 0), null, Paris).Shown);
        Assert.Equal("7 Jul 2025 10:00", MeetingTime.Of(Utc(7, 8, 0), Utc(7, 8, 0), Paris).Shown);
    }

    [Fact]
    public void Days_StayDays_WhoeverReadsOfThem()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en");
        var time = MeetingTime.Of(Day(7), Day(8), TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland"));
        Assert.Equal(("2025-07-07", "7 Jul 2025"), (time.Iso, time.Shown));
        Assert.Equal("7 Jul 2025 – 9 Jul 2025", MeetingTime.Of(Day(7), Day(10), Paris).Shown);
        Assert.Equal("7 Jul 2025", MeetingTime.Of(Day(7), null, Paris).Shown);
    }

    [Fact]
    public void ATimeWithoutAKnownZone_StaysAsItIsWritten()
    {
        CultureInfo.CurrentCulture = new CultureInfo("en");
        var (begin, end) = (new DateTime(2025, 7, 7, 10, 0, 0), new DateTime(2025, 7, 7, 11, 0, 0));
        Assert.Equal("7 Jul 2025 10:00 – 11:00 (Somewhere)", MeetingTime.Of(new(begin, "Somewhere", null, false), new(end, "Somewhere", null, false), Paris).Shown);
        Assert.Equal("7 Jul 2025 10:00 – 11:00", MeetingTime.Of(new(begin, null, null, false), new(end, null, null, false), Paris).Shown);
    }

    private static CalendarTime Utc(int day, int hour, int minute)
    {
        var local = new DateTime(2025, 7, day, hour, minute, 0);
        return new(local, "UTC", new DateTimeOffset(local, TimeSpan.Zero), false);
    }

    private static CalendarTime Day(int day) => new(new DateTime(2025, 7, day), null, null, true);
}
