using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>Takes an entry out of use: what has it keeps it, nothing new gets it. An entry that nothing has is deleted instead.</summary>
public sealed class ArchiveGuideEntry(DeskDb db, GuideCatalog kinds, GuideUse use, CatalogCache catalogs)
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
        if (entry.ArchivedAt is null && kind.Keeps(entry, all) is { } kept)
            return GuideOutcome.Refused(kept);
        var isUsed = await use.IsUsedAsync(kind, entry, cancellation);
        if (isUsed)
            entry.ArchivedAt ??= act.At;
        else
            db.Remove(entry);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GuideOutcome.Done with { IsDeleted = !isUsed };
    }
}
