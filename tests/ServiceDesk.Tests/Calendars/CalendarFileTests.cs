using ServiceDesk.Calendars;
using static ServiceDesk.Tests.Calendars.TestCalendar;

namespace ServiceDesk.Tests.Calendars;

public sealed class CalendarFileTests
{
    private const string Example =
        """{"timeZone":"Europe/Berlin","hours":{"mon":[["09:00","12:00"],["13:00:30","17:00"]],"sat":[["00:00","24:00"]],"sun":[["22:00","06:00"]]},"holidays":["2026-12-25","2026-12-26"]}""";

    [Fact]
    public void WhatIsRead_IsWrittenBack()
    {
        var calendar = CalendarFile.Read(Example);
        Assert.Equal("Europe/Berlin", calendar.TimeZone);
        Assert.Equal([new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 26)], calendar.Holidays);
        Assert.Equal(
            [new WorkingSpan(TimeSpan.FromHours(9), TimeSpan.FromHours(12)), new WorkingSpan(new TimeSpan(13, 0, 30), TimeSpan.FromHours(17))],
            calendar.Hours[DayOfWeek.Monday]);
        Assert.Empty(calendar.Hours[DayOfWeek.Tuesday]);
        Assert.Equal(Example, CalendarFile.Write(calendar));
    }

    [Theory]
    [InlineData("mon")]
    [InlineData("Mon")]
    [InlineData("MONDAY")]
    [InlineData("monday")]
    public void Weekdays_are_taken_short_and_long_in_any_case(string key) =>
        Assert.Single(CalendarFile.Read(Json("UTC", $"{key} 09:00-17:00")).Hours[DayOfWeek.Monday]);

    [Theory]
    [InlineData("00:00-00:00", "\"00:00\",\"24:00\"")]
    [InlineData("09:00:00-17:00:00", "\"09:00\",\"17:00\"")]
    [InlineData("22:00-00:00", "\"22:00\",\"24:00\"")]
    [InlineData("22:00-24:00:00", "\"22:00\",\"24:00\"")]
    [InlineData("22:00-22:00", "\"22:00\",\"22:00\"")]
    public void A_span_is_written_in_one_form(string span, string expected) =>
        Assert.Contains($"[[{expected}]]", CalendarFile.Write(Of("UTC", $"mon {span}")), StringComparison.Ordinal);

    [Fact]
    public void ClosedWeekdaysAndHolidays_MayBeLeftOut_AndSpansStandInAnyOrder()
    {
        var calendar = CalendarFile.Read(""" { "hours": { "tue": [], "mon": [["13:00","17:00"],["09:00","12:00"]] }, "timeZone": "UTC" } """);
        Assert.Equal("""{"timeZone":"UTC","hours":{"mon":[["09:00","12:00"],["13:00","17:00"]]},"holidays":[]}""", CalendarFile.Write(calendar));
        Assert.True(CalendarFile.Read("""{"timeZone":"UTC","hours":{}}""").Hours.IsEmpty);
    }

    [Fact]
    public void AHoliday_MayBeNamedTwice() =>
        Assert.Single(Of("UTC", "mon 09:00-17:00", "2026-12-25", "2026-12-25").Holidays);

    [Theory]
    [InlineData("", "is no JSON")]
    [InlineData("{", "is no JSON")]
    [InlineData("""{"timeZone":"UTC","hours":{}} x""", "is no JSON")]
    [InlineData("""{"timeZone":"UTC","timeZone":"UTC","hours":{}}""", "Duplicate")]
    [InlineData("[]", "The calendar is '[]'; expected an object")]
    [InlineData("""{"hours":{}}""", "has no timeZone")]
    [InlineData("""{"timeZone":"UTC"}""", "has no hours")]
    [InlineData("""{"timeZone":"UTC","hours":{},"name":"x"}""", "has a member 'name'; expected timeZone, hours and holidays alone")]
    [InlineData("""{"timeZone":1,"hours":{}}""", "timeZone is '1'; expected an IANA time zone")]
    [InlineData("""{"timeZone":null,"hours":{}}""", "timeZone is 'null'")]
    [InlineData("""{"timeZone":"Mars/Olympus","hours":{}}""", "timeZone is 'Mars/Olympus'; expected an IANA time zone")]
    [InlineData("""{"timeZone":"UTC+05:30","hours":{}}""", "timeZone is 'UTC+05:30'")]
    [InlineData("""{"timeZone":"europe/berlin","hours":{}}""", "timeZone is 'europe/berlin'; expected 'Europe/Berlin'")]
    [InlineData("""{"timeZone":"W. Europe Standard Time","hours":{}}""", "expected an IANA time zone")]
    [InlineData("""{"timeZone":"\ud800","hours":{}}""", "a text that is none")]
    [InlineData("""{"timeZone":"UTC","hours":[]}""", "hours is '[]'; expected an object of weekdays")]
    [InlineData("""{"timeZone":"UTC","hours":{"mo":[]}}""", "hours has a member 'mo'; expected mon, tue")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[],"Monday":[]}}""", "hours names Monday twice")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":"09:00-17:00"}}""", "hours.mon is '\"09:00-17:00\"'; expected a list of spans")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":["09:00","17:00"]}}""", "hours.mon[0] is '\"09:00\"'; expected a start and an end")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00"]]}}""", "hours.mon[0] is '[\"09:00\"]'; expected a start and an end")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","12:00"],["13:00","25:00"]]}}""", "hours.mon[1][1] is '25:00'; expected a time")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["9:00","17:00"]]}}""", "hours.mon[0][0] is '9:00'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:60","17:00"]]}}""", "hours.mon[0][0] is '09:60'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","24:01"]]}}""", "hours.mon[0][1] is '24:01'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00"," 17:00"]]}}""", "hours.mon[0][1] is ' 17:00'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","-17:00"]]}}""", "hours.mon[0][1] is '-17:00'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","17:00:00.5"]]}}""", "hours.mon[0][1] is '17:00:00.5'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[[9,17]]}}""", "hours.mon[0][0] is '9'")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["24:00","06:00"]]}}""", "hours.mon[0][0] is '24:00'; expected a start before")]
    [InlineData("""{"timeZone":"UTC","hours":{"mon":[["09:00","17:00"],["09:00","17:00:00"]]}}""", "hours.mon[1] is '[\"09:00\",\"17:00:00\"]', which the list holds already")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":"2026-12-25"}""", "holidays is '\"2026-12-25\"'; expected a list")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["2026-12-25","2026-02-29"]}""", "holidays[1] is '2026-02-29'; expected a date")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":["25.12.2026"]}""", "holidays[0] is '25.12.2026'")]
    [InlineData("""{"timeZone":"UTC","hours":{},"holidays":[20261225]}""", "holidays[0] is '20261225'")]
    public void What_cannot_be_taken_is_named_with_its_place(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<CalendarException>(() => CalendarFile.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void LongAndBrokenTexts_AreQuotedShortOnOneLine()
    {
        var e = Assert.Throws<CalendarException>(() => CalendarFile.Read(Json("a\nb" + new string('c', 1000), "")));
        Assert.InRange(e.Message.Length, 60, 200);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void Spans_OutsideOfTheDay_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingSpan(TimeSpan.FromHours(24), TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingSpan(TimeSpan.FromHours(-1), TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingSpan(TimeSpan.FromHours(1), TimeSpan.FromHours(25)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkingSpan(TimeSpan.Zero, TimeSpan.FromTicks(1)));
    }
}
