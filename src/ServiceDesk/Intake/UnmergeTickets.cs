using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Intake;

/// <summary>
/// Takes a merge back: the messages that moved, the people who came along and the former status. What was written since stays
/// where it is, and so does whoever has written it.
/// </summary>
public sealed class UnmergeTickets(DeskDb db, CatalogCache catalogs, ChangeTicket change)
{
    /// <param name="number">The ticket that was merged.</param>
    /// <returns>False when the person who acts sees no such ticket, or it was not merged.</returns>
    /// <exception cref="TicketRuleException">Something has happened since that contradicts it; nothing is changed.</exception>
    public async Task<bool> RunAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Edit).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket?.MergedIntoId is not { } intoId)
            return false;
        if (await act.TicketsFor(db, Right.Edit).Include(x => x.Participants).ThenInclude(x => x.Person).SingleOrDefaultAsync(x => x.Id == intoId, cancellation) is not { } into)
            throw new TicketRuleException("The ticket that it was merged into is in the trash; restore that first.");
        var merge = await db.Merges.Where(x => x.FromId == ticket.Id && x.IntoId == intoId && x.UndoneAt == null).OrderByDescending(x => x.Id).FirstAsync(cancellation);
        var messages = merge.Messages.ToList();
        if (await db.Messages.CountAsync(x => messages.Contains(x.Id) && x.TicketId == intoId, cancellation) < messages.Count)
            throw new TicketRuleException("Messages that came by this merge were moved on since; move them back first.");
        merge.Undo(act.At);
        await MoveBackAsync(ticket, into, messages, cancellation);
        await TakeOutAsync(into, merge, cancellation);
        await WatchersOfMerged.GoBackAsync(db, ticket, into, merge.At, cancellation);
        db.RemoveRange(await db.Relations.Where(x => x.FromId == ticket.Id && x.ToId == intoId && x.Kind == RelationKind.Merged).ToListAsync(cancellation));
        ticket.ComeOutOf(act, into);
        into.LetGo(act, ticket, await MergeTickets.NewestAsync(db, into.Id, cancellation));
        await SetFormerStatusAsync(act, ticket, merge, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task MoveBackAsync(Ticket ticket, Ticket into, List<long> messages, CancellationToken cancellation)
    {
        var mails = db.Messages.Where(x => messages.Contains(x.Id) && x.RawFile != null).Select(x => x.RawFile);
        await db.Journal.Where(x => x.TicketId == into.Id && mails.Contains(x.RawFile)).ExecuteUpdateAsync(x => x.SetProperty(row => row.TicketId, ticket.Id), cancellation);
        await db.Messages.Where(x => messages.Contains(x.Id)).ExecuteUpdateAsync(x => x.SetProperty(row => row.TicketId, ticket.Id), cancellation);
    }

    // Whoever has written there since, belongs there.
    private async Task TakeOutAsync(Ticket into, TicketMerge merge, CancellationToken cancellation)
    {
        var people = merge.People.ToList();
        var wrote = await db.Messages.Where(x => x.TicketId == into.Id && people.Contains(x.AuthorId)).Select(x => x.AuthorId).Distinct().ToListAsync(cancellation);
        foreach (var participant in into.Participants.Where(x => people.Contains(x.PersonId) && !wrote.Contains(x.PersonId)).ToList())
            into.Participants.Remove(participant);
    }

    private async Task SetFormerStatusAsync(Act act, Ticket ticket, TicketMerge merge, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var former = catalog.Status(merge.FormerStatusId) is { ArchivedAt: null } status ? status : catalog.InitialStatus;
        // A review that was due meanwhile is due now.
        var isDue = former.Phase == Phase.Deferred && !(merge.FormerReviewAt > act.At);
        if (isDue)
            former = catalog.StatusFor(Phase.Working) ?? catalog.InitialStatus;
        var reason = catalog.DeferralReason(merge.FormerReasonId);
        var deferral = isDue || (reason is null && merge.FormerReviewAt is null) ? null
            : new Deferral(reason, merge.FormerReviewAt, merge.FormerReviewAt is { } review ? DeferTicket.DayOf(review, db.Tenant.Info) : null);
        await change.SetStatusAsync(act, ticket, former, catalog, cancellation, deferral);
    }
}
