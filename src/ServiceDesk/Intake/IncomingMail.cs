using ServiceDesk.Mail.Html;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Replies;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>A mail as the desk reads it: who wrote it, what they said, what came with it.</summary>
public sealed class IncomingMail
{
    private IncomingMail(MimeMessage mime, MailboxAddress? from, VisibleReply reply)
    {
        Mime = mime;
        From = from;
        Reply = reply;
        Automatic = AutomaticMail.Detect(mime);
        Bounce = Bounce.Detect(mime);
    }

    public MimeMessage Mime { get; }

    /// <summary>Reply-To, then From, then Sender; null when none of them is an address.</summary>
    public MailboxAddress? From { get; }
    public VisibleReply Reply { get; }
    public AutomaticMail? Automatic { get; }
    public Bounce? Bounce { get; }

    /// <summary>It says thanks and nothing else (C12): no question, no file, no "but".</summary>
    public bool IsThanks => Automatic is null && Mime.Attachments.All(x => x.IsInline) && ThanksOnly.Match(Reply.Text);

    /// <exception cref="MimeLimitException">The mail is larger than a mail may be.</exception>
    public static IncomingMail Read(ReadOnlyMemory<byte> raw)
    {
        var mime = MimeMessage.Load(raw);
        var from = mime.ReplyTo.Concat(mime.From).Append(mime.Sender).FirstOrDefault(x => x is not null && People.PersonFinder.IsAddress(x.Address));
        var reply = mime.TextBody is { } text && !string.IsNullOrWhiteSpace(text) ? VisibleReply.FromText(text, DeskMarkers.All)
            : mime.HtmlBody is { } html ? VisibleReply.FromHtml(html, DeskMarkers.All)
            : VisibleReply.FromText("");
        return new(mime, from, reply);
    }

    /// <summary>The subject for a ticket: as written, cut to fit; never empty.</summary>
    public string Subject
    {
        get
        {
            var subject = string.Join(' ', (Mime.Subject ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (subject.Length == 0)
                return "(no subject)";
            return subject.Length <= Ticket.SubjectLength ? subject : string.Concat(subject.AsSpan(0, Ticket.SubjectLength - 1), "…");
        }
    }

    /// <summary>What people read first. A mail of quotes alone shows them.</summary>
    public string Text
    {
        get
        {
            if (!string.IsNullOrWhiteSpace(Reply.Text))
                return Reply.Text;
            return Mime.TextBody is { } text && !string.IsNullOrWhiteSpace(text) ? text
                : Mime.HtmlBody is { } html ? HtmlText.FromHtml(html) : "";
        }
    }

    public string? Folded => string.IsNullOrWhiteSpace(Reply.Text) || Reply.Folded.Count == 0
        ? null
        : string.Join('\n', Reply.Folded.Select(x => x.Text));

    public IReadOnlyList<NewFile> Files =>
        [.. Mime.Attachments.Select(x => new NewFile(x.FileName ?? NameOf(x.ContentType), x.ContentType, x.OpenRead, x.ContentId, x.IsInline))];

    // Invitations come without a name more often than with one, and a calendar program goes by the name.
    private static string NameOf(string contentType) =>
        contentType.Equals("text/calendar", StringComparison.OrdinalIgnoreCase) ? "invitation.ics" : "attachment";

    /// <summary>Everybody whom the mail was sent to besides the desk.</summary>
    public IEnumerable<MailboxAddress> Recipients => Mime.To.Concat(Mime.Cc);
}
