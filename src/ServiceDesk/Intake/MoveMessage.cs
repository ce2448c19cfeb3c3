using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>
/// Puts a message of the other side's into the ticket where it belongs, or out into one of its own. Its files and its mail go
/// with it, later answers to that mail follow it, both tickets' histories tell of it, and it can be moved back in the same way.
/// </summary>
public sealed class MoveMessage(DeskDb db, CatalogCache catalogs, ChangeTicket change, ServiceClocks serviceClocks)
{
    /// <param name="target">The number of the ticket that it goes to; null: a new one of its author's.</param>
    /// <returns>The number of the ticket that it is in now; null when there is no such message or ticket.</returns>
    /// <exception cref="TicketRuleException">The message cannot be moved.</exception>
    public async Task<int?> RunAsync(Act act, long messageId, int? target, CancellationToken cancellation)
    {
        if (!act.IsStaff)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var message = await act.VisibleMessages(db).Include(x => x.Author).SingleOrDefaultAsync(x => x.Id == messageId, cancellation);
        if (message is null)
            return null;
        var from = await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Id == message.TicketId, cancellation);
        var to = target is { } number ? await act.TicketsFor(db, Right.Edit).Include(x => x.Participants).SingleOrDefaultAsync(x => x.Number == number, cancellation) : null;
        if (from is null || (target is not null && to is null))
            return null;
        if (message.IsFromStaff || message.Kind != MessageKind.Public)
            throw new TicketRuleException("Only what the other side has written can be moved.");
        if (!await db.Messages.AnyAsync(x => x.TicketId == from.Id && x.Id < message.Id, cancellation))
            throw new TicketRuleException("A ticket keeps the message that it began with.");
        if (to?.Id == from.Id)
            throw new TicketRuleException($"The message is in ticket {from.Number} already.");
        to ??= await OpenAsync(act, from, from.Subject, message.Author, message.Text, cancellation);
        await MoveAsync(act, message, from, to, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return to.Number;
    }

    /// <summary>Moves one message, for a caller who has looked whether it may be and saves.</summary>
    internal async Task MoveAsync(Act act, Message message, Ticket from, Ticket to, CancellationToken cancellation)
    {
        message.MoveTo(to);
        from.MessageMovedTo(act, to.Number);
        to.MessageMovedFrom(act, message, from.Number);
        await db.Journal.Where(x => x.TicketId == from.Id && x.RawFile == message.RawFile)
            .ExecuteUpdateAsync(x => x.SetProperty(entry => entry.TicketId, to.Id), cancellation);
    }

    /// <summary>Opens the ticket that messages move into, where another one stands.</summary>
    /// <param name="text">What its requester wrote.</param>
    internal async Task<Ticket> OpenAsync(Act act, Ticket from, string subject, Person requester, string text, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var number = await TicketCounter.TakeAsync(db, 1, cancellation);
        var ticket = Ticket.Open(act, new(
            number, subject, catalog.Queue(from.QueueId) ?? catalog.DefaultQueue, catalog.InitialStatus, catalog.DefaultPriority,
            requester, catalog.Category(from.CategoryId), from.MailboxId));
        db.Tickets.Add(ticket);
        // Its id is needed by the journal, whose entry goes along.
        await db.SaveChangesAsync(cancellation);
        await change.BeginAsync(act, ticket, catalog, cancellation);
        var request = new RequestFacts { Door = act.Door, Subject = ticket.Subject, Text = text, SenderAddress = requester.Address, SenderName = requester.Name };
        await serviceClocks.OpenAsync(act, ticket, request, catalog, cancellation);
        return ticket;
    }
}
