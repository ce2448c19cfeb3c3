using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Mail.Mime;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Intake;

/// <summary>
/// Puts a mail of the journal where it belongs: a new ticket, an answer in one, a failure report, or nowhere, with the reason.
/// The journal's new state, the ticket, the mails that follow and the end of the due work are one transaction: exactly once.
/// </summary>
public sealed class PlaceMail(
    DeskDb db, IFileStore files, UtcClock clock, DueWorkQueue due, MailGate gate, TicketMatcher matcher, PersonFinder people,
    OpenTicket openTicket, AnswerRequest answerRequest, WorkOnTicket workOnTicket)
{
    private const int MostCopied = 20;

    /// <param name="entryId">An entry of this tenant's journal; one that is gone or was placed before is passed over.</param>
    /// <exception cref="MimeLimitException">The mail cannot be read; nothing is changed.</exception>
    public async Task RunAsync(Guid entryId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var entry = await db.Journal.SingleOrDefaultAsync(x => x.Id == entryId, cancellation);
        if (entry is { State: JournalState.Received })
        {
            var mail = IncomingMail.Read(await ReadAsync(entry, cancellation));
            entry.Read(mail.From?.ToString(), mail.Mime.Subject);
            await PlaceAsync(entry, mail, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        await due.DoneAsync(entryId, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task PlaceAsync(JournalEntry entry, IncomingMail mail, CancellationToken cancellation)
    {
        if (!await gate.LetsInAsync(entry, mail, cancellation))
            return;
        if (mail.Bounce is { } bounce)
            await PlaceBounceAsync(entry, mail, bounce, cancellation);
        else
            await PlaceFromAsync(entry, mail, mail.From!, cancellation);
    }

    private async Task PlaceFromAsync(JournalEntry entry, IncomingMail mail, MailboxAddress from, CancellationToken cancellation)
    {
        var at = clock.UtcNow;
        var sender = await people.FindOrAddAsync(from.Name, from.Address, at, cancellation);
        if (sender.Id == 0)
            await db.SaveChangesAsync(cancellation);
        var match = await matcher.FindAsync(mail.Mime, entry.Recipients.Split(' '), sender, cancellation);
        if (await gate.ForgeryAsync(entry, mail, sender, match, cancellation) is { } forgery)
        {
            entry.KeepAside(forgery);
            return;
        }
        if (match is null)
        {
            await OpenAsync(entry, mail, sender, null, at, cancellation);
            return;
        }
        if (match.AnswersNoticeTo is null && mail is { Automatic: null, IsThanks: false } && await IsTooLateAsync(match.Ticket, at, cancellation))
        {
            await OpenAsync(entry, mail, sender, match.Ticket, at, cancellation);
            return;
        }
        var facts = FactsOf(entry, mail, match.Reason);
        var text = new NewText(mail.Text);
        if (match.AnswersNoticeTo == sender.Id && sender.IsStaff)
        {
            // An answer to a notice goes to the requester under the agent's name (C6); an out-of-office is for colleagues alone.
            var kind = mail.Automatic is null ? MessageKind.Public : MessageKind.Note;
            var work = new TicketWork { Kind = kind, Text = text, Files = mail.Files, Mail = facts };
            await workOnTicket.PrepareAsync(Act.Of(sender, Door.Mail, at, match.Reason), match.Ticket, work, cancellation);
        }
        else
        {
            await BringInAsync(match.Ticket, sender, at, match.Reason, cancellation);
            var act = Act.Of(sender, Door.Mail, at, match.Reason) with { Role = null };
            await answerRequest.PrepareAsync(act, match.Ticket, RequestStep.Update, text, mail.Files, facts, cancellation);
        }
        entry.Place(match.Ticket, match.Reason, at);
    }

    // Thanks may come as late as they like.
    private async Task<bool> IsTooLateAsync(Ticket ticket, DateTime at, CancellationToken cancellation)
    {
        if (ticket.ClosedAt is not { } closed)
            return false;
        var days = await db.Tenants.Where(x => x.Id == db.TenantId).Select(x => x.ReopenDays).SingleAsync(cancellation);
        return closed.AddDays(days) < at;
    }

    /// <param name="follows">The ticket that the mail would have reopened if it were not too late.</param>
    private async Task OpenAsync(JournalEntry entry, IncomingMail mail, Person sender, Ticket? follows, DateTime at, CancellationToken cancellation)
    {
        var reason = follows is null
            ? "It answers nothing that is here: a new ticket."
            : string.Create(CultureInfo.InvariantCulture, $"It answers #{follows.Number}, which was closed too long ago to be reopened: a new ticket.");
        var queue = await db.Mailboxes.Where(x => x.Id == entry.MailboxId).Select(x => x.QueueId).SingleOrDefaultAsync(cancellation);
        var input = new NewTicket(mail.Subject, new NewText(mail.Text), sender)
        {
            QueueId = queue,
            MailboxId = entry.MailboxId,
            Files = mail.Files,
            Mail = FactsOf(entry, mail, reason),
            Follows = follows,
            Copied = await CopiedAsync(mail, sender, at, cancellation),
        };
        var ticket = await openTicket.PrepareAsync(Act.Of(sender, Door.Mail, at) with { Role = null }, input, cancellation);
        entry.Place(ticket, reason, at);
    }

    // A report of a failed delivery is kept in its ticket, shown there, and stops automatic mail to the address.
    private async Task PlaceBounceAsync(JournalEntry entry, IncomingMail mail, Bounce bounce, CancellationToken cancellation)
    {
        var match = bounce.OriginalMessageId is { } original
            ? await matcher.ByOwnIdAsync(original, "It reports that a mail of this ticket was not delivered.", cancellation)
            : null;
        if (match is null)
        {
            entry.KeepAside("It reports a failed delivery of a mail that no ticket knows.");
            return;
        }
        var at = clock.UtcNow;
        var act = Act.OfDesk(db.TenantId, Door.Mail, at, match.Reason);
        foreach (var address in bounce.FailedRecipients)
        {
            match.Ticket.ReportFailedMail(act, address, bounce.Diagnostic ?? bounce.Status ?? "not delivered");
            if (bounce.IsPermanent && await people.FindAsync(address, cancellation) is { } person)
                person.AddressFailedAt ??= at;
        }
        entry.Place(match.Ticket, match.Reason, at);
    }

    private async Task BringInAsync(Ticket ticket, Person sender, DateTime at, string reason, CancellationToken cancellation)
    {
        if (ticket.RequesterId == sender.Id)
            return;
        await db.Entry(ticket).Collection(x => x.Participants).LoadAsync(cancellation);
        ticket.BringIn(Act.Of(sender, Door.Mail, at, reason), sender);
    }

    private async Task<IReadOnlyList<Person>> CopiedAsync(IncomingMail mail, Person sender, DateTime at, CancellationToken cancellation)
    {
        var copied = new List<Person>();
        foreach (var recipient in mail.Recipients.Where(x => PersonFinder.IsAddress(x.Address)).DistinctBy(x => Person.Fold(x.Address)).Take(MostCopied))
        {
            var plain = MailAddressing.WithoutKey(Person.Fold(recipient.Address));
            if (plain == sender.Address || await db.MailRoutes.AnyAsync(x => x.Address == plain, cancellation))
                continue;
            copied.Add(await people.FindOrAddAsync(recipient.Name, recipient.Address, at, cancellation));
        }
        return copied;
    }

    private static MailFacts FactsOf(JournalEntry entry, IncomingMail mail, string reason) => new(
        entry.RawFile,
        mail.Mime.MessageId is { Length: <= Message.MailIdLength } id ? id : null,
        mail.Folded,
        mail.Mime.HtmlBody is not null,
        reason,
        mail.Automatic?.Reason,
        mail.IsThanks);

    private async Task<ReadOnlyMemory<byte>> ReadAsync(JournalEntry entry, CancellationToken cancellation)
    {
        await using var file = files.Open(entry.TenantId, entry.RawFile);
        var raw = new byte[file.Length];
        await file.ReadExactlyAsync(raw, cancellation);
        return raw;
    }
}
