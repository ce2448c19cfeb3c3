using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Guides;

/// <summary>Gives an entry of a guide another name, look or meaning. What has it follows at once; histories keep the words of their day.</summary>
public sealed class ChangeGuideEntry(DeskDb db, GuideCatalog kinds, CatalogCache catalogs)
{
    public async Task<GuideOutcome> RunAsync(Act act, string guide, long id, GuideEntryInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (kinds.Find(guide) is not { } kind)
            return GuideOutcome.NotFound;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var all = await kind.LoadAsync(db, cancellation);
        if (all.Find(x => x.Id == id) is not { ArchivedAt: null } entry)
            return GuideOutcome.NotFound;
        if (input.Check(kind, entry, all, await GuideLists.ChoosableAsync(db, kind, cancellation)) is { } refusal)
            return GuideOutcome.Refused(refusal);
        var values = input.ValuesFor(kind);
        if (await kind.RefusesAsync(db, entry, values, all, cancellation) is { } refused)
            return GuideOutcome.Refused(refused);
        input.GiveTo(entry);
        kind.Take(entry, values, all);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return GuideOutcome.Done;
    }
}
