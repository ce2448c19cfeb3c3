using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Tickets.Drafts;

/// <summary>Throws away what whoever acts has begun to write in a ticket, with the files beside it.</summary>
public sealed class DiscardDraft(DeskDb db)
{
    /// <returns>False: the person who acts may not write in such a ticket.</returns>
    public async Task<bool> RunAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var me = act.PersonId;
        if (await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is not { } ticketId)
            return false;
        db.RemoveRange(await db.Drafts.Where(x => x.TicketId == ticketId && x.PersonId == me).ToListAsync(cancellation));
        var end = new DraftEnd(db);
        foreach (var file in await db.DraftFiles.Where(x => x.TicketId == ticketId && x.PersonId == me && x.HeldReplyId == null).ToListAsync(cancellation))
            end.Discard(file, act.At);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
