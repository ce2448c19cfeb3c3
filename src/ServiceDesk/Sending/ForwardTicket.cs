using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Sending;

/// <summary>What goes to somebody outside.</summary>
/// <param name="MessageIds">Public messages of the ticket.</param>
/// <param name="AttachmentIds">Files of public messages of the ticket.</param>
public sealed record TicketForward(
    IReadOnlyList<string> Addresses, string Text, IReadOnlyList<long> MessageIds, IReadOnlyList<long> AttachmentIds)
{
    /// <summary>Instead of the ticket's; null: that.</summary>
    public string? Subject { get; init; }

    /// <summary>That the ticket does not have yet.</summary>
    public IReadOnlyList<NewFile> Files { get; init; } = [];
}

/// <summary>
/// Writes from a ticket to people outside, each in a mail of their own, under the agent's name: with messages of the ticket, or a new
/// mail with a subject of its own. What was sent stands in the ticket as a note; so does what they answer (<see cref="AnswerForward"/>). Neither the requester nor the portal sees any of it.
/// </summary>
public sealed class ForwardTicket(DeskDb db, PersonFinder people, OwnAddresses own, MessageWriter messages)
{
    public const int MostAddresses = 10;

    /// <returns>False when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">It cannot be forwarded like that; nothing is sent.</exception>
    public async Task<bool> RunAsync(Act act, int number, TicketForward forward, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(forward);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Edit).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return false;
        var addresses = await AddressesAsync(ticket, forward.Addresses, cancellation);
        var (chosen, files) = (await ChosenAsync(ticket, forward.MessageIds, cancellation), await FilesAsync(ticket, forward.AttachmentIds, cancellation));
        if (string.IsNullOrWhiteSpace(forward.Text) && chosen.Count == 0 && files.Count == 0 && forward.Files.Count == 0)
            throw new TicketRuleException("There is nothing to forward: write something, or choose a message or a file.");
        var quoted = Quoted(chosen);
        if (forward.Text.Length > Message.BodyLength || quoted.Length > Message.BodyLength)
            throw new TicketRuleException("That is more text than fits into one mail: choose fewer messages.");
        var agent = await db.People.SingleAsync(x => x.Id == act.PersonId, cancellation);
        var subject = SubjectOf(ticket, forward.Subject);
        var note = await messages.WriteForwardAsync(act, agent, subject, forward.Text.Trim(), quoted, files, forward.Files, addresses, cancellation);
        ticket.Add(act, note);
        foreach (var address in addresses)
            new OutboxMail
            {
                TenantId = act.TenantId,
                Kind = OutboxKind.Forward,
                Ticket = ticket,
                Message = note,
                Person = await people.FindOrAddAsync(null, address, act.At, cancellation),
                CreatedAt = act.At,
            }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    // One line, as headers are; the ticket's own words need not be kept twice.
    private static string? SubjectOf(Ticket ticket, string? given)
    {
        var subject = string.Join(' ', (given ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return subject.Length > Ticket.SubjectLength ? throw new TicketRuleException("The subject is too long.")
            : subject.Length == 0 || subject == ticket.Subject ? null : subject;
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(Ticket ticket, IReadOnlyList<string> given, CancellationToken cancellation)
    {
        var addresses = given.Select(Person.Fold).Distinct().ToList();
        if (addresses.Count == 0)
            throw new TicketRuleException("Say to whom it goes.");
        if (addresses.Count > MostAddresses)
            throw new TicketRuleException("A ticket goes to at most 10 addresses at once.");
        if (!addresses.TrueForAll(PersonFinder.IsAddress))
            throw new TicketRuleException("Write mail addresses such as name@example.com, parted by commas.");
        foreach (var address in addresses)
            if (await own.ContainAsync(address, cancellation))
                throw new TicketRuleException("One of the addresses is a mailbox of this desk: a forwarded ticket would come back to itself.");
        if (addresses.Contains(ticket.Requester!.Address)
            || await db.Participants.AnyAsync(x => x.TicketId == ticket.Id && addresses.Contains(x.Person.Address), cancellation))
            throw new TicketRuleException("One of the addresses takes part in this ticket already: write a reply instead.");
        return addresses;
    }

    private async Task<List<Message>> ChosenAsync(Ticket ticket, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var chosen = await db.Messages.AsNoTracking().Include(x => x.Author)
            .Where(x => x.TicketId == ticket.Id && x.Kind == MessageKind.Public && ids.Contains(x.Id)).OrderBy(x => x.Id).ToListAsync(cancellation);
        return chosen.Count == ids.Distinct().Count() ? chosen : throw new TicketRuleException("One of the messages is not in this ticket any more.");
    }

    private async Task<List<Attachment>> FilesAsync(Ticket ticket, IReadOnlyList<long> ids, CancellationToken cancellation)
    {
        var files = await db.Attachments.AsNoTracking()
            .Where(x => ids.Contains(x.Id) && x.Message!.TicketId == ticket.Id && x.Message.Kind == MessageKind.Public && x.WithdrawnAt == null && x.RemovedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation);
        if (files.Exists(x => x.Check == FileCheck.Infected))
            throw new TicketRuleException("One of the files is withheld: the virus scanner has found something in it.");
        return files.Count == ids.Distinct().Count() ? files : throw new TicketRuleException("One of the files is not in this ticket any more.");
    }

    // In the tenant's language: those who get it are strangers. Names, but no addresses: those are the requester's own affair.
    private string Quoted(IEnumerable<Message> chosen)
    {
        var tenant = db.Tenant.Info;
        var text = new StringBuilder();
        foreach (var message in chosen)
        {
            var when = TimeZoneInfo.ConvertTimeFromUtc(message.At, tenant.Zone).ToString("f", CultureInfo.GetCultureInfo(tenant.Language));
            text.Append(MailWords.For(tenant.Language).Wrote(when, message.Author.Name)).Append("\n\n").Append(message.Text.Trim()).Append("\n\n");
        }
        return text.ToString().TrimEnd();
    }
}
