using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Calendar;

/// <summary>What a calendar that came with a mail asks for or tells (RFC 5545, sent by mail as RFC 6047 says).</summary>
public sealed record CalendarInvitation
{
    /// <summary>In upper case: REQUEST, REPLY, CANCEL, PUBLISH and others (RFC 5546 section 1.4); null where nothing says so.</summary>
    public string? Method { get; init; }

    public string? Summary { get; init; }

    public MailboxAddress? Organizer { get; init; }

    public CalendarTime? Start { get; init; }

    /// <summary>Not included any more, as of a day without hours; also where only a duration is given.</summary>
    public CalendarTime? End { get; init; }

    /// <summary>The place.</summary>
    public string? Location { get; init; }

    /// <summary>Names the meeting through all its changes.</summary>
    public string? Uid { get; init; }

    /// <summary>What an attendee answers, with the methods REPLY and COUNTER; null with others, for they name everybody who is asked.</summary>
    public CalendarAnswer? Answer { get; init; }

    /// <summary>Reads the first event of a calendar; null where there is none. Never throws on the content.</summary>
    /// <param name="calendar">The text of a <c>text/calendar</c> part.</param>
    /// <param name="method">The method that the part's Content-Type names.</param>
    public static CalendarInvitation? Read(string calendar, string? method = null)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return CalendarReader.Read(calendar, method);
    }

    /// <summary>The same from the bytes of a file: UTF-8 (RFC 5545 section 3.1.4), and what else they may be where they are not.</summary>
    public static CalendarInvitation? Read(ReadOnlySpan<byte> calendar) => CalendarReader.Read(Charsets.Decode(calendar, null), null);

    internal static CalendarInvitation? Find(MimeEntity entity) => entity switch
    {
        Multipart multipart => multipart.Parts.Select(Find).FirstOrDefault(found => found is not null),
        MimePart part when part.ContentType.Is("text", "calendar") || part.ContentType.Is("application", "ics") =>
            CalendarReader.Read(Charsets.Decode(part.Content.Span, part.ContentType.Charset), part.ContentType.Parameters["method"]),
        _ => null,
    };
}
