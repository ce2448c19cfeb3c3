using ServiceDesk.Conditions;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Finds what keeps a scenario from being put in force: statuses that nobody reaches or leaves, loops, what cannot be carried out.</summary>
public sealed class ScenarioCheck(RuleCheck rules, OperationCatalog operations)
{
    public IReadOnlyList<RuleProblem> Problems(ScenarioDefinition definition, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalog);
        if (definition.States.Count == 0)
            return [new("The scenario has no statuses: choose which it knows.")];
        var found = new List<RuleProblem>();
        foreach (var gone in definition.States.Where(x => catalog.Statuses.All(status => status.Id != x.StatusId)))
            found.Add(new("“{0}” is archived: take it out of the scenario.", catalog.StatusName(gone.StatusId)));
        found.AddRange(WayProblems(definition, catalog));
        foreach (var transition in definition.Transitions)
            found.AddRange(rules.ConditionProblems(!transition.Any, transition.Conditions, catalog));
        foreach (var state in definition.States)
            found.AddRange(StateProblems(definition, state, catalog));
        found.AddRange(LoopProblems(definition, catalog));
        return [.. found.DistinctBy(x => string.Join('\n', [x.Pattern, .. x.Words]))];
    }

    /// <summary>What is wrong with steps of a state, as far as they can be judged by themselves.</summary>
    public IReadOnlyList<RuleProblem> StepProblems(ScenarioDefinition definition, long statusId, IReadOnlyList<OperationStep> steps, bool isLeaving, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(catalog);
        if (rules.StepProblems(steps, catalog) is { Count: > 0 } problems)
            return problems;
        if (StatusSetBy(steps, catalog) is not { } to)
            return [];
        if (isLeaving)
            return [new("A status that is being left cannot set another one.")];
        return definition.Transition(statusId, to) is null
            ? [new("“{0}” sets the status “{1}”, but no way leads there.", catalog.StatusName(statusId), catalog.StatusName(to))]
            : [];
    }

    /// <summary>What is wrong with a timer of a state.</summary>
    public IReadOnlyList<RuleProblem> TimerProblems(ScenarioDefinition definition, long statusId, ScenarioTimer timer, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentNullException.ThrowIfNull(catalog);
        var found = new List<RuleProblem>();
        if (timer.CalendarId is { } id ? catalog.Calendars.All(x => x.Id != id || x.ArchivedAt is not null) : !catalog.Calendars.Any(x => x.IsDefault))
            found.Add(new("The timer “{0}” has no calendar: choose one, or make one the default.", timer.Name));
        if (timer.Steps.Count == 0)
            found.Add(new("The timer does nothing: add what it shall do."));
        found.AddRange(StepProblems(definition, statusId, timer.Steps, isLeaving: false, catalog));
        return found;
    }

    private IEnumerable<RuleProblem> StateProblems(ScenarioDefinition definition, ScenarioState state, Catalog catalog) =>
    [
        .. StepProblems(definition, state.StatusId, state.OnEnter, isLeaving: false, catalog),
        .. StepProblems(definition, state.StatusId, state.OnLeave, isLeaving: true, catalog),
        .. state.Timers.SelectMany(x => TimerProblems(definition, state.StatusId, x, catalog)),
    ];

    private static IEnumerable<RuleProblem> WayProblems(ScenarioDefinition definition, Catalog catalog)
    {
        var finals = definition.States.Where(x => x.IsFinal).Select(x => x.StatusId).ToList();
        if (finals.Count == 0)
            yield return new("No status ends the processing: choose one at least.");
        foreach (var state in definition.States.Where(x => !x.IsFinal && !Reached([x.StatusId], definition, catalog).Overlaps(finals)))
            yield return new("From “{0}” no way leads to an end.", catalog.StatusName(state.StatusId));
        if (definition.State(definition.InitialStatusId) is null)
        {
            yield return new("Choose the status that a ticket begins with.");
            yield break;
        }
        var reached = Reached([definition.InitialStatusId], definition, catalog);
        foreach (var state in definition.States.Where(x => !reached.Contains(x.StatusId)))
            yield return new("“{0}” cannot be reached from “{1}”.", catalog.StatusName(state.StatusId), catalog.StatusName(definition.InitialStatusId));
    }

    private static HashSet<long> Reached(IEnumerable<long> from, ScenarioDefinition definition, Catalog catalog)
    {
        var reached = new HashSet<long>();
        var ahead = new Stack<long>(from);
        while (ahead.TryPop(out var status))
            if (reached.Add(status))
                foreach (var next in definition.Transitions.Where(x => x.From == status && catalog.Status(x.To) is not null))
                    ahead.Push(next.To);
        return reached;
    }

    // Each status hands the ticket on at once to the next: one that comes round again never rests.
    private IEnumerable<RuleProblem> LoopProblems(ScenarioDefinition definition, Catalog catalog)
    {
        var next = definition.States.Select(x => (From: x.StatusId, To: StatusSetBy(x.OnEnter, catalog))).Where(x => x.To is not null).ToDictionary(x => x.From, x => x.To!.Value);
        foreach (var start in next.Keys)
        {
            var at = start;
            for (var steps = 0; steps <= next.Count && next.TryGetValue(at, out var then); steps++)
            {
                at = then;
                if (at == start)
                {
                    yield return new("“{0}” and “{1}” set each other off without end.", catalog.StatusName(start), catalog.StatusName(next[start]));
                    break;
                }
            }
        }
    }

    private long? StatusSetBy(IEnumerable<OperationStep> steps, Catalog catalog)
    {
        var plan = new OperationPlan();
        foreach (var step in steps)
            try
            {
                operations.Find(step.Operation)?.AddTo(plan, step, catalog);
            }
            catch (ConditionException)
            {
                // Told by the check of the step itself.
            }
        return plan.Changes.StatusId;
    }
}
