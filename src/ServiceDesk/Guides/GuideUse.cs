using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Guides.Kinds;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Timers;

namespace ServiceDesk.Guides;

/// <summary>Whether anything has or names an entry of a guide: a row of any table, another entry, a rule, a timer, a scenario or a service level.</summary>
public sealed class GuideUse(DeskDb db, GuideCatalog kinds)
{
    public async Task<bool> IsUsedAsync(GuideKind kind, Guide entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(entry);
        return await RowReferences.AnyAsync(db, entry, entry.Id, cancellation)
            || await IsNamedByEntryAsync(kind, entry, cancellation)
            || (kind.RuleKey is { } key && await IsNamedByRuleAsync(key, Key(entry.Id), cancellation));
    }

    private async Task<bool> IsNamedByEntryAsync(GuideKind kind, Guide entry, CancellationToken cancellation)
    {
        foreach (var other in kinds.Kinds.Where(x => x.Inputs.Any(input => input.Of == kind.Key)))
            foreach (var one in await other.LoadAsync(db, cancellation))
                if (other.Inputs.Where(x => x.Of == kind.Key).Any(x => GuideInput.ReadIds(other.ValuesOf(one).GetValueOrDefault(x.Name)).Contains(entry.Id)))
                    return true;
        return false;
    }

    private async Task<bool> IsNamedByLevelAsync(string key, string id, CancellationToken cancellation)
    {
        var definitions = (await db.ServiceLevels.AsNoTracking().ToListAsync(cancellation)).ConvertAll(x => x.Read());
        return definitions.Exists(x => x.Conditions.Any(condition => Names(condition, key, id)) || Names(x.Warning, key, id) || Names(x.Breach, key, id));
    }

    // Every version, for tickets keep the one that they began with.
    private async Task<bool> IsNamedByScenarioAsync(string key, string id, CancellationToken cancellation)
    {
        var definitions = (await db.ScenarioVersions.AsNoTracking().ToListAsync(cancellation)).ConvertAll(x => x.Read());
        return definitions.Exists(x =>
            (key == StatusKind.Name && x.States.Any(state => Key(state.StatusId) == id))
            || x.States.Any(state => Names(state.OnEnter, key, id) || Names(state.OnLeave, key, id) || state.Timers.Any(timer => Names(timer.Steps, key, id)))
            || x.Transitions.Any(way => way.Conditions.Any(condition => Names(condition, key, id))));
    }

    private static bool Names(IReadOnlyList<OperationStep> steps, string key, string id) => steps.Any(x => x.Value(key) == id);

    private static bool Names(Condition condition, string key, string id) => condition.Field == key && condition.Values().Contains(id);

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

    // Rules in force and the draft; former ones are kept for their names alone.
    private async Task<bool> IsNamedByRuleAsync(string key, string id, CancellationToken cancellation)
    {
        var sets = await db.RuleSets.Where(x => x.RetiredAt == null).Select(x => x.Id).ToListAsync(cancellation);
        var definitions = (await db.Rules.AsNoTracking().Where(x => sets.Contains(x.SetId)).ToListAsync(cancellation)).ConvertAll(x => x.Read());
        if (definitions.Exists(x => x.Conditions.Any(condition => Names(condition, key, id)) || Names(x.Operations, key, id)))
            return true;
        var timers = await db.StatusTimers.Select(x => new { x.When, x.Steps }).ToListAsync(cancellation);
        return timers.Exists(x => Names(OperationSteps.Read(x.Steps), key, id) || ConditionList.Read(x.When).Conditions.Any(condition => Names(condition, key, id))) || await IsNamedByScenarioAsync(key, id, cancellation) || await IsNamedByLevelAsync(key, id, cancellation);
    }
}
