using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Escalation;

/// <summary>What came of a change to a link.</summary>
public enum LinkOutcome
{
    Done = 1,

    /// <summary>There is no such link, its state does not allow it, or the licence does not.</summary>
    NotFound = 2,

    /// <summary>No other tenant has this short name.</summary>
    UnknownDesk = 3,

    /// <summary>There is a link with it, or a proposal.</summary>
    Known = 4,
}

/// <summary>Asks another tenant of the installation to supply this one.</summary>
public sealed class ProposeSupplier(DeskDb db, TenantDirectory directory)
{
    /// <param name="slug">The other tenant's short name, as in its address.</param>
    public async Task<LinkOutcome> RunAsync(Act act, string? slug, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        // An administrator has the power wherever the licence covers it.
        if (!act.Allows(Right.Settings) || !act.Allows(Right.EscalateToSupplier))
            return LinkOutcome.NotFound;
        if (await directory.BySlugAsync((slug ?? "").Trim().ToLowerInvariant(), cancellation) is not { } other || other.Id == act.TenantId)
            return LinkOutcome.UnknownDesk;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await db.SupplierLinks.AnyAsync(x => x.OtherTenantId == other.Id && x.Side == LinkSide.Retailer && x.State != LinkState.Ended, cancellation))
            return LinkOutcome.Known;
        var link = new SupplierLink { TenantId = act.TenantId, Key = Guid.CreateVersion7(), Side = LinkSide.Retailer, OtherTenantId = other.Id, ProposedAt = act.At };
        db.Add(link);
        new Crossing { TenantId = act.TenantId, Kind = CrossingKind.Propose, Link = link, CreatedAt = act.At }.AddTo(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return LinkOutcome.Done;
    }
}
