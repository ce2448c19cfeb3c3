using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>Says which mails make no ticket, and why: the desk's own come back, other machines of the desk, blocked senders, spam, forgeries.</summary>
public sealed class MailGate(DeskDb db)
{
    /// <summary>Notes in the entry why the mail goes no further.</summary>
    /// <returns>Whether it may go on.</returns>
    public async Task<bool> LetsInAsync(JournalEntry entry, IncomingMail mail, CancellationToken cancellation)
    {
        if (mail.Mime.MessageId is { } own && DeskMessageId.Parse(db.Tenant.Info, own) is not null)
            entry.Refuse("It is a mail of this desk's own that came back.");
        else if (mail.Bounce is not null)
            return true;
        else if (mail.From is not { } from)
            entry.KeepAside("It names no sender: neither Reply-To nor From nor Sender holds a mail address.");
        else if (await db.MailRoutes.AnyAsync(x => x.Address == Person.Fold(from.Address), cancellation))
            entry.Refuse($"Its sender, {from.Address}, is a mailbox of this installation.");
        else if (await BlockedAsync(mail, cancellation) is { } pattern)
            entry.Refuse($"Its sender is blocked here: {pattern}");
        else if (SpamVerdict.Find(mail.Mime) is { } verdict)
            entry.KeepAside($"The mail server calls it spam ({verdict}).");
        else
            return true;
        return false;
    }

    /// <summary>
    /// A mail that claims to be from staff or from somebody in the ticket, while a server that the mailbox trusts says that it is
    /// not: it is kept aside.
    /// </summary>
    /// <returns>Why; null when nothing speaks against the sender.</returns>
    public async Task<string?> ForgeryAsync(JournalEntry entry, IncomingMail mail, Person sender, TicketMatch? match, CancellationToken cancellation)
    {
        if (!sender.IsStaff && match is null)
            return null;
        var trusted = await db.Mailboxes.Where(x => x.Id == entry.MailboxId).Select(x => x.TrustedServers).SingleOrDefaultAsync(cancellation);
        if (trusted is null || AuthenticationResults.Find(mail.Mime, trusted.Split(' ')) is not { IsForged: true } results)
            return null;
        return $"It claims to be from {sender.Address}, but {results.Server} says: dmarc={results.Dmarc ?? "none"}, spf={results.Spf ?? "none"}, dkim={results.Dkim ?? "none"}.";
    }

    private async Task<string?> BlockedAsync(IncomingMail mail, CancellationToken cancellation)
    {
        // Whoever is blocked does not get in by writing another address into Reply-To.
        var patterns = mail.Mime.From.Concat(mail.Mime.ReplyTo).Append(mail.Mime.Sender).OfType<MailboxAddress>()
            .SelectMany(x => BlockedSender.PatternsOf(x.Address)).Distinct().ToList();
        return await db.BlockedSenders.Where(x => patterns.Contains(x.Pattern)).Select(x => x.Pattern).FirstOrDefaultAsync(cancellation);
    }
}
