using System.Text.Json.Serialization;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Operations;

namespace ServiceDesk.Scenarios;

/// <summary>What a version of a scenario says.</summary>
public sealed record ScenarioDefinition
{
    /// <summary>What a new ticket begins with (I3); zero: not chosen yet.</summary>
    public long InitialStatusId { get; init; }
    public IReadOnlyList<ScenarioState> States { get; init; } = [];
    public IReadOnlyList<ScenarioTransition> Transitions { get; init; } = [];

    public ScenarioState? State(long statusId) => States.FirstOrDefault(x => x.StatusId == statusId);

    public ScenarioTransition? Transition(long from, long to) => Transitions.FirstOrDefault(x => x.From == from && x.To == to);

    /// <summary>The definition with another state in the place of the one with its status.</summary>
    public ScenarioDefinition With(ScenarioState state) => this with { States = [.. States.Select(x => x.StatusId == state.StatusId ? state : x)] };
}

/// <summary>A status in a scenario, and what happens by itself in it (I4).</summary>
public sealed record ScenarioState(long StatusId)
{
    /// <summary>Processing may end here (I3).</summary>
    public bool IsFinal { get; init; }
    public IReadOnlyList<OperationStep> OnEnter { get; init; } = [];
    public IReadOnlyList<OperationStep> OnLeave { get; init; } = [];
    public IReadOnlyList<ScenarioTimer> Timers { get; init; } = [];

    public IReadOnlyList<OperationStep> StepsAt(StatusEdge moment) => moment == StatusEdge.Entering ? OnEnter : OnLeave;
}

/// <summary>When steps of a state are done.</summary>
public enum StatusEdge
{
    Entering = 1,
    Leaving = 2,
}

/// <summary>What happens to a ticket that stays in the state.</summary>
/// <param name="Name">Stands on the ticket as the reason.</param>
/// <param name="CalendarId">Null: the tenant's default.</param>
public sealed record ScenarioTimer(string Name, int Amount, DelayUnit Unit, long? CalendarId, IReadOnlyList<OperationStep> Steps)
{
    [JsonIgnore]
    public Delay Delay => new(Amount, Unit);
}

/// <summary>That one status may follow another (I2).</summary>
public sealed record ScenarioTransition(long From, long To)
{
    /// <summary>One condition is enough; else all have to hold.</summary>
    public bool Any { get; init; }

    /// <summary>None: always.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];
}
