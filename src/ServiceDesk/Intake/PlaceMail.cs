using System.Buffers;
using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Files;
using ServiceDesk.Mail.Mime;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Intake;

/// <summary>
/// Puts mails of the journal where they belong: a new ticket, an answer in one, a failure report, or nowhere, with the reason.
/// The journal's new state, the ticket, the mails that follow and the end of the due work are one transaction: exactly once.
/// Mails that wait together are placed together, for a transaction and its round trips cost more than what is in it.
/// </summary>
public sealed class PlaceMail(
    DeskDb db, IFileStore files, UtcClock clock, DueWorkQueue due, MailGate gate, OwnAddresses own, TicketMatcher matcher, PersonFinder people,
    TicketNumbers numbers, OpenTicket openTicket, AnswerRequest answerRequest, WorkOnTicket workOnTicket, AnswerForward answerForward,
    ContractsInForce contracts, StaffRights staffRights)
{
    private const int MostCopied = 20;

    /// <summary>Bytes of raw mail that are read into memory together; a larger one is placed alone.</summary>
    private const long MostTogether = 2 * 1024 * 1024;

    // A fresh array for each large mail would stay in memory until the collector comes for it, and the shared pool keeps one
    // for every thread.
    private static readonly ArrayPool<byte> RawBuffers = ArrayPool<byte>.Create((int)BitOperations.RoundUpToPowerOf2((uint)MimeLimits.Default.MaxBytes), 4);

    /// <param name="entryIds">Entries of this tenant's journal; those that are gone or were placed before are passed over.</param>
    /// <exception cref="MimeLimitException">A mail cannot be read; nothing is changed for it and those beside it.</exception>
    /// <returns>False when another worker has taken one of them: then those beside it were not placed either.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Guid> entryIds, CancellationToken cancellation)
    {
        var entries = await db.Journal.Where(x => entryIds.Contains(x.Id) && x.State == JournalState.Received)
            .OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id).ToListAsync(cancellation);
        var idle = entryIds.Except(entries.Select(x => x.Id)).ToList();
        if (idle.Count > 0)
            await due.DoneAsync(idle, cancellation);
        for (var (first, count) = (0, 0); first < entries.Count; first += count)
        {
            var size = entries[first].Size;
            for (count = 1; first + count < entries.Count && (size += entries[first + count].Size) <= MostTogether;)
                count++;
            if (!await PlaceTogetherAsync(entries.GetRange(first, count), cancellation))
                return false;
        }
        return true;
    }

    private async Task<bool> PlaceTogetherAsync(List<JournalEntry> entries, CancellationToken cancellation)
    {
        var buffers = new List<byte[]>();
        try
        {
            var waiting = new List<Arrival>(entries.Count);
            foreach (var entry in entries)
                waiting.Add(new(entry, IncomingMail.Read(await ReadAsync(entry, buffers, cancellation))));
            return await PlaceTogetherAsync(waiting, cancellation);
        }
        finally
        {
            buffers.ForEach(x => RawBuffers.Return(x));
        }
    }

    private async Task<bool> PlaceTogetherAsync(List<Arrival> waiting, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever takes the due rows away places the mails, even when a claim has run out and two are at it.
        if (await due.DoneAsync(waiting.ConvertAll(x => x.Entry.Id), cancellation) < waiting.Count)
            return false;
        for (var first = 0; first < waiting.Count;)
        {
            var round = waiting.Skip(first).Take(IndependentFrom(waiting, first)).ToList();
            await PlaceRoundAsync(round, cancellation);
            await db.SaveChangesAsync(cancellation);
            first += round.Count;
        }
        await transaction.CommitAsync(cancellation);
        return true;
    }

    // How many mails from here on answer none of each other: an answer finds its ticket only when that is saved.
    private static int IndependentFrom(List<Arrival> waiting, int first)
    {
        var ids = new HashSet<string>();
        var count = 0;
        foreach (var mail in waiting.Skip(first).Select(x => x.Mail.Mime))
        {
            if (mail.References.Append(mail.InReplyTo).Any(x => x is not null && ids.Contains(x)))
                break;
            count++;
            if (mail.MessageId is { } id)
                ids.Add(id);
        }
        return count;
    }

    private async Task PlaceRoundAsync(IReadOnlyList<Arrival> round, CancellationToken cancellation)
    {
        var at = clock.UtcNow;
        await gate.LoadAsync([.. round.Select(x => x.Mail)], cancellation);
        var letIn = new List<Arrival>();
        foreach (var (entry, mail) in round)
        {
            if (!await gate.LetsInAsync(entry, mail, cancellation))
                continue;
            if (mail.Bounce is { } bounce)
                await PlaceBounceAsync(entry, mail, bounce, cancellation);
            else
                letIn.Add(new(entry, mail));
        }
        var senders = await SendersAsync(letIn, at, cancellation);
        // After new senders were saved: an entry is written once.
        foreach (var (entry, mail) in round)
            entry.Read(mail.From?.ToString(), mail.Mime.Subject);
        var opening = new List<(Arrival Arrival, Person Sender, Ticket? Follows)>();
        foreach (var arrival in letIn)
        {
            var sender = senders[arrival];
            var match = await matcher.FindAsync(arrival.Mail.Mime, arrival.Entry.Recipients.Split(' '), sender, cancellation);
            if (await gate.ForgeryAsync(arrival.Entry, arrival.Mail, sender, match, cancellation) is { } forgery)
                arrival.Entry.KeepAside(forgery);
            else if (match is { AnswersPartner: not null } && !await matcher.TakesPartAsync(match.Ticket, sender, cancellation))
                arrival.Entry.KeepAside("It answers what a partner's person was told, and its sender may not answer in that ticket.");
            else if (match is null)
                opening.Add((arrival, sender, null));
            else if (match.Ticket.IsInTrash)
                opening.Add((arrival, sender, match.Ticket));
            else if (match.IsFromRequesters && arrival.Mail is { Automatic: null, IsThanks: false } && !match.Ticket.IsSpam && await IsTooLateAsync(match.Ticket, at, cancellation))
                opening.Add((arrival, sender, match.Ticket));
            else
                await AnswerAsync(arrival, sender, match, at, cancellation);
        }
        var queues = await QueuesAsync(opening.Select(x => x.Arrival.Entry.MailboxId), cancellation);
        await contracts.LoadAsync(opening.Select(x => x.Sender.CustomerId), at, cancellation);
        await numbers.ReserveAsync(opening.Count, cancellation);
        foreach (var (arrival, sender, follows) in opening)
            await OpenAsync(arrival, sender, follows, arrival.Entry.MailboxId is { } mailbox ? queues.GetValueOrDefault(mailbox) : null, at, cancellation);
    }

    private async Task<Dictionary<Arrival, Person>> SendersAsync(IReadOnlyList<Arrival> arrivals, DateTime at, CancellationToken cancellation)
    {
        var copied = arrivals.SelectMany(x => x.Mail.Recipients).Select(x => x.Address);
        await people.LoadAsync(arrivals.Select(x => x.Mail.From!.Address).Concat(copied), cancellation);
        await own.LoadAsync(copied, cancellation);
        var senders = new Dictionary<Arrival, Person>();
        foreach (var arrival in arrivals)
            senders.Add(arrival, await people.FindOrAddAsync(arrival.Mail.From!.Name, arrival.Mail.From.Address, at, cancellation));
        if (senders.Values.Any(x => x.Id == 0))
            await db.SaveChangesAsync(cancellation);
        return senders;
    }

    private async Task AnswerAsync(Arrival arrival, Person sender, TicketMatch match, DateTime at, CancellationToken cancellation)
    {
        var (entry, mail) = arrival;
        var facts = FactsOf(entry, mail, match.Reason);
        if (match.AnswersNoticeTo == sender.Id && sender.IsStaff)
        {
            // Their role of this moment counts, not that of the day on which the notice went out.
            var act = Act.Of(sender, Door.Mail, at, match.Reason) with { Rights = await staffRights.OfAsync(sender.Id, cancellation) ?? Rights.None };
            if (!act.Covers(Right.Edit, match.Ticket))
            {
                entry.KeepAside("Its sender's roles do not let them work on the ticket that it answers.");
                return;
            }
            // An answer to a notice goes to the requester under the agent's name (C6); an out-of-office is for colleagues alone.
            var isNote = NoteMark.TakeOff(mail.Text, out var words) || match.AnswersNote;
            var kind = mail.Automatic is null && !isNote ? MessageKind.Public : MessageKind.Note;
            var work = new TicketWork { Kind = kind, Text = new(words), Files = mail.Files, Mail = facts };
            await workOnTicket.PrepareAsync(act, match.Ticket, work, cancellation);
        }
        else if (match.AnswersForwardTo is { } outsider && (outsider == sender.Id || !await matcher.TakesPartAsync(match.Ticket, sender, cancellation)))
            await answerForward.PrepareAsync(Act.Of(sender, Door.Mail, at, match.Reason), match.Ticket, new(mail.Text), mail.Files, facts, cancellation);
        else
        {
            await BringInAsync(match.Ticket, sender, at, match.Reason, cancellation);
            var asRequester = Act.Of(sender, Door.Mail, at, match.Reason) with { Role = null };
            await answerRequest.PrepareAsync(asRequester, match.Ticket, RequestStep.Update, new(mail.Text), mail.Files, facts, cancellation);
        }
        entry.Place(match.Ticket, match.Reason, at);
    }

    // What a partner's person goes on with stays its customer's.
    private async Task<Customer?> CustomerOfAsync(Ticket? follows, Person sender, CancellationToken cancellation) =>
        follows is { CustomerId: { } customer } && follows.RequesterId != sender.Id && customer != sender.CustomerId && await matcher.TakesPartAsync(follows, sender, cancellation)
            ? await db.Customers.SingleAsync(x => x.Id == customer, cancellation) : null;

    // Thanks may come as late as they like.
    private async Task<bool> IsTooLateAsync(Ticket ticket, DateTime at, CancellationToken cancellation)
    {
        if (ticket.ClosedAt is not { } closed)
            return false;
        var days = await db.Tenants.Where(x => x.Id == db.TenantId).Select(x => x.ReopenDays).SingleAsync(cancellation);
        return closed.AddDays(days) < at;
    }

    private async Task<Dictionary<long, long?>> QueuesAsync(IEnumerable<long?> mailboxIds, CancellationToken cancellation)
    {
        var ids = mailboxIds.Where(x => x is not null).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Mailboxes.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.QueueId, cancellation);
    }

    /// <param name="follows">The ticket that the mail would have come into if it were not in the trash, or closed too long ago.</param>
    private async Task OpenAsync(Arrival arrival, Person sender, Ticket? follows, long? queue, DateTime at, CancellationToken cancellation)
    {
        var (entry, mail) = arrival;
        var reason = follows is null
            ? "It answers nothing that is here: a new ticket."
            : follows.IsInTrash ? string.Create(CultureInfo.InvariantCulture, $"It answers #{follows.Number}, which is in the trash: a new ticket.")
            : string.Create(CultureInfo.InvariantCulture, $"It answers #{follows.Number}, which was closed too long ago to be reopened: a new ticket.");
        var input = new NewTicket(mail.Subject, new NewText(mail.Text), sender)
        {
            QueueId = queue,
            MailboxId = entry.MailboxId,
            Files = mail.Files,
            Mail = FactsOf(entry, mail, reason),
            Follows = follows,
            Customer = await CustomerOfAsync(follows, sender, cancellation),
            Recipients = entry.Recipients.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Headers = new(() => [.. mail.Mime.Headers.Select(x => (x.Name, x.Value))]),
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
        // A colleague or a partner's person answers by their own right, for as long as they have it.
        if (await matcher.TakesPartAsync(ticket, sender, cancellation))
            return;
        await db.Entry(ticket).Collection(x => x.Participants).LoadAsync(cancellation);
        ticket.BringIn(Act.Of(sender, Door.Mail, at, reason), sender);
    }

    private async Task<IReadOnlyList<Person>> CopiedAsync(IncomingMail mail, Person sender, DateTime at, CancellationToken cancellation)
    {
        var copied = new List<Person>();
        foreach (var recipient in mail.Recipients.Where(x => PersonFinder.IsAddress(x.Address)).DistinctBy(x => Person.Fold(x.Address)).Take(MostCopied))
        {
            if (MailAddressing.WithoutKey(Person.Fold(recipient.Address)) == sender.Address || await own.ContainAsync(recipient.Address, cancellation))
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

    private async Task<ReadOnlyMemory<byte>> ReadAsync(JournalEntry entry, List<byte[]> buffers, CancellationToken cancellation)
    {
        await using var file = files.Open(entry.TenantId, entry.RawFile);
        var buffer = RawBuffers.Rent((int)file.Length);
        buffers.Add(buffer);
        var raw = buffer.AsMemory(0, (int)file.Length);
        await file.ReadExactlyAsync(raw, cancellation);
        return raw;
    }

    private sealed record Arrival(JournalEntry Entry, IncomingMail Mail);
}
