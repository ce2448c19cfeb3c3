using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets.Holding;

/// <summary>
/// Gives a held reply that cannot be sent back to its author: it stays whole, stands in the ticket (in the one that this was merged into)
/// and among their drafts until they decide, the bell tells them, and the ticket's history says so to colleagues.
/// </summary>
public sealed class ReturnReply(DeskDb db, DueWorkQueue due, StaffRights staffRights, UtcClock clock)
{
    /// <returns>False: it was sent, undone or returned by somebody else.</returns>
    public async Task<bool> RunAsync(Guid id, ReturnReason reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Files).SingleOrDefaultAsync(x => x.Id == id && x.ReturnedAt == null, cancellation);
        if (held is null || await due.DoneAsync(id, cancellation) == 0)
            return false;
        var author = await db.People.SingleAsync(x => x.Id == held.PersonId, cancellation);
        var ticket = await GoalOfAsync(held, cancellation);
        held.Return(reason, clock.UtcNow);
        held.TicketId = ticket.Id;
        foreach (var file in held.Files)
            file.TicketId = ticket.Id;
        var act = Act.OfDesk(db.TenantId, Door.Job, clock.UtcNow);
        ticket.ReportReturnedReply(act, author.Name, reason.Text);
        if (author.IsStaff)
            Bell.Ring(db, act, ticket, author, [new ToldEvent(Bell.Returned, reason.Write(ToldEvents.LongestValue))]);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    // Work on a merged ticket goes on where it leads, if that is in its author's sight.
    private async Task<Ticket> GoalOfAsync(HeldReply held, CancellationToken cancellation)
    {
        var all = db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]);
        var own = await all.SingleAsync(x => x.Id == held.TicketId, cancellation);
        var (goal, seen) = (own, new HashSet<long>());
        while (goal.MergedIntoId is { } next && seen.Add(next))
            goal = await all.SingleAsync(x => x.Id == next, cancellation);
        var rights = await staffRights.OfAsync(held.PersonId, cancellation);
        return !goal.IsInTrash && rights?.Cover(Right.Edit, held.PersonId, goal.AssigneeId, goal.GroupId) == true ? goal : own;
    }
}
