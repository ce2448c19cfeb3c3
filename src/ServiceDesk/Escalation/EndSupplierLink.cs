using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Escalation;

/// <summary>Ends a link, or says no to a proposal: either side may. The tickets stay, each with its own desk, and say so.</summary>
public sealed class EndSupplierLink(DeskDb db)
{
    public async Task<LinkOutcome> RunAsync(Act act, long linkId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings))
            return LinkOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var link = await db.SupplierLinks.SingleOrDefaultAsync(x => x.Id == linkId && x.State != LinkState.Ended, cancellation);
        if (link is null)
            return LinkOutcome.NotFound;
        await TakeLinkParcel.EndAsync(db, act, link, await db.Tenants.Where(x => x.Id == link.OtherTenantId).Select(x => x.Name).SingleAsync(cancellation), cancellation);
        new Crossing { TenantId = act.TenantId, Kind = CrossingKind.EndLink, Link = link, CreatedAt = act.At }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return LinkOutcome.Done;
    }
}
