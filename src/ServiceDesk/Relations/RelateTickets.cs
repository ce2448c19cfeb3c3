using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>Says that two tickets belong together, and how; both histories tell of it.</summary>
public sealed class RelateTickets(DeskDb db, CatalogCache catalogs)
{
    /// <summary>Further up than this no family of tickets reaches.</summary>
    private const int MostGenerations = 100;

    /// <returns>False when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">The two cannot be related in that way.</exception>
    public async Task<bool> RunAsync(Act act, int number, RelationChoice choice, int other, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.IsStaff)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var tickets = await act.VisibleTickets(db).Where(x => x.Number == number || x.Number == other).ToListAsync(cancellation);
        if (tickets.Find(x => x.Number == number) is not { } ticket || !act.Covers(Right.Edit, ticket))
            return false;
        if (tickets.Find(x => x.Number == other) is not { } found)
            throw new TicketRuleException("There is no ticket {0} here.", $"{other}");
        var type = await TypeAsync(choice, cancellation);
        var (from, to) = choice.FromStart ? (ticket, found) : (found, ticket);
        await CheckAsync(from, to, choice, cancellation);
        Prepare(act, from, to, choice.Kind, type);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <exception cref="TicketRuleException">The guide has no such type.</exception>
    internal async Task<GuideEntry?> TypeAsync(RelationChoice choice, CancellationToken cancellation) => choice.TypeId is not { } id ? null
        : (await catalogs.GetAsync(db, cancellation)).RelationTypes.FirstOrDefault(x => x.Id == id) ?? throw new TicketRuleException("This cannot be chosen any more.");

    /// <summary>Adds the relation, for a caller who has looked whether it may be and saves.</summary>
    internal TicketRelation Prepare(Act act, Ticket from, Ticket to, RelationKind kind, GuideEntry? type)
    {
        var relation = new TicketRelation { TenantId = act.TenantId, From = from, To = to, Kind = kind, TypeId = type?.Id, At = act.At, PersonId = act.PersonId };
        db.Add(relation);
        from.Relate(act, TicketRelation.LabelOf(kind, type, true), to);
        to.Relate(act, TicketRelation.LabelOf(kind, type, false), from);
        return relation;
    }

    // Both tickets' versions change with a relation: of two that are added at once and contradict each other, one fails.
    private async Task CheckAsync(Ticket from, Ticket to, RelationChoice choice, CancellationToken cancellation)
    {
        if (from.Id == to.Id)
            throw new TicketRuleException("A ticket cannot be related to itself.");
        var (kind, type) = (choice.Kind, choice.TypeId);
        var isSame = db.Relations.Where(x => x.Kind == kind && x.TypeId == type);
        if (await isSame.AnyAsync(x => (x.FromId == from.Id && x.ToId == to.Id) || (kind != RelationKind.Parent && x.FromId == to.Id && x.ToId == from.Id), cancellation))
            throw new TicketRuleException("The two tickets are related in that way already.");
        if (kind != RelationKind.Parent)
            return;
        if (await ParentOfAsync(to.Id, cancellation) is not null)
            throw new TicketRuleException("Ticket {0} has a parent already.", $"{to.Number}");
        long? above = from.Id;
        for (var generation = 0; generation < MostGenerations && above is { } id; generation++)
            if ((above = await ParentOfAsync(id, cancellation)) == to.Id)
                throw new TicketRuleException("Ticket {0} would stand above itself.", $"{to.Number}");
    }

    // One in the trash counts: it may come back.
    private Task<long?> ParentOfAsync(long id, CancellationToken cancellation) =>
        db.Relations.Where(x => x.ToId == id && x.Kind == RelationKind.Parent).Select(x => (long?)x.FromId).FirstOrDefaultAsync(cancellation);
}
