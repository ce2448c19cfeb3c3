using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Services;

/// <summary>Links a ticket to a service of its customer's, to show what it is about (E5), and takes the link away.</summary>
public sealed class LinkService(DeskDb db)
{
    /// <returns>False when the person who acts has no such ticket to change, or its customer no such service in use.</returns>
    public async Task<bool> RunAsync(Act act, int number, long serviceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var ticket = await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        var service = await db.Services.SingleOrDefaultAsync(x => x.Id == serviceId && x.ArchivedAt == null, cancellation);
        if (ticket is null || service is null || service.CustomerId != ticket.CustomerId)
            return false;
        if (await db.ServiceLinks.AnyAsync(x => x.TicketId == ticket.Id && x.ServiceId == serviceId, cancellation))
            return true;
        db.Add(new ServiceLink { TenantId = act.TenantId, Ticket = ticket, Service = service });
        ticket.LinkTo(act, service.Title);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <returns>False when the person who acts may take no links away there, or there is none.</returns>
    public async Task<bool> RemoveAsync(Act act, int number, long serviceId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.DeleteServiceLinks))
            return false;
        var link = await db.ServiceLinks.Include(x => x.Service).Join(act.VisibleTickets(db).Where(x => x.Number == number), x => x.TicketId, x => x.Id, (x, ticket) => new { x, ticket })
            .SingleOrDefaultAsync(x => x.x.ServiceId == serviceId, cancellation);
        if (link is null)
            return false;
        db.Remove(link.x);
        link.ticket.UnlinkFrom(act, link.x.Service.Title);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
