using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Escalation;

/// <summary>Agrees to supply the tenant that has asked.</summary>
public sealed class AcceptSupplier(DeskDb db)
{
    public async Task<LinkOutcome> RunAsync(Act act, long linkId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings))
            return LinkOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var link = await db.SupplierLinks.SingleOrDefaultAsync(x => x.Id == linkId && x.Side == LinkSide.Supplier, cancellation);
        if (link?.Agree(act.At) != true)
            return LinkOutcome.NotFound;
        new Crossing { TenantId = act.TenantId, Kind = CrossingKind.Accept, Link = link, CreatedAt = act.At }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return LinkOutcome.Done;
    }
}
