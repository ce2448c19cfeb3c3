using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Trash;

/// <summary>Takes a ticket out of the trash: as it was, with what waited to happen by itself.</summary>
public sealed class RestoreTicket(DeskDb db, CatalogCache catalogs, StatusClock statusClock, ServiceClocks serviceClocks)
{
    /// <returns>False when there is no such ticket, or the person who acts may not. One that is not in the trash stays as it is.</returns>
    public async Task<bool> RunAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Delete))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TrashedTickets(db).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket?.TakeFromTrash(act) is not { } since)
            return await act.TicketsFor(db, Right.Delete).AnyAsync(x => x.Number == number, cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await statusClock.GoOnAsync(act, ticket, since, catalog, cancellation);
        await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
