using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>Brings an archived entry back, as the last one of its guide.</summary>
public sealed class RestoreGuideEntry(DeskDb db, GuideCatalog kinds, CatalogCache catalogs)
{
    public async Task<GuideOutcome> RunAsync(Act act, string guide, long id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (kinds.Find(guide) is not { } kind)
            return GuideOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var all = await kind.LoadAsync(db, cancellation);
        if (all.Find(x => x.Id == id) is not { } entry)
            return GuideOutcome.NotFound;
        if (entry.ArchivedAt is null)
            return GuideOutcome.Done;
        GuideLists.PutLast(entry, all);
        entry.ArchivedAt = null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GuideOutcome.Done;
    }
}
