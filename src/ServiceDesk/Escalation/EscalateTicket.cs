using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>
/// Brings a ticket before the manager of whoever acts, or before the main person of the ticket's group where they have none (E9). The
/// same state that a rule, a timer or a scenario gives a ticket by its operation “Escalate”.
/// </summary>
public sealed class EscalateTicket(DeskDb db, CatalogCache catalogs, FollowAct followAct)
{
    /// <summary>As much as the history keeps of it.</summary>
    public const int ReasonLength = HistoryEntry.ValueLength;

    /// <returns>Who is called; null when the person who acts sees no such ticket, or may not.</returns>
    /// <exception cref="TicketRuleException">There is nobody to call, or no reason was given; nothing is saved.</exception>
    public async Task<string?> RunAsync(Act act, int number, string? reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.EscalateToManager))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.VisibleAmong(db, act.TicketsFor(db, Right.EscalateToManager)).Include(x => x.Requester).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return null;
        if (string.IsNullOrWhiteSpace(reason))
            throw new TicketRuleException("Say why: whoever is called reads it.");
        var catalog = await catalogs.GetAsync(db, cancellation);
        var own = await db.People.Where(x => x.Id == act.PersonId).Select(x => x.ManagerId).SingleAsync(cancellation);
        var called = catalog.ActiveStaff(own) ?? catalog.ActiveStaff(catalog.Group(ticket.GroupId)?.MainPersonId);
        if (called is null || called.Id == act.PersonId)
            throw new TicketRuleException("There is nobody to escalate it to: you have no manager, and the ticket’s group has no main person besides you. An administrator can name one.");
        ticket.Escalate(act, reason.Trim(), called.Name);
        await Notices.OfRuleAsync(db, act, ticket, called.Id, reason.Trim(), cancellation, isEscalation: true);
        await followAct.RunAsync(act, ticket, catalog, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return called.Name;
    }
}
