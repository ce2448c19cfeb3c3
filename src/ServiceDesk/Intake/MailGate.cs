using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Intake;

/// <summary>Says which mails make no ticket, and why: the desk's own come back, other machines of the desk, blocked senders, spam, forgeries.</summary>
public sealed class MailGate(DeskDb db, OwnAddresses own)
{
    private readonly HashSet<string> asked = [];
    private readonly HashSet<string> blocked = [];

    /// <summary>Reads what <see cref="LetsInAsync"/> has to know of these mails, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<IncomingMail> mails, CancellationToken cancellation)
    {
        await own.LoadAsync(mails.Select(x => x.From).OfType<MailboxAddress>().Select(x => x.Address), cancellation);
        var patterns = mails.SelectMany(PatternsOf).Distinct().Where(x => !asked.Contains(x)).ToList();
        if (patterns.Count == 0)
            return;
        blocked.UnionWith(await db.BlockedSenders.Where(x => patterns.Contains(x.Pattern)).Select(x => x.Pattern).ToListAsync(cancellation));
        asked.UnionWith(patterns);
    }

    /// <summary>Notes in the entry why the mail goes no further.</summary>
    /// <returns>Whether it may go on.</returns>
    public async Task<bool> LetsInAsync(JournalEntry entry, IncomingMail mail, CancellationToken cancellation)
    {
        await LoadAsync([mail], cancellation);
        if (mail.Mime.MessageId is { } id && DeskMessageId.Parse(db.Tenant.Info, id) is not null)
            entry.Refuse("It is a mail of this desk's own that came back.");
        else if (mail.Bounce is not null)
            return true;
        else if (mail.From is not { } from)
            entry.KeepAside("It names no sender: neither Reply-To nor From nor Sender holds a mail address.");
        else if (await own.ContainAsync(from.Address, cancellation))
            entry.Refuse($"Its sender, {from.Address}, is a mailbox of this installation.");
        else if (Representatives.Owns(from.Address))
            entry.Refuse($"Its sender, {from.Address}, stands for another desk of this installation, and those write no mails.");
        else if (PatternsOf(mail).FirstOrDefault(blocked.Contains) is { } pattern)
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

    // Whoever is blocked does not get in by writing another address into Reply-To.
    private static IEnumerable<string> PatternsOf(IncomingMail mail) => mail.Mime.From.Concat(mail.Mime.ReplyTo).Append(mail.Mime.Sender)
        .OfType<MailboxAddress>().SelectMany(x => BlockedSender.PatternsOf(x.Address));
}
