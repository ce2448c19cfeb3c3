using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>
/// Keeps scenarios ready: versions that were published for good, since they never change; which of them counts for what for some
/// seconds, as other nodes follow a change.
/// </summary>
public sealed class ScenarioBooks(TimeProvider time, ConditionCatalog conditions)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(int TenantId, long VersionId), ScenarioRules> versions = new();
    private readonly ConcurrentDictionary<int, (IReadOnlyList<ScenarioRules> InForce, long LoadedAt)> inForce = new();

    /// <summary>The version that a ticket is processed by; null for none.</summary>
    public async ValueTask<ScenarioRules?> GetAsync(DeskDb db, long? versionId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (versionId is not { } id)
            return null;
        if (versions.TryGetValue((db.TenantId, id), out var known))
            return known;
        return await db.ScenarioVersions.AsNoTracking().Include(x => x.Scenario).SingleOrDefaultAsync(x => x.Id == id && x.PublishedAt != null, cancellation) is { } version
            ? Keep(db.TenantId, version)
            : null;
    }

    /// <summary>The versions that new tickets can begin with, one of each scenario.</summary>
    public ValueTask<IReadOnlyList<ScenarioRules>> InForceAsync(DeskDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return inForce.TryGetValue(db.TenantId, out var found) && time.GetElapsedTime(found.LoadedAt) < KeptFor
            ? ValueTask.FromResult(found.InForce)
            : new ValueTask<IReadOnlyList<ScenarioRules>>(LoadAsync(db, cancellation));
    }

    /// <summary>The scenario for a ticket: the one that names most of what the ticket has, else the tenant's default; null: none.</summary>
    public async ValueTask<ScenarioRules?> ChooseAsync(DeskDb db, Ticket ticket, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var fitting = (await InForceAsync(db, cancellation)).Select(x => (Rules: x, Fit: x.Scenario.FitOf(ticket))).Where(x => x.Fit is not null);
        return fitting.OrderByDescending(x => x.Fit).ThenBy(x => x.Rules.Scenario.Id).Select(x => x.Rules).FirstOrDefault();
    }

    /// <summary>Call it after every change to the tenant's scenarios.</summary>
    public void Forget(int tenantId)
    {
        inForce.TryRemove(tenantId, out _);
        // Names may have changed.
        foreach (var key in versions.Keys.Where(x => x.TenantId == tenantId))
            versions.TryRemove(key, out _);
    }

    private async Task<IReadOnlyList<ScenarioRules>> LoadAsync(DeskDb db, CancellationToken cancellation)
    {
        var loadedAt = time.GetTimestamp();
        var found = await db.ScenarioVersions.AsNoTracking().Include(x => x.Scenario)
            .Where(x => x.PublishedAt != null && x.RetiredAt == null && x.Scenario!.ArchivedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation);
        List<ScenarioRules> made = [.. found.Select(x => Keep(db.TenantId, x))];
        inForce[db.TenantId] = (made, loadedAt);
        return made;
    }

    private ScenarioRules Keep(int tenantId, ScenarioVersion version) =>
        versions[(tenantId, version.Id)] = new ScenarioRules(version.Scenario!, version, conditions);
}
