using ServiceDesk.Dispatch;

namespace ServiceDesk.Scenarios;

/// <summary>What came of a change to a scenario.</summary>
/// <param name="ScenarioId">Which.</param>
/// <param name="Problems">Why it was refused; empty: it is done.</param>
public sealed record ScenarioOutcome(long ScenarioId, IReadOnlyList<RuleProblem> Problems)
{
    public bool IsDone => Problems.Count == 0;

    internal static ScenarioOutcome Refused(long id, string pattern, params string[] words) => new(id, [new(pattern, words)]);
}
