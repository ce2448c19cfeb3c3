using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What a desk wants of a link, on its side.</summary>
/// <param name="QueueId">The supplier's: where the retailer's tickets come in; null: as rules say.</param>
/// <param name="Statuses">The status that a ticket here gets when the other desk's comes into a phase.</param>
/// <param name="ForwardsAnswers">The retailer's: see <see cref="SupplierLink.ForwardsAnswers"/>.</param>
public sealed record LinkInput(long? QueueId, IReadOnlyDictionary<Phase, long> Statuses, bool ForwardsAnswers);

/// <summary>Sets what comes of the other desk's tickets here.</summary>
public sealed class ChangeSupplierLink(DeskDb db, CatalogCache catalogs)
{
    public async Task<LinkOutcome> RunAsync(Act act, long linkId, LinkInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (!act.Allows(Right.Settings))
            return LinkOutcome.NotFound;
        var catalog = await catalogs.GetAsync(db, cancellation);
        var link = await db.SupplierLinks.SingleOrDefaultAsync(x => x.Id == linkId && x.State != LinkState.Ended, cancellation);
        if (link is null || (link.Side == LinkSide.Retailer && !act.Allows(Right.EscalateToSupplier))
            || (input.QueueId is not null && catalog.ActiveQueue(input.QueueId) is null) || input.Statuses.Values.Any(x => catalog.Status(x) is not { ArchivedAt: null }))
            return LinkOutcome.NotFound;
        link.QueueId = link.Side == LinkSide.Supplier ? input.QueueId : null;
        link.ForwardsAnswers = link.Side == LinkSide.Retailer && input.ForwardsAnswers;
        link.Statuses = new StatusMap(input.Statuses).Write();
        await db.SaveChangesAsync(cancellation);
        return LinkOutcome.Done;
    }
}
