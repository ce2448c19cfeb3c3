using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Scenarios;

/// <summary>A scenario and what administrators see of it: the draft, or else the version in force.</summary>
public sealed record ScenarioAndVersion(Scenario Scenario, ScenarioVersion Version);

/// <summary>The one draft of a scenario; the first change makes it of the version in force.</summary>
public sealed class ScenarioDrafts(DeskDb db)
{
    /// <summary>The draft, made if there is none. Call it inside the caller's transaction, behind the settings' lock.</summary>
    /// <returns>Null when there is no such scenario.</returns>
    internal async Task<ScenarioVersion?> OpenAsync(Act act, long scenarioId, CancellationToken cancellation)
    {
        if (await FindAsync(scenarioId, cancellation) is { } draft)
            return draft;
        if (await InForce(scenarioId).SingleOrDefaultAsync(cancellation) is not { } inForce)
            return null;
        var last = await db.ScenarioVersions.Where(x => x.ScenarioId == scenarioId).MaxAsync(x => x.Number, cancellation);
        var made = new ScenarioVersion { TenantId = act.TenantId, Scenario = inForce.Scenario, Number = last + 1, CreatedAt = act.At };
        made.Define(inForce.Read());
        db.Add(made);
        return made;
    }

    /// <summary>Null when there is none.</summary>
    internal Task<ScenarioVersion?> FindAsync(long scenarioId, CancellationToken cancellation) =>
        db.ScenarioVersions.Include(x => x.Scenario).SingleOrDefaultAsync(x => x.ScenarioId == scenarioId && x.PublishedAt == null && x.Scenario!.ArchivedAt == null, cancellation);

    /// <summary>For a page; null when there is no such scenario.</summary>
    public async Task<ScenarioAndVersion?> CurrentAsync(long scenarioId, CancellationToken cancellation) =>
        await db.ScenarioVersions.AsNoTracking().Include(x => x.Scenario)
            .Where(x => x.ScenarioId == scenarioId && x.RetiredAt == null).OrderByDescending(x => x.Number).FirstOrDefaultAsync(cancellation) is { } version
            ? new(version.Scenario!, version)
            : null;

    internal IQueryable<ScenarioVersion> InForce(long scenarioId) => db.ScenarioVersions.Include(x => x.Scenario)
        .Where(x => x.ScenarioId == scenarioId && x.PublishedAt != null && x.RetiredAt == null && x.Scenario!.ArchivedAt == null);
}
