using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Which statuses a scenario knows, where it begins and ends, and which leads to which.</summary>
public sealed record ScenarioDrawing(long InitialStatusId, IReadOnlyCollection<long> StatusIds, IReadOnlyCollection<long> FinalIds, IReadOnlyCollection<(long From, long To)> Ways);

/// <summary>Changes the draft of a scenario, part by part. What is wrong with the whole is told when it is to be put in force.</summary>
public sealed class EditScenario(DeskDb db, ScenarioDrafts drafts, ScenarioCheck check, RuleCheck rules, CatalogCache catalogs)
{
    /// <summary>Draws the statuses and the ways between them; what was said of those that stay is kept.</summary>
    public Task<ScenarioOutcome?> DrawAsync(Act act, long scenarioId, ScenarioDrawing drawing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        return ChangeAsync(act, scenarioId, (definition, catalog) =>
        {
            var statuses = catalog.Statuses.Where(x => drawing.StatusIds.Contains(x.Id)).Select(x => x.Id).ToList();
            return (definition with
            {
                InitialStatusId = drawing.InitialStatusId,
                States = [.. statuses.Select(x => (definition.State(x) ?? new ScenarioState(x)) with { IsFinal = drawing.FinalIds.Contains(x) })],
                Transitions =
                [
                    .. drawing.Ways.Where(x => x.From != x.To && statuses.Contains(x.From) && statuses.Contains(x.To)).Distinct()
                        .Select(x => definition.Transition(x.From, x.To) ?? new ScenarioTransition(x.From, x.To)),
                ],
            }, []);
        }, cancellation);
    }

    /// <summary>Says what happens when a ticket comes into a status, or leaves it.</summary>
    public Task<ScenarioOutcome?> SetStepsAsync(Act act, long scenarioId, long statusId, StatusEdge moment, IReadOnlyList<OperationStep> steps, CancellationToken cancellation) =>
        ChangeStateAsync(act, scenarioId, statusId, (state, definition, catalog) => (
            moment == StatusEdge.Entering ? state with { OnEnter = steps } : state with { OnLeave = steps },
            check.StepProblems(definition, statusId, steps, moment == StatusEdge.Leaving, catalog)), cancellation);

    /// <summary>Adds a timer to a status, or changes the one in that place.</summary>
    /// <param name="place">Null: a new one.</param>
    public Task<ScenarioOutcome?> SetTimerAsync(Act act, long scenarioId, long statusId, int? place, ScenarioTimer timer, CancellationToken cancellation) =>
        ChangeStateAsync(act, scenarioId, statusId, (state, definition, catalog) => (
            state with { Timers = place is { } i ? [.. state.Timers.Select((x, at) => at == i ? timer : x)] : [.. state.Timers, timer] },
            check.TimerProblems(definition, statusId, timer, catalog)), cancellation);

    public Task<ScenarioOutcome?> RemoveTimerAsync(Act act, long scenarioId, long statusId, int place, CancellationToken cancellation) =>
        ChangeStateAsync(act, scenarioId, statusId, (state, _, _) => (state with { Timers = [.. state.Timers.Where((_, at) => at != place)] }, []), cancellation);

    /// <summary>Says under which conditions one status may follow another.</summary>
    public Task<ScenarioOutcome?> SetConditionsAsync(
        Act act, long scenarioId, ScenarioTransition transition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(transition);
        return ChangeAsync(act, scenarioId, (definition, catalog) => definition.Transition(transition.From, transition.To) is null
            ? null
            : (definition with { Transitions = [.. definition.Transitions.Select(x => x.From == transition.From && x.To == transition.To ? transition : x)] },
                rules.ConditionProblems(!transition.Any, transition.Conditions, catalog)), cancellation);
    }

    private Task<ScenarioOutcome?> ChangeStateAsync(
        Act act, long scenarioId, long statusId, Func<ScenarioState, ScenarioDefinition, Catalog, (ScenarioState State, IReadOnlyList<RuleProblem> Problems)> change, CancellationToken cancellation) =>
        ChangeAsync(act, scenarioId, (definition, catalog) =>
        {
            if (definition.State(statusId) is not { } state)
                return null;
            var (changed, problems) = change(state, definition, catalog);
            return (definition.With(changed), problems);
        }, cancellation);

    /// <returns>Null when there is no such scenario, or not the part of it.</returns>
    private async Task<ScenarioOutcome?> ChangeAsync(
        Act act, long scenarioId, Func<ScenarioDefinition, Catalog, (ScenarioDefinition Definition, IReadOnlyList<RuleProblem> Problems)?> change, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await drafts.OpenAsync(act, scenarioId, cancellation) is not { } draft || change(draft.Read(), catalog) is not { } changed)
            return null;
        if (changed.Problems.Count > 0)
            return new(scenarioId, changed.Problems);
        try
        {
            draft.Define(changed.Definition);
        }
        catch (ConditionException e)
        {
            return ScenarioOutcome.Refused(scenarioId, e.Pattern, [.. e.Words]);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(scenarioId, []);
    }
}
