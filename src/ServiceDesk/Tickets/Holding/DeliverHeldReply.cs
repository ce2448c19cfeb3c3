using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets.Holding;

/// <summary>One attempt at sending a held reply, in the name of its author and with their rights of this moment: all of it in one transaction, or nothing.</summary>
public sealed class DeliverHeldReply(DeskDb db, DueWorkQueue due, WorkOnTicket workOnTicket, StaffRights staffRights, UtcClock clock)
{
    /// <returns>False: it was sent, undone or returned by somebody else.</returns>
    /// <exception cref="TicketRuleException">It cannot be sent; nothing is saved.</exception>
    /// <exception cref="OvertakenException">Somebody has answered in between; nothing is saved.</exception>
    public async Task<bool> RunAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var held = await db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Ticket).Include(x => x.Files)
            .SingleOrDefaultAsync(x => x.Id == id && x.ReturnedAt == null, cancellation);
        if (held is null || await due.DoneAsync(id, cancellation) == 0)
            return false;
        var rights = await staffRights.OfAsync(held.PersonId, cancellation);
        var author = await db.People.SingleAsync(x => x.Id == held.PersonId, cancellation);
        if (rights is null || !author.IsStaff)
            throw new TicketRuleException("Its author does not work here any more.");
        if (held.Ticket!.IsInTrash)
            throw new TicketRuleException("The ticket is in the trash.");
        if (held.Ticket.IsMerged)
            throw new TicketRuleException("The ticket was merged into another one.");
        var act = Act.Of(author, Door.Staff, clock.UtcNow) with { Rights = rights };
        var work = HeldReply.ReadWork(held.Work) with
        {
            Kind = MessageKind.Public,
            Text = new(held.Text, held.Html),
            Files = [.. held.Files.OrderBy(x => x.Id).Select(x => x.ToFile())],
            // Whatever its author writes now is another text.
            EndsDraft = false,
        };
        db.RemoveRange(held.Files);
        db.Remove(held);
        if (!await workOnTicket.WithinAsync(act, held.Ticket.Number, work, cancellation))
            throw new TicketRuleException("Its author may not work on the ticket any more.");
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
