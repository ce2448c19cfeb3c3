using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Watching;

/// <summary>Takes somebody from the watchers of a ticket: oneself, or a colleague where one may work on it.</summary>
public sealed class StopWatching(DeskDb db)
{
    /// <returns>False when the person who acts sees no such ticket; true too where nobody of that name watched it.</returns>
    public async Task<bool> RunAsync(Act act, int number, long personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        var tickets = act.TicketsFor(db, personId == act.PersonId ? Right.Ticketing : Right.Edit);
        if (await tickets.Where(x => x.Number == number).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is not { } ticketId)
            return false;
        db.RemoveRange(await db.Watchers.Where(x => x.TicketId == ticketId && x.PersonId == personId).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
