using ServiceDesk.Mail.Calendar;
using ServiceDesk.Mail.Tests.Mime;

namespace ServiceDesk.Mail.Tests.Calendar;

public class CalendarInvitationTests
{
    private const string Zone = """
        BEGIN:VTIMEZONE
        TZID:Own rules
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE

        """;

    [Fact]
    public void Invitation_OfAMail_SaysWhatWhenWhereAndWho()
    {
        var message = RawMail.Load("""
            Subject: Meeting
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain

            Please come.
            --b
            Content-Type: text/calendar; charset=utf-8; method=REQUEST

            BEGIN:VCALENDAR
            METHOD:REQUEST
            BEGIN:VEVENT
            ORGANIZER;CN="Doe, Jane":mailto:jane@customer.example
            SUMMARY;LANGUAGE=en:Printer\, second
              floor\; urgent
            DTSTART;TZID=W. Europe Standard Time:20250707T100000
            DTEND;TZID=W. Europe Standard Time:20250707T113000
            LOCATION:Room 1\nGround floor
            UID:1@customer.example
            BEGIN:VALARM
            SUMMARY:Alarm
            END:VALARM
            END:VEVENT
            END:VCALENDAR
            --b--
            """);
        var invitation = message.Invitation;

        Assert.NotNull(invitation);
        Assert.Equal(("REQUEST", "Printer, second floor; urgent", "Room 1\nGround floor", "1@customer.example"), (invitation.Method, invitation.Summary, invitation.Location, invitation.Uid));
        Assert.Equal(("Doe, Jane", "jane@customer.example"), (invitation.Organizer?.Name, invitation.Organizer?.Address));
        Assert.Equal(new CalendarTime(At(10, 0), "W. Europe Standard Time", new DateTimeOffset(At(10, 0), TimeSpan.FromHours(2)), false), invitation.Start);
        Assert.Equal(new DateTimeOffset(At(11, 30), TimeSpan.FromHours(2)), invitation.End?.Instant);
        Assert.Equal("text/calendar", Assert.Single(message.Attachments).ContentType);
    }

    [Theory]
    [InlineData("REPLY", ";PARTSTAT=ACCEPTED;CN=Rita", "ACCEPTED", "Rita")]
    [InlineData("reply", ";PARTSTAT=declined", "DECLINED", null)]
    [InlineData("COUNTER", ";PARTSTAT=\"TENTATIVE\"", "TENTATIVE", null)]
    [InlineData("REPLY", "", null, null)]
    public void Answer_SaysWhoAnswersWhat(string method, string parameters, string? status, string? name)
    {
        var answer = CalendarInvitation.Read($"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nATTENDEE{parameters}:MAILTO:rita@customer.example\nEND:VEVENT\nEND:VCALENDAR")?.Answer;
        Assert.NotNull(answer);
        Assert.Equal((status, name, "rita@customer.example"), (answer.Status, answer.Attendee.Name, answer.Attendee.Address));
    }

    [Theory, InlineData("REQUEST", "ATTENDEE:mailto:a@example.test"), InlineData("REPLY", "SUMMARY:x"), InlineData("REPLY", "ATTENDEE:")]
    public void Answer_IsMissing_WhereNobodyAnswers(string method, string line) =>
        Assert.Null(CalendarInvitation.Read($"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR")!.Answer);

    [Fact]
    public void Bytes_AreReadAsUtf8_OrWhatTheyAre()
    {
        const string calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Größe\nEND:VEVENT\nEND:VCALENDAR";
        Assert.Equal("Größe", CalendarInvitation.Read(System.Text.Encoding.UTF8.GetBytes(calendar))?.Summary);
        Assert.Equal("Größe", CalendarInvitation.Read(System.Text.Encoding.Latin1.GetBytes(calendar))?.Summary);
    }

    [Theory]
    [InlineData("DTSTART:20250707T100000Z", "UTC", 0)]
    [InlineData("DTSTART;TZID=America/New_York:20250707T100000", "America/New_York", -4)]
    [InlineData("DTSTART;TZID=\"/softwarestudio.org/Olson_20011030_5/Europe/Berlin\":20250707T100000", "/softwarestudio.org/Olson_20011030_5/Europe/Berlin", 2)]
    [InlineData("DTSTART;TZID=Own rules:20250707T100000", "Own rules", 2)]
    public void Start_InAZone_IsAMoment(string line, string zone, int hours)
    {
        var start = Event(line)?.Start;
        Assert.Equal(new CalendarTime(At(10, 0), zone, new DateTimeOffset(At(10, 0), TimeSpan.FromHours(hours)), false), start);
    }

