using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Scanning;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>A mail ready to leave.</summary>
public sealed record ComposedMail(string Sender, IReadOnlyList<string> Recipients, string Subject, byte[] Raw);

/// <summary>Makes the mail that an outbox row stands for, in the recipient's language, under a Message-ID that follows from the row.</summary>
public sealed class MailComposer(
    DeskDb db, IFileStore files, CatalogCache catalogs, TemplatedMail templated, XsltMail xslt, QuotedHistory history, EventCatalog events, PublicLinks links, SignInTokens tokens, SummaryMail summary, ScannerSettings scanner)
{
    private List<Mailbox> mailboxes = [];
    private ILookup<long, ThreadMail> threads = Enumerable.Empty<ThreadMail>().ToLookup(_ => 0L);

    /// <summary>Reads what <see cref="ComposeAsync"/> has to know of these mails, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyList<OutboxMail> mails, CancellationToken cancellation)
    {
        mailboxes = await db.Mailboxes.AsNoTracking().Where(x => x.ArchivedAt == null || x.IsDefault).ToListAsync(cancellation);
        await templated.LoadAsync(mails, cancellation);
        var tickets = mails.Select(x => x.TicketId).OfType<long>().Distinct().ToList();
        threads = (await db.Messages.Where(x => tickets.Contains(x.TicketId) && x.MailId != null).OrderBy(x => x.Id)
            .Select(x => new ThreadMail(x.TicketId, x.Id, x.MailId!, x.Kind, x.AuthorId)).ToListAsync(cancellation)).ToLookup(x => x.TicketId);
    }

    /// <param name="mail">One of those that were given to <see cref="LoadAsync"/>, with its ticket, message and person loaded.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ComposedMail> ComposeAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var tenant = db.Tenant.Info;
        var queue = mail.Ticket is { } about ? (await catalogs.GetAsync(db, cancellation)).Queue(about.QueueId) : null;
        var mailbox = MailboxOf(mail.Ticket, queue);
        var language = mail.Person.Language ?? tenant.Language;
        var body = new MailBody(language);
        var subject = await WriteAsync(mail, language, body, cancellation);
        var attached = await AttachedAsync(mail, cancellation);
        if (attached.Where(x => scanner.Withholds(x.Check)).Select(x => x.Name).ToList() is { Count: > 0 } withheld)
            body.Paragraph(MailWords.For(language).Withheld(string.Join(", ", withheld)));
        var builder = new MimeMessageBuilder(mail.Id.ToString("N"))
        {
            From = new MailboxAddress(SenderName(mail, queue, tenant), mailbox.Address),
            Subject = subject,
            Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero),
            MessageId = new DeskMessageId(mail.Id, mail.Ticket?.Number).ToString(tenant, mailbox.Address[(mailbox.Address.LastIndexOf('@') + 1)..]),
            TextBody = body.Text,
            HtmlBody = body.Html,
        };
        builder.To.Add(new MailboxAddress(mail.Person.Name, mail.Person.Address));
        if (mail.Kind == OutboxKind.Reply && mail.Ticket is { } answered)
            await CopyAsync(builder, mail, answered, cancellation);
        await AttachAsync(builder, attached, cancellation);
        if (mail.Ticket is { } ticket)
            Thread(builder, mail, ticket, mailbox.Address, DeskName(mail, queue, tenant));
        if (!mail.Kind.IsWritten())
        {
            builder.Headers.Add(new("Auto-Submitted", mail.Kind == OutboxKind.Acknowledgement ? "auto-replied" : "auto-generated"));
            builder.Headers.Add(new("X-Auto-Response-Suppress", "All"));
        }
        return new(mailbox.Address, [.. builder.To.Concat(builder.Cc).Select(x => x.Address)], subject, builder.ToBytes());
    }

    // That of the queue, else the one that the ticket came by, else the default. An answer to an archived one would be lost.
    private Mailbox MailboxOf(Ticket? ticket, Queue? queue)
    {
        var (wanted, own) = (queue?.SenderMailboxId, ticket?.MailboxId);
        return mailboxes.Where(x => x.IsDefault || x.Id == wanted || x.Id == own).MinBy(x => x.Id == wanted ? 0 : x.Id == own ? 1 : 2)
            ?? throw new InvalidOperationException("The tenant has no mailbox to send from; an administrator can add one under Mailboxes.");
    }

    private static string SenderName(OutboxMail mail, Queue? queue, TenantInfo tenant) =>
        mail is { Kind: OutboxKind.Reply or OutboxKind.Forward, Message.Author.Name: var agent } ? $"{agent} ({DeskName(mail, queue, tenant)})" : DeskName(mail, queue, tenant);

    // Staff know the desk by its own name.
    private static string DeskName(OutboxMail mail, Queue? queue, TenantInfo tenant) =>
        mail.Kind.IsStaffNotice() ? tenant.Name : queue?.SenderName ?? tenant.Name;

    private async Task<string> WriteAsync(OutboxMail mail, string reader, MailBody body, CancellationToken cancellation)
    {
        var (tenant, words) = (db.Tenant.Info, MailWords.For(reader));
        if (await xslt.WriteAsync(mail, reader, body, cancellation) is { } written)
            return written;
        if (TemplateKind.Of(mail.Kind) is { } kind)
        {
            var language = BuiltInTemplates.LanguageOf(reader);
            return await templated.WriteAsync(mail, await templated.WordsAsync(kind, language, cancellation), language, isSample: false, body, cancellation);
        }
        switch (mail.Kind)
        {
            case OutboxKind.Received:
            case OutboxKind.Notice:
            case OutboxKind.Review:
            case OutboxKind.Event:
                return await WriteNoticeAsync(mail, mail.Ticket!, reader, body, cancellation);
            case OutboxKind.Forward:
                return WriteForward(mail.Message!, mail.Ticket!, words, body);
            case OutboxKind.Summary:
                return await summary.WriteAsync(mail, reader, body, cancellation);
            case OutboxKind.MailboxAlarm:
                return await WriteAlarmAsync(words, body, cancellation);
            case OutboxKind.AccountChange:
                var changed = AccountWords.For(reader);
                body.Paragraph(words.Hello(mail.Person.Name)).Paragraph(changed.Of(mail.Text)).Link(changed.NotYou, links.Profile(tenant)).Signature(tenant.Name);
                return changed.Subject;
            case OutboxKind.QuotaNotice:
                var limits = QuotaWords.For(reader);
                var (fact, isReached) = limits.Of(mail.Text);
                body.Paragraph(words.Hello(mail.Person.Name)).Paragraph(fact);
                if (isReached)
                    body.Paragraph(limits.Refused);
                body.Link(limits.See, links.Use(tenant)).Signature(tenant.Name);
                return limits.Subject;
            case OutboxKind.SignInLink:
                body.Paragraph(words.Hello(mail.Person.Name))
                    .Link(words.SignInText, links.SignInLink(tenant, await tokens.NewSignInTokenAsync(await AccountOfAsync(mail, cancellation))))
                    .Signature(tenant.Name);
                return words.SignInSubject;
            default:
                body.Paragraph(words.Hello(mail.Person.Name))
                    .Link(words.InvitationText(tenant.Name), links.Invitation(tenant, await tokens.NewInvitationTokenAsync(await AccountOfAsync(mail, cancellation))))
                    .Signature(tenant.Name);
                return words.InvitationSubject;
        }
    }

    private async Task<string> WriteNoticeAsync(OutboxMail mail, Ticket ticket, string reader, MailBody body, CancellationToken cancellation)
    {
        var words = MailWords.For(reader);
        var shown = mail.Message ?? await history.NewestAsync(ticket, null, cancellation);
        body.Marker(words.Marker).Paragraph(mail.Kind switch
            {
                OutboxKind.Review => words.IsBack(mail.Text),
                OutboxKind.Event => $"{words.Happened} {events.Tell(mail, BuiltInTemplates.LanguageOf(reader))}",
                OutboxKind.Notice => mail.Text is { Length: > 0 } text ? text : words.LookAt,
                _ => words.Answered(shown?.Author.Name ?? ""),
            })
            .Paragraph(string.Create(CultureInfo.InvariantCulture, $"#{ticket.Number} {ticket.Subject}"));
        history.Add(shown, mail.Person, reader, body);
        body.Link(words.SeeTicket, links.StaffTicket(db.Tenant.Info, ticket.Number)).Paragraph(mail.Message is { Kind: MessageKind.Note } ? words.AnswerIsNote : words.AnswerByMail);
        return string.Create(CultureInfo.InvariantCulture, $"[#{ticket.Number}] {ticket.Subject}");
    }

    private string WriteForward(Message message, Ticket ticket, MailWords words, MailBody body)
    {
        body.Marker(words.Marker);
        if (message.Text.Length > 0)
            body.Paragraph(message.Text);
        body.Paragraph($"{message.Author.Name}\n{db.Tenant.Info.Name}");
        if (message.Folded is { } forwarded)
            body.Rule().Paragraph(forwarded);
        return MailSubject.Of(message.Subject ?? ticket.Subject, ticket.Number);
    }

    // Of all that fail now: one alarm may speak for several, and one that has recovered needs none.
    private async Task<string> WriteAlarmAsync(MailWords words, MailBody body, CancellationToken cancellation)
    {
        var failing = await db.Mailboxes.AsNoTracking().Where(x => x.FailingSince != null && x.ArchivedAt == null).OrderBy(x => x.FailingSince).ToListAsync(cancellation);
        body.Paragraph(failing.Count > 0 ? words.AlarmText : words.AlarmIsOver);
        foreach (var mailbox in failing)
            body.Paragraph($"{mailbox.Name} <{mailbox.Address}>: {mailbox.LastError}");
        body.Link(words.SeeMailboxes, links.Mailboxes(db.Tenant.Info));
        return failing.Count > 0 ? words.AlarmSubject(string.Join(", ", failing.Select(x => x.Name))) : words.AlarmIsOver;
    }

    private async Task CopyAsync(MimeMessageBuilder builder, OutboxMail mail, Ticket ticket, CancellationToken cancellation)
    {
        var copied = await db.Participants.Where(x => x.TicketId == ticket.Id && x.PersonId != mail.PersonId && x.Person.AddressFailedAt == null && x.Person.RepresentsTenantId == null)
            .Select(x => new { x.Person.Name, x.Person.Address }).ToListAsync(cancellation);
        foreach (var person in copied)
            builder.Cc.Add(new MailboxAddress(person.Name, person.Address));
    }

    private async Task<List<Attachment>> AttachedAsync(OutboxMail mail, CancellationToken cancellation) => !mail.Kind.IsWritten() ? []
        : await db.Attachments.AsNoTracking().Where(x => x.MessageId == mail.MessageId && x.WithdrawnAt == null && x.RemovedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation);

    private async Task AttachAsync(MimeMessageBuilder builder, IEnumerable<Attachment> attached, CancellationToken cancellation)
    {
        foreach (var attachment in attached.Where(x => !scanner.Withholds(x.Check)))
            builder.Attachments.Add(new OutgoingAttachment(attachment.Name, attachment.ContentType, await ReadAsync(attachment, cancellation)));
    }

    // Answers come back to an address that says whose answer to which ticket it is, and refer to the mails that its reader knows:
    // what people outside have answered is in no mail to the requester, nor the requester's mails in those to them.
    private void Thread(MimeMessageBuilder builder, OutboxMail mail, Ticket ticket, string address, string name)
    {
        var at = address.LastIndexOf('@');
        builder.ReplyTo.Add(new MailboxAddress(name, $"{address[..at]}+{KeyOf(mail, ticket)}{address[at..]}"));
        var before = mail.MessageId ?? long.MaxValue;
        foreach (var known in threads[ticket.Id].Where(x => x.Id <= before && (mail.Kind == OutboxKind.Forward ? x.AuthorId == mail.PersonId : x.Kind == MessageKind.Public)))
            builder.References.Add(known.MailId);
        builder.InReplyTo = builder.References.LastOrDefault();
    }

    private string KeyOf(OutboxMail mail, Ticket ticket) =>
        mail.Kind.IsStaffNotice() ? new ReplyKey(mail.Message is { Kind: MessageKind.Note } ? ReplyRole.Note : ReplyRole.Notice, ticket.Number, mail.PersonId).Sign(db.Tenant.Info)
        : mail.Kind == OutboxKind.Forward ? new ReplyKey(ReplyRole.Forward, ticket.Number, mail.PersonId).Sign(db.Tenant.Info)
        : mail.Kind == OutboxKind.PartnerUpdate ? new ReplyKey(ReplyRole.Partner, ticket.Number, mail.PersonId).Sign(db.Tenant.Info)
        : TicketKey.Sign(db.Tenant.Info, ticket.Number);

    private async Task<byte[]> ReadAsync(Attachment attachment, CancellationToken cancellation)
    {
        await using var file = files.Open(attachment.TenantId, attachment.File);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellation);
        return content;
    }

    private Task<Account> AccountOfAsync(OutboxMail mail, CancellationToken cancellation) =>
        db.Accounts.SingleAsync(x => x.PersonId == mail.PersonId, cancellation);

    private sealed record ThreadMail(long TicketId, long Id, string MailId, MessageKind Kind, long AuthorId);
}
