using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>A mail ready to leave.</summary>
public sealed record ComposedMail(string Sender, IReadOnlyList<string> Recipients, string Subject, byte[] Raw);

/// <summary>Makes the mail that an outbox row stands for, in the recipient's language, under a Message-ID that follows from the row.</summary>
public sealed class MailComposer(DeskDb db, IFileStore files, PublicLinks links, SignInTokens tokens)
{
    private const int MostQuoted = 20_000;

    /// <param name="mail">With its ticket, message and person loaded.</param>
    public async Task<ComposedMail> ComposeAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var tenant = db.Tenant.Info;
        var mailbox = await MailboxOfAsync(mail.Ticket, cancellation);
        var words = MailWords.For(mail.Person.Language ?? tenant.Language);
        var body = new MailBody();
        var subject = await WriteAsync(mail, words, body, cancellation);
        var builder = new MimeMessageBuilder(mail.Id.ToString("N"))
        {
            From = new MailboxAddress(SenderName(mail, tenant), mailbox.Address),
            Subject = subject,
            Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero),
            MessageId = new DeskMessageId(mail.Id, mail.Ticket?.Number).ToString(tenant, mailbox.Address[(mailbox.Address.LastIndexOf('@') + 1)..]),
            TextBody = body.Text,
            HtmlBody = body.Html,
        };
        builder.To.Add(new MailboxAddress(mail.Person.Name, mail.Person.Address));
        if (mail.Kind == OutboxKind.Reply && mail.Ticket is { } answered)
            await CopyAsync(builder, mail, answered, cancellation);
        if (mail.Ticket is { } ticket)
            await ThreadAsync(builder, mail, ticket, mailbox.Address, cancellation);
        if (mail.Kind != OutboxKind.Reply)
        {
            builder.Headers.Add(new("Auto-Submitted", mail.Kind == OutboxKind.Acknowledgement ? "auto-replied" : "auto-generated"));
            builder.Headers.Add(new("X-Auto-Response-Suppress", "All"));
        }
        return new(mailbox.Address, [.. builder.To.Concat(builder.Cc).Select(x => x.Address)], subject, builder.ToBytes());
    }

    private async Task<Mailbox> MailboxOfAsync(Ticket? ticket, CancellationToken cancellation)
    {
        var wanted = ticket?.MailboxId;
        return await db.Mailboxes.AsNoTracking().Where(x => x.Id == wanted || x.IsDefault).OrderBy(x => x.Id == wanted ? 0 : 1).FirstOrDefaultAsync(cancellation)
            ?? throw new InvalidOperationException("The tenant has no mailbox to send from; an administrator can add one under Mailboxes.");
    }

    private static string SenderName(OutboxMail mail, TenantInfo tenant) =>
        mail is { Kind: OutboxKind.Reply, Message.Author.Name: var agent } ? $"{agent} ({tenant.Name})" : tenant.Name;

    private async Task<string> WriteAsync(OutboxMail mail, MailWords words, MailBody body, CancellationToken cancellation)
    {
        var tenant = db.Tenant.Info;
        var number = mail.Ticket?.Number ?? 0;
        switch (mail.Kind)
        {
            case OutboxKind.Acknowledgement:
                body.Marker(words.Marker).Paragraph(words.Hello(mail.Person.Name)).Paragraph(words.Acknowledged(number)).Paragraph(words.AcknowledgedNext)
                    .Link(words.SeeRequest, links.SignedRequest(tenant, number, mail.Person.Id)).Signature(tenant.Name);
                Quote(mail.Message, mail.Person, words, body);
                break;
            case OutboxKind.Reply:
                body.Marker(words.Marker).Written(mail.Message!.Text, mail.Message.Html)
                    .Signature(mail.Message.Author.Name, tenant.Name)
                    .Link(words.SeeRequest, links.SignedRequest(tenant, number, mail.Person.Id));
                Quote(await BeforeAsync(mail.Message, cancellation), mail.Person, words, body);
                break;
            case OutboxKind.Assignment or OutboxKind.Received:
                await WriteNoticeAsync(mail, words, body, cancellation);
                break;
            case OutboxKind.MailboxAlarm:
                return await WriteAlarmAsync(words, body, cancellation);
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
        return string.Create(CultureInfo.InvariantCulture, $"[#{number}] {mail.Ticket!.Subject}");
    }

    private async Task WriteNoticeAsync(OutboxMail mail, MailWords words, MailBody body, CancellationToken cancellation)
    {
        var ticket = mail.Ticket!;
        var shown = mail.Message ?? await db.Messages.AsNoTracking().Include(x => x.Author)
            .Where(x => x.TicketId == ticket.Id && x.Kind == MessageKind.Public).OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellation);
        var by = mail.Kind == OutboxKind.Received ? shown?.Author.Name : null;
        body.Marker(words.Marker)
            .Paragraph(mail.Kind == OutboxKind.Received ? words.Answered(by ?? "") : words.Assigned(db.Tenant.Info.Name))
            .Paragraph(string.Create(CultureInfo.InvariantCulture, $"#{ticket.Number} {ticket.Subject}"));
        if (shown is not null)
            Quote(shown, mail.Person, words, body);
        body.Link(words.SeeTicket, links.StaffTicket(db.Tenant.Info, ticket.Number)).Paragraph(words.AnswerByMail);
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

    private void Quote(Message? message, Person reader, MailWords words, MailBody body)
    {
        if (message is null)
            return;
        var zone = reader.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var found) ? found : db.Tenant.Info.Zone;
        var culture = CultureInfo.GetCultureInfo(reader.Language ?? db.Tenant.Info.Language);
        var when = TimeZoneInfo.ConvertTimeFromUtc(message.At, zone).ToString("f", culture);
        body.Quote(words.Wrote(when, message.Author.Name), message.Text.Length <= MostQuoted ? message.Text : message.Text[..MostQuoted]);
    }

    private Task<Message?> BeforeAsync(Message message, CancellationToken cancellation) => db.Messages.AsNoTracking().Include(x => x.Author)
        .Where(x => x.TicketId == message.TicketId && x.Kind == MessageKind.Public && x.Id < message.Id)
        .OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellation);

    private async Task CopyAsync(MimeMessageBuilder builder, OutboxMail mail, Ticket ticket, CancellationToken cancellation)
    {
        var copied = await db.Participants.Where(x => x.TicketId == ticket.Id && x.PersonId != mail.PersonId && x.Person.AddressFailedAt == null)
            .Select(x => new { x.Person.Name, x.Person.Address }).ToListAsync(cancellation);
        foreach (var person in copied)
            builder.Cc.Add(new MailboxAddress(person.Name, person.Address));
        foreach (var attachment in await db.Attachments.AsNoTracking().Where(x => x.MessageId == mail.MessageId).ToListAsync(cancellation))
            builder.Attachments.Add(new OutgoingAttachment(attachment.Name, attachment.ContentType, await ReadAsync(attachment, cancellation)));
    }

    // Answers come back to an address that names the ticket, and refer to the mails that are in it.
    private async Task ThreadAsync(MimeMessageBuilder builder, OutboxMail mail, Ticket ticket, string address, CancellationToken cancellation)
    {
        var at = address.LastIndexOf('@');
        builder.ReplyTo.Add(new MailboxAddress(db.Tenant.Info.Name, mail.Kind is OutboxKind.Assignment or OutboxKind.Received
            ? address
            : $"{address[..at]}+{TicketKey.Sign(db.Tenant.Info, ticket.Number)}{address[at..]}"));
        var before = mail.MessageId ?? long.MaxValue;
        foreach (var id in await db.Messages.Where(x => x.TicketId == ticket.Id && x.MailId != null && x.Id <= before)
            .OrderBy(x => x.Id).Select(x => x.MailId!).ToListAsync(cancellation))
            builder.References.Add(id);
        builder.InReplyTo = builder.References.LastOrDefault();
    }

    private async Task<byte[]> ReadAsync(Attachment attachment, CancellationToken cancellation)
    {
        await using var file = files.Open(attachment.TenantId, attachment.File);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellation);
        return content;
    }

    private Task<Account> AccountOfAsync(OutboxMail mail, CancellationToken cancellation) =>
        db.Accounts.SingleAsync(x => x.PersonId == mail.PersonId, cancellation);
}
