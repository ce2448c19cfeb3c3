using System.Collections.Frozen;
using ServiceDesk.Conditions;

namespace ServiceDesk.Scenarios;

/// <summary>A version of a scenario, ready to be asked many times.</summary>
public sealed class ScenarioRules
{
    private readonly FrozenDictionary<(long From, long To), ConditionSet> transitions;

    public ScenarioRules(Scenario scenario, ScenarioVersion version, ConditionCatalog conditions)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(version);
        (Scenario, VersionId, Number, Definition) = (scenario, version.Id, version.Number, version.Read());
        transitions = Definition.Transitions.ToFrozenDictionary(x => (x.From, x.To), x => new ConditionSet(!x.Any, x.Conditions, conditions));
    }

    /// <summary>For reading alone.</summary>
    public Scenario Scenario { get; }
    public long VersionId { get; }
    public int Number { get; }
    public ScenarioDefinition Definition { get; }

    public bool Has(long statusId) => Definition.State(statusId) is not null;

    /// <summary>Under which conditions the one leads to the other; null: it never does.</summary>
    public ConditionSet? Transition(long from, long to) => transitions.GetValueOrDefault((from, to));

    /// <summary>Whether it takes the facts of the ticket to tell what may follow.</summary>
    public bool DependsOnFacts(long from) => Definition.Transitions.Any(x => x.From == from && x.Conditions.Count > 0);
}
