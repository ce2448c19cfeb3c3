using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Tickets;

/// <summary>Who a message is meant for.</summary>
public enum MessageKind
{
    /// <summary>Both sides read it.</summary>
    Public = 1,

    /// <summary>Staff alone read it.</summary>
    Note = 2,
}

/// <summary>Something that somebody wrote in a ticket.</summary>
public sealed class Message : ITenantRow
{
    /// <summary>Longer bodies go into the file store whole; the row keeps their beginning.</summary>
    public const int BodyLength = 60_000;
    public const int MailIdLength = 250;

    /// <summary>Ten addresses of common length; longer ones are cut, the outbox has them whole.</summary>
    public const int ForwardedToLength = 500;

    // Set when the message is written, and by corrections alone after that.
    private string text = "";
    private string? html;
    private string? bodyFile;

    // Until it was kept for long enough.
    private string? rawFile;
    private bool hasMailHtml;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public long TicketId { get; private set; }
    public Ticket? Ticket { get; private set; }
    public required MessageKind Kind { get; init; }
    public long AuthorId { get; private set; }
    public required Person Author { get; init; }

    /// <summary>Whether the author wrote it as staff; a colleague's own request is not an answer.</summary>
    public required bool IsFromStaff { get; init; }
    public required Door Door { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What people read first: for mail, the visible reply without quotes and signature.</summary>
    public required string Text { get => text; init => text = value; }

    /// <summary>Sanitised markup of an answer written in the editor; null for mail, whose HTML is shown from the raw file.</summary>
    public string? Html { get => html; init => html = value; }

    /// <summary>Quotes and signature of a mail, folded below the text; nothing is thrown away.</summary>
    public string? Folded { get; init; }

    /// <summary>The whole body in the file store when it was longer than <see cref="BodyLength"/>.</summary>
    public string? BodyFile { get => bodyFile; init => bodyFile = value; }

    /// <summary>The raw mail in the file store.</summary>
    public string? RawFile { get => rawFile; init => rawFile = value; }

    /// <summary>The mail has an HTML part to be shown.</summary>
    public bool HasMailHtml { get => hasMailHtml; init => hasMailHtml = value; }

    /// <summary>The mail's Message-ID without angle brackets; what later mails refer to.</summary>
    public string? MailId { get; init; }

    /// <summary>Why the mail is in this ticket, as shown to staff.</summary>
    public string? MatchReason { get; init; }

    /// <summary>Why the mail counts as automatic; null for one that a person wrote.</summary>
    public string? AutomaticReason { get; init; }

    /// <summary>It says thanks and nothing else: kept and shown, and the status stays (C12).</summary>
    public bool IsThanks { get; init; }

    /// <summary>The addresses outside that it was sent to, for staff's eyes; null: it is no forward.</summary>
    public string? ForwardedTo { get; init; }

    /// <summary>Of a mail that staff wrote to somebody outside under a subject of its own; null: it has the ticket's.</summary>
    public string? Subject { get; init; }

    /// <summary>The mail was kept for long enough; what people read of it stays.</summary>
    internal void RemoveRaw() => (rawFile, hasMailHtml) = (null, false);

    /// <summary>When its words or files were last corrected (UTC); what stood before is kept (<see cref="Corrections.MessageVersion"/>).</summary>
    public DateTime? CorrectedAt { get; private set; }

    public ICollection<Attachment> Attachments { get; } = [];

    internal void MoveTo(Ticket ticket) => Ticket = ticket;

    internal void Correct(NewText words, DateTime at)
    {
        (text, html, bodyFile) = (words.Text, words.Html, null);
        MarkCorrected(at);
    }

    internal void MarkCorrected(DateTime at) => CorrectedAt = at;
}