    [Theory]
    [InlineData("20250115T100000", 1)]
    [InlineData("20250330T015959", 1)]
    [InlineData("20250330T020000", 2)]
    [InlineData("20251026T025959", 2)]
    [InlineData("20251026T030000", 1)]
    public void Rules_OfTheCalendar_ChangeOnTheirDays(string time, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Event($"DTSTART;TZID=Own rules:{time}")?.Start?.Instant?.Offset);

    [Theory]
    [InlineData("DTSTART;TZID=Nowhere:20250707T100000", "Nowhere")]
    [InlineData("DTSTART;TZID=../../../dev/zero:20250707T100000", "../../../dev/zero")]
    [InlineData("DTSTART;TZID=/dev/zero:20250707T100000", "/dev/zero")]
    [InlineData("DTSTART:20250707T100000", null)]
    public void Start_WithoutAKnownZone_IsWhatTheClockShows(string line, string? zone) =>
        Assert.Equal(new CalendarTime(At(10, 0), zone, null, false), Event(line)?.Start);

    [Fact]
    public void Start_OfADay_HasNoHour() =>
        Assert.Equal(new CalendarTime(At(0, 0), null, null, true), Event("DTSTART;VALUE=DATE:20250707")?.Start);

    [Theory]
    [InlineData("PT1H30M", 11, 30)]
    [InlineData("PT90M", 11, 30)]
    [InlineData("P0DT0H15M0S", 10, 15)]
    public void End_FollowsFromADuration(string duration, int hour, int minute) =>
        Assert.Equal(At(hour, minute), Event($"DTSTART:20250707T100000Z\nDURATION:{duration}")?.End?.Local);

    [Theory]
    [InlineData("DURATION:P")]
    [InlineData("DURATION:-PT1H")]
    [InlineData("DURATION:P99999999999W")]
    [InlineData("DTEND:99990101T000000")]
    [InlineData("DTEND:soon")]
    [InlineData("DTSTART")]
    [InlineData("ORGANIZER:")]
    [InlineData("ORGANIZER;CN=\"x:mailto:a@b")]
    public void OddLines_AreBorne(string line) => Assert.Equal("Printer", Event($"SUMMARY:Printer\n{line}")?.Summary);

    [Theory]
    [InlineData("END:")]
    [InlineData("BEGIN:\nEND:\nEND:\nEND:")]
    [InlineData("END:VCALENDAR\nEND:VEVENT")]
    public void MoreEndsThanBeginnings_AreBorne(string ends) =>
        Assert.Equal("x", CalendarInvitation.Read($"{ends}\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n{ends}")?.Summary);

    [Fact]
    public void Read_WithoutAnEvent_IsNothing()
    {
        Assert.Null(CalendarInvitation.Read("BEGIN:VCALENDAR\nEND:VCALENDAR"));
        Assert.Null(CalendarInvitation.Read("hello"));
        Assert.Null(RawMail.Load("Subject: x\n\nBEGIN:VEVENT").Invitation);
    }

    [Fact]
    public void Method_OfTheType_CountsWhereTheCalendarHasNone() =>
        Assert.Equal("CANCEL", CalendarInvitation.Read("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT", "cancel")?.Method);

    [Theory]
    [InlineData("BEGIN:VEVENT\n")]
    [InlineData("BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\n")]
    [InlineData("SUMMARY:x\n y\n")]
    [InlineData("X;a=b;")]
    [InlineData("X;a=\"")]
    public void Bomb_TakesLinearTime(string piece)
    {
        var calendar = "BEGIN:VEVENT\n" + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        var took = ThreadCpu.Of(() => Assert.NotNull(CalendarInvitation.Read(calendar)));
        Assert.True(took < TimeSpan.FromSeconds(5), $"{took}");
    }

    private static CalendarInvitation? Event(string lines) =>
        CalendarInvitation.Read($"BEGIN:VCALENDAR\n{Zone}BEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");

    private static DateTime At(int hour, int minute) => new(2025, 7, 7, hour, minute, 0);
}
