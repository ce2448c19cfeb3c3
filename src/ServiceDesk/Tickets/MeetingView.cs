using ServiceDesk.Mail.Calendar;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Tickets;

/// <summary>What a message with a calendar asks or tells, as a page shows it; texts are cut to fit.</summary>
/// <param name="Method">As <see cref="CalendarInvitation.Method"/>.</param>
/// <param name="Attendee">Who answers; null: nobody does.</param>
/// <param name="Answer">As <see cref="CalendarAnswer.Status"/>.</param>
public sealed record MeetingView(
    string? Method, string? Summary, string? Place, string? Organizer, CalendarTime? Start, CalendarTime? End, string? Attendee, string? Answer)
{
    private const int Longest = 300;

    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static MeetingView Of(CalendarInvitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        return new(
            invitation.Method, Cut(invitation.Summary), Cut(invitation.Location), Named(invitation.Organizer), invitation.Start, invitation.End,
            Named(invitation.Answer?.Attendee), invitation.Answer?.Status);
    }

    private static string? Named(MailboxAddress? person) => Cut(person is null ? null : string.IsNullOrWhiteSpace(person.Name) ? person.Address : person.Name);

    private static string? Cut(string? text) => text is null || text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
