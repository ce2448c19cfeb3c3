using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>Takes a relation away; both histories tell of it.</summary>
public sealed class UnrelateTickets(DeskDb db, CatalogCache catalogs)
{
    /// <returns>False when the person who acts sees no such ticket, or it has no such relation.</returns>
    /// <exception cref="TicketRuleException">It is a merge, which is taken back as a whole.</exception>
    public async Task<bool> RunAsync(Act act, int number, long relationId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var visible = act.TicketsFor(db, Right.Edit);
        var relation = await db.Relations.Include(x => x.From).Include(x => x.To)
            .SingleOrDefaultAsync(x => x.Id == relationId && visible.Any(ticket => ticket.Number == number && (ticket.Id == x.FromId || ticket.Id == x.ToId)), cancellation);
        if (relation is null)
            return false;
        if (relation.Kind == RelationKind.Merged)
            throw new TicketRuleException("A merge is taken back, not taken away.");
        var type = (await catalogs.GetAsync(db, cancellation)).RelationType(relation.TypeId);
        relation.From.Unrelate(act, TicketRelation.LabelOf(relation.Kind, type, true), relation.To);
        relation.To.Unrelate(act, TicketRelation.LabelOf(relation.Kind, type, false), relation.From);
        db.Remove(relation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
