using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>Parts a ticket from another desk's: both stay, and nothing goes to and fro any more. Either side may.</summary>
public sealed class EndSupplierTicket(DeskDb db)
{
    /// <param name="id">Of the <see cref="SupplierTicket"/>.</param>
    /// <returns>False when the person who acts may not work on such a ticket, or it has no such pair.</returns>
    public async Task<bool> RunAsync(Act act, int number, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        var pair = ticket is null ? null : await db.SupplierTickets.Include(x => x.Link).SingleOrDefaultAsync(x => x.Id == id && x.TicketId == ticket.Id, cancellation);
        if (ticket is null || pair is null)
            return false;
        if (!pair.End(act.At))
            return true;
        ticket.OtherDeskEnded(act, await db.Tenants.Where(x => x.Id == pair.Link.OtherTenantId).Select(x => x.Name).SingleAsync(cancellation));
        new Crossing { TenantId = act.TenantId, Kind = CrossingKind.EndTicket, Link = pair.Link, Pair = pair, CreatedAt = act.At }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
