using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Relations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Intake;

/// <summary>
/// Puts a ticket into another one about the same thing: its messages and files move, whoever took part takes part there, and it
/// ends closed, leading there by number, link and mail. Nobody is told. <see cref="UnmergeTickets"/> takes it back.
/// </summary>
public sealed class MergeTickets(DeskDb db, CatalogCache catalogs, ChangeTicket change, ServiceClocks serviceClocks)
{
    /// <param name="number">The ticket that goes into the other one.</param>
    /// <param name="goal">The ticket that takes it in.</param>
    /// <returns>False when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">The two cannot be merged; nothing is changed.</exception>
    public async Task<bool> RunAsync(Act act, int number, int goal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var tickets = await act.TicketsFor(db, Right.Edit).Include(x => x.Requester).Where(x => x.Number == number || x.Number == goal).ToListAsync(cancellation);
        if (tickets.Find(x => x.Number == number) is not { } ticket)
            return false;
        if (number == goal)
            throw new TicketRuleException("A ticket cannot be merged into itself.");
        if (tickets.Find(x => x.Number == goal) is not { } into)
            throw new TicketRuleException("There is no ticket {0} here.", $"{goal}");
        if (ticket.IsMerged)
            throw new TicketRuleException("This ticket was merged into another one; work goes on there.");
        if (into.IsMerged)
            throw new TicketRuleException("Ticket {0} was itself merged into another one; choose that.", $"{goal}");
        var catalog = await catalogs.GetAsync(db, cancellation);
        var closed = catalog.StatusFor(Phase.Closed) ?? throw new TicketRuleException("This desk has no status for closed tickets; an administrator can add one.");
        var messages = await db.Messages.Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(cancellation);
        db.Add(new TicketMerge
        {
            TenantId = act.TenantId,
            From = ticket,
            Into = into,
            At = act.At,
            PersonId = act.PersonId,
            FormerStatusId = ticket.StatusId,
            FormerReasonId = ticket.DeferralReasonId,
            FormerReviewAt = ticket.ReviewAt,
            MessageList = TicketMerge.Write(messages),
            PersonList = TicketMerge.Write(await BringInAsync(act, ticket, into, cancellation)),
        });
        await db.Messages.Where(x => x.TicketId == ticket.Id).ExecuteUpdateAsync(x => x.SetProperty(row => row.TicketId, into.Id), cancellation);
        await db.Journal.Where(x => x.TicketId == ticket.Id).ExecuteUpdateAsync(x => x.SetProperty(row => row.TicketId, into.Id), cancellation);
        await WatchersOfMerged.ComeAlongAsync(db, ticket, into, act.At, cancellation);
        await change.SetStatusAsync(act, ticket, closed, catalog, cancellation);
        ticket.MergeInto(act, into);
        into.TakeIn(act, ticket, await NewestAsync(db, into.Id, cancellation));
        db.Add(new TicketRelation { TenantId = act.TenantId, From = ticket, To = into, Kind = RelationKind.Merged, At = act.At, PersonId = act.PersonId });
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>The newest public text of a ticket; null: it has none.</summary>
    internal static Task<string?> NewestAsync(DeskDb db, long ticketId, CancellationToken cancellation) =>
        db.Messages.Where(x => x.TicketId == ticketId && x.Kind == MessageKind.Public).OrderByDescending(x => x.Id).Select(x => x.Text).FirstOrDefaultAsync(cancellation);

    /// <returns>Those who did not take part before.</returns>
    private async Task<IReadOnlyList<long>> BringInAsync(Act act, Ticket ticket, Ticket into, CancellationToken cancellation)
    {
        await db.Entry(into).Collection(x => x.Participants).LoadAsync(cancellation);
        var others = await db.Participants.Where(x => x.TicketId == ticket.Id).Select(x => x.Person).ToListAsync(cancellation);
        return [.. others.Prepend(ticket.Requester!).Where(person => into.BringIn(act, person)).Select(x => x.Id)];
    }
}
