using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>Says of an escalated ticket that this is handled, and how.</summary>
public sealed class EndEscalation(DeskDb db, CatalogCache catalogs, FollowAct followAct)
{
    /// <returns>False when the person who acts sees no such ticket or does not manage it, or it is not escalated.</returns>
    /// <exception cref="TicketRuleException">There is no word on how.</exception>
    public async Task<bool> RunAsync(Act act, int number, string? word, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.ManageEscalatedTickets))
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.VisibleAmong(db, act.TicketsFor(db, Right.ManageEscalatedTickets)).Include(x => x.Requester)
            .SingleOrDefaultAsync(x => x.Number == number && x.EscalatedAt != null, cancellation);
        if (ticket is null)
            return false;
        if (string.IsNullOrWhiteSpace(word))
            throw new TicketRuleException("Say how it was handled: a word is enough.");
        ticket.EndEscalation(act, word.Trim());
        await followAct.RunAsync(act, ticket, await catalogs.GetAsync(db, cancellation), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
