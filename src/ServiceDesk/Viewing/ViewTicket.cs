using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Viewing;

/// <summary>Notes that somebody of staff has a ticket open in a tab, and whether they write there; or that the tab has left it.</summary>
public sealed class ViewTicket(DeskDb db)
{
    /// <returns>False when the person who acts sees no such ticket.</returns>
    public async Task<bool> RunAsync(Act act, int number, Guid tab, bool isWriting, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff || await IdAsync(act, number, cancellation) is not { } ticketId)
            return false;
        if (await db.Viewers.SingleOrDefaultAsync(x => x.TicketId == ticketId && x.PersonId == act.PersonId && x.Tab == tab, cancellation) is not { } viewer)
        {
            // Each takes away what their own tabs have left behind, so that the table stays as small as the number of tabs.
            var stale = act.At - TicketViewer.Lasts;
            db.RemoveRange(await db.Viewers.Where(x => x.PersonId == act.PersonId && x.SeenAt < stale).ToListAsync(cancellation));
            db.Add(viewer = new TicketViewer { TenantId = act.TenantId, TicketId = ticketId, PersonId = act.PersonId!.Value, Tab = tab, SeenAt = act.At });
        }
        viewer.SeenAt = act.At;
        viewer.WritingAt = isWriting ? act.At : null;
        await SaveAsync(cancellation);
        return true;
    }

    /// <returns>False when the person who acts sees no such ticket.</returns>
    public async Task<bool> LeaveAsync(Act act, int number, Guid tab, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff || await IdAsync(act, number, cancellation) is not { } ticketId)
            return false;
        db.RemoveRange(await db.Viewers.Where(x => x.TicketId == ticketId && x.PersonId == act.PersonId && x.Tab == tab).ToListAsync(cancellation));
        await SaveAsync(cancellation);
        return true;
    }

    private Task<long?> IdAsync(Act act, int number, CancellationToken cancellation) =>
        act.TicketsFor(db, Right.Ticketing).Where(x => x.Number == number).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation);

    private async Task SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two tabs of one person took the same row away, or one tab came and went at once: the next beat says what holds.
            db.ChangeTracker.Clear();
        }
    }
}
