using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>Puts an entry one place earlier or later in its guide.</summary>
public sealed class MoveGuideEntry(DeskDb db, GuideCatalog kinds, CatalogCache catalogs)
{
    /// <param name="act">Who.</param>
    /// <param name="guide">The key of a <see cref="GuideKind"/>.</param>
    /// <param name="id">Of an entry that is in use.</param>
    /// <param name="earlier">Else later; the first and the last stay where they are.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<GuideOutcome> RunAsync(Act act, string guide, long id, bool earlier, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (kinds.Find(guide) is not { } kind)
            return GuideOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var entries = GuideLists.InOrder(await kind.LoadAsync(db, cancellation));
        var at = entries.FindIndex(x => x.Id == id);
        if (at < 0)
            return GuideOutcome.NotFound;
        var to = Math.Clamp(earlier ? at - 1 : at + 1, 0, entries.Count - 1);
        (entries[at], entries[to]) = (entries[to], entries[at]);
        for (var i = 0; i < entries.Count; i++)
            entries[i].Order = i;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GuideOutcome.Done;
    }
}
