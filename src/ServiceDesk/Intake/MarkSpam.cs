using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Intake;

/// <summary>Whom marking a ticket as spam blocks besides.</summary>
public enum SpamBlock
{
    Nobody = 0,

    /// <summary>The requester's address.</summary>
    Sender = 1,

    /// <summary>Everybody in the domain of that address.</summary>
    Domain = 2,
}

/// <summary>
/// Ends a ticket as spam, in one act: closed without a word to anybody, tagged, what the desk wanted to say about it by itself
/// withheld, and its sender blocked if that is wished. <see cref="UnmarkSpam"/> takes it back.
/// </summary>
public sealed class MarkSpam(DeskDb db, CatalogCache catalogs, ChangeTicket change, ServiceClocks serviceClocks, OwnAddresses own, DueWorkQueue due, FollowAct followAct)
{
    public const string Reason = "The ticket was marked as spam.";

    /// <returns>False when the person who acts sees no such ticket. One that is spam already stays as it is.</returns>
    /// <exception cref="TicketRuleException">The sender must not be blocked, or the tenant has no status for it; nothing is changed.</exception>
    public async Task<bool> RunAsync(Act act, int number, SpamBlock block, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Edit).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return false;
        if (ticket.IsSpam)
            return true;
        await db.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var closed = catalog.StatusFor(Phase.Closed) ?? throw new TicketRuleException("This desk has no status for closed tickets; an administrator can add one.");
        var tag = await db.Tags.SingleOrDefaultAsync(x => x.Name == Tag.Spam, cancellation) ?? new Tag { TenantId = act.TenantId, Name = Tag.Spam };
        var blocked = block == SpamBlock.Nobody ? null : await BlockAsync(act, ticket.Requester!, block, cancellation);
        var former = catalog.StatusName(ticket.StatusId);
        await change.SetStatusAsync(act, ticket, closed, catalog, cancellation);
        ticket.MarkSpam(act, tag, former, blocked);
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
        await followAct.RunAsync(act, ticket, catalog, cancellation);
        await WithholdAsync(act, ticket, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <returns>The new entry's pattern; null when it was blocked before.</returns>
    private async Task<string?> BlockAsync(Act act, Person sender, SpamBlock block, CancellationToken cancellation)
    {
        if (!act.Allows(Right.Settings))
            throw new TicketRuleException("Only administrators block senders.");
        var domain = sender.Address[sender.Address.LastIndexOf('@')..];
        var pattern = block == SpamBlock.Domain ? domain : sender.Address;
        var ownOnes = block == SpamBlock.Domain
            ? await own.LieInAsync(domain, cancellation) || await db.People.AnyAsync(x => x.StaffSince != null && x.StaffUntil == null && x.Address.EndsWith(domain), cancellation)
            : sender.IsStaff || await own.ContainAsync(sender.Address, cancellation);
        if (ownOnes && block == SpamBlock.Domain)
            throw new TicketRuleException("Colleagues or mailboxes of this desk have addresses in that domain; it cannot be blocked.");
        if (ownOnes)
            throw new TicketRuleException("The sender is a colleague or a mailbox of this desk; it cannot be blocked.");
        if (await db.BlockedSenders.AnyAsync(x => x.Pattern == pattern, cancellation))
            return null;
        db.BlockedSenders.Add(new() { TenantId = act.TenantId, Pattern = pattern, Since = act.At, PersonId = act.PersonId });
        return pattern;
    }

    // What a worker has in hand at this moment leaves.
    private async Task WithholdAsync(Act act, Ticket ticket, CancellationToken cancellation)
    {
        var waiting = await db.Outbox.Include(x => x.Person)
            .Where(x => x.TicketId == ticket.Id && x.State == OutboxState.Queued && OutboxMail.AutomaticKinds.Contains(x.Kind)).ToListAsync(cancellation);
        if (waiting.Count == 0)
            return;
        var free = await due.TakeBackAsync(waiting.ConvertAll(x => x.Id), cancellation);
        foreach (var mail in waiting.Where(x => free.Contains(x.Id)))
        {
            mail.Withhold(Reason);
            ticket.ReportWithheldMail(act, mail.Person.Address, Reason);
        }
    }
}
