using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Intake;

/// <summary>Takes back that a ticket is spam: its former status, without the tag, and whoever that marking blocked is let in again.</summary>
public sealed class UnmarkSpam(DeskDb db, CatalogCache catalogs, ChangeTicket change)
{
    /// <returns>False when the person who acts sees no such ticket. One that is no spam stays as it is.</returns>
    public async Task<bool> RunAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return false;
        if (!ticket.IsSpam)
            return true;
        await db.Entry(ticket).Collection(x => x.Tags).Query().Include(x => x.Tag).LoadAsync(cancellation);
        var marked = await db.History.AsNoTracking().Where(x => x.TicketId == ticket.Id && x.Fact == Fact.MarkedSpam)
            .OrderByDescending(x => x.Id).FirstOrDefaultAsync(cancellation);
        // An entry for the same pattern that somebody made since is theirs.
        if (marked?.To is { } pattern && await db.BlockedSenders.SingleOrDefaultAsync(x => x.Pattern == pattern && x.Since == marked.At, cancellation) is { } blocked)
            db.BlockedSenders.Remove(blocked);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var former = catalog.Statuses.FirstOrDefault(x => x.Name == marked?.From) ?? catalog.InitialStatus;
        // What was put off before has lost its reason and its review: somebody looks at it now.
        if (former.Phase == Phase.Deferred)
            former = catalog.StatusFor(Phase.Working) ?? catalog.InitialStatus;
        ticket.UnmarkSpam(act);
        await change.SetStatusAsync(act, ticket, former, catalog, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
