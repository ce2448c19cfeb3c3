using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Puts the draft of a scenario in force: new tickets begin with it, others keep theirs.</summary>
public sealed class PublishScenario(DeskDb db, ScenarioDrafts drafts, ScenarioCheck check, CatalogCache catalogs, ScenarioBooks books)
{
    /// <returns>Null when there is no such draft.</returns>
    public async Task<ScenarioOutcome?> RunAsync(Act act, long scenarioId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await drafts.FindAsync(scenarioId, cancellation) is not { } draft)
            return null;
        if (check.Problems(draft.Read(), catalog) is { Count: > 0 } problems)
            return new(scenarioId, problems);
        foreach (var former in await drafts.InForce(scenarioId).ToListAsync(cancellation))
            former.Retire(act.At);
        draft.Publish(act.PersonId, act.At);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        books.Forget(act.TenantId);
        catalogs.Forget(act.TenantId);
        return new(scenarioId, []);
    }
}

/// <summary>Throws the draft of a scenario away; a scenario that was never in force goes with it.</summary>
public sealed class DiscardScenarioDraft(DeskDb db, ScenarioDrafts drafts)
{
    /// <returns>Whether the scenario is still there; null when there is no such draft.</returns>
    public async Task<bool?> RunAsync(long scenarioId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await drafts.FindAsync(scenarioId, cancellation) is not { } draft)
            return null;
        var remains = await db.ScenarioVersions.AnyAsync(x => x.ScenarioId == scenarioId && x.PublishedAt != null, cancellation);
        db.Remove(draft);
        if (!remains)
            db.Remove(draft.Scenario!);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return remains;
    }
}
