using ServiceDesk.Access;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

public sealed partial class Ticket
{
    /// <summary>Adds what somebody wrote. The first message of a ticket is part of its opening and makes no entry of its own.</summary>
    /// <param name="partner">The partner for whom its author processes the request; null: none.</param>
    public void Add(Act act, Message message, string? partner = null)
    {
        RefuseWhereMerged();
        var isFirst = UpdatedAt == CreatedAt && Messages.Count == 0 && Id == 0;
        Messages.Add(message);
        if (message.Kind == MessageKind.Public)
            Preview = PreviewOf(message.Text);
        if (isFirst)
            return;
        if (message is { Kind: MessageKind.Public, IsFromStaff: true, AutomaticReason: null } && message.Author.Id != RequesterId)
            FirstReplyAt ??= act.At;
        Record(act, message switch
        {
            { Kind: MessageKind.Note } => Fact.Noted,
            { IsFromStaff: true } => Fact.Replied,
            _ => Fact.Received,
        }, to: partner);
        if (message.Kind == MessageKind.Public)
            Touch(act.At);
    }

    /// <summary>Lets a person take part in the conversation; the requester does from the start. <see cref="Participants"/> must be loaded.</summary>
    public bool BringIn(Act act, Person person)
    {
        if (person.Id == RequesterId || Participants.Any(x => x.Person == person || x.PersonId == person.Id))
            return false;
        Participants.Add(new Participant { TenantId = TenantId, Person = person, Since = act.At });
        Record(act, Fact.ParticipantAdded, to: person.Name);
        return true;
    }

    internal void MessageMovedTo(Act act, int number) => Record(act, Fact.MessageMovedOut, to: number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Takes in a message of another ticket; its author takes part from now on. <see cref="Participants"/> must be loaded.</summary>
    internal void MessageMovedFrom(Act act, Message message, int number)
    {
        RefuseWhereMerged();
        Record(act, Fact.MessageMovedIn, from: number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // A note is for staff alone: it is no preview, and makes nobody take part.
        if (message.Kind != MessageKind.Public)
            return;
        if (!message.IsFromStaff)
            BringIn(act, message.Author);
        Preview = PreviewOf(message.Text);
        Touch(act.At);
    }

    /// <summary>Says in the ticket that mail to somebody was refused for good.</summary>
    public void ReportFailedMail(Act act, string address, string reason) => Record(act, Fact.MailFailed, address, reason);

    /// <summary>Says in the ticket that an automatic mail to somebody was not sent.</summary>
    public void ReportWithheldMail(Act act, string address, string reason) => Record(act, Fact.MailWithheld, address, reason);

    /// <summary>Says in the ticket that a file is withheld, and for what.</summary>
    internal void ReportInfectedFile(Act act, string name, string finding) => Record(act, Fact.FileWithheld, name, finding);

    /// <summary>Says in the ticket that a reply of somebody's could not be sent.</summary>
    internal void ReportReturnedReply(Act act, string author, string reason) => Record(act, Fact.ReplyReturned, author, reason);

    /// <summary>The beginning of a text on one line.</summary>
    internal static string PreviewOf(string text)
    {
        var words = string.Join(' ', text.AsSpan(0, Math.Min(text.Length, 4 * PreviewLength)).ToString()
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= PreviewLength ? words : string.Concat(words.AsSpan(0, PreviewLength - 1), "…");
    }
}
