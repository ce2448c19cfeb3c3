using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Watching;

/// <summary>Makes somebody of staff a watcher of a ticket: oneself where one may see it, a colleague where one may work on it.</summary>
public sealed class WatchTicket(DeskDb db, CatalogCache catalogs, StaffRights staffRights, FollowAct followAct)
{
    /// <param name="personId">Who shall watch it.</param>
    /// <returns>False when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">There is no such colleague, or they may not see the ticket.</exception>
    public async Task<bool> RunAsync(Act act, int number, long personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var right = personId == act.PersonId ? Right.Ticketing : Right.Edit;
        if (await act.TicketsFor(db, right).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation) is not { } ticket)
            return false;
        if (personId != act.PersonId)
            await CheckAsync(ticket, personId, cancellation);
        if (await db.Watchers.AnyAsync(x => x.TicketId == ticket.Id && x.PersonId == personId, cancellation))
            return true;
        db.Add(new Watcher { TenantId = act.TenantId, Ticket = ticket, PersonId = personId, Since = act.At, AddedById = act.PersonId });
        // Whoever watches by themselves changes nothing of the ticket.
        if (personId != act.PersonId)
        {
            var catalog = await catalogs.GetAsync(db, cancellation);
            ticket.NoteWatcher(act, catalog.StaffName(personId) ?? "");
            await followAct.RunAsync(act, ticket, catalog, cancellation, named: [personId]);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task CheckAsync(Ticket ticket, long personId, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (catalog.ActiveStaff(personId) is not Person colleague)
            throw new TicketRuleException("This cannot be chosen any more.");
        if (!await staffRights.SeesAsync(personId, ticket.AssigneeId, ticket.GroupId, cancellation))
            throw new TicketRuleException("{0} may not see this ticket, and so cannot watch it.", colleague.Name);
    }
}
