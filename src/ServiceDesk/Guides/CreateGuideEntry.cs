using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>Adds an entry to a guide, as its last one.</summary>
public sealed class CreateGuideEntry(DeskDb db, GuideCatalog kinds, CatalogCache catalogs)
{
    /// <param name="act">Who.</param>
    /// <param name="guide">The key of a <see cref="GuideKind"/>.</param>
    /// <param name="input">What the entry is to be.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<GuideOutcome> RunAsync(Act act, string guide, GuideEntryInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (kinds.Find(guide) is not { } kind)
            return GuideOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var all = await kind.LoadAsync(db, cancellation);
        if (input.Check(kind, null, all, await GuideLists.ChoosableAsync(db, kind, cancellation)) is { } refusal)
            return GuideOutcome.Refused(refusal);
        var entry = kind.New(act.TenantId, input.Name.Trim());
        var values = input.ValuesFor(kind);
        if (await kind.RefusesAsync(db, entry, values, all, cancellation) is { } refused)
            return GuideOutcome.Refused(refused);
        input.GiveTo(entry);
        kind.Take(entry, values, all);
        GuideLists.PutLast(entry, all);
        db.Add(entry);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GuideOutcome.Done;
    }
}
