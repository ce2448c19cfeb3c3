using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Relations;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;

namespace ServiceDesk.Intake;

/// <summary>
/// Makes a ticket of its own out of some messages of another one: notes stay notes, files and mails go along, later answers follow.
/// It is its first author's, or the former requester's where only staff wrote; the two are related. Merging it takes it back.
/// </summary>
public sealed class SplitTicket(DeskDb db, MoveMessage move, RelateTickets relate)
{
    /// <param name="messages">Which go along.</param>
    /// <param name="subject">Of the new ticket.</param>
    /// <returns>The number of the new ticket; null when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">The messages cannot be split off, or the subject cannot be taken.</exception>
    public async Task<int?> RunAsync(Act act, int number, IReadOnlyCollection<long> messages, string subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(messages);
        if (!act.IsStaff)
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await act.TicketsFor(db, Right.Edit).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation) is not { } from)
            return null;
        var ids = messages.Distinct().ToList();
        if (ids.Count == 0)
            throw new TicketRuleException("Choose at least one message.");
        var chosen = await act.VisibleMessages(db).Include(x => x.Author).Where(x => x.TicketId == from.Id && ids.Contains(x.Id)).OrderBy(x => x.Id).ToListAsync(cancellation);
        if (chosen.Count < ids.Count)
            throw new TicketRuleException("This cannot be chosen any more.");
        if (!await db.Messages.AnyAsync(x => x.TicketId == from.Id && x.Id < chosen[0].Id, cancellation))
            throw new TicketRuleException("A ticket keeps the message that it began with.");
        var first = chosen.Find(x => x is { IsFromStaff: false, Kind: MessageKind.Public });
        var to = await move.OpenAsync(act, from, subject, first?.Author ?? from.Requester!, (first ?? chosen[0]).Text, cancellation);
        foreach (var message in chosen)
            await move.MoveAsync(act, message, from, to, cancellation);
        await WatchersOfMerged.ComeAlongAsync(db, from, to, act.At, cancellation);
        relate.Prepare(act, from, to, RelationKind.Split, null);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return to.Number;
    }
}
