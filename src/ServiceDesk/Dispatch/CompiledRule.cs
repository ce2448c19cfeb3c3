using ServiceDesk.Conditions;

namespace ServiceDesk.Dispatch;

internal enum Verdict
{
    HoldsNot,

    /// <summary>One condition is missing, of at least two.</summary>
    NearlyHolds,
    Holds,
}

/// <summary>A rule with its conditions ready to be asked.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(Rule rule, ConditionCatalog conditions)
    {
        (Rule, Definition) = (rule, rule.Read());
        Tests = [.. Definition.Conditions.Select(x => (x, conditions.CompileOrNever(x)))];
    }

    public Rule Rule { get; }
    public RuleDefinition Definition { get; }
    public IReadOnlyList<(Condition Condition, ConditionTest Test)> Tests { get; }

    /// <summary>Without conditions a rule holds for every request.</summary>
    /// <param name="facts">The request.</param>
    /// <param name="nearly">Whether it matters that only one condition is missing; else the first that is missing ends it.</param>
    public Verdict Ask(RequestFacts facts, bool nearly)
    {
        var missing = 0;
        foreach (var (_, test) in Tests)
        {
            var holds = test.Holds(facts);
            if (holds && !Definition.All)
                return Verdict.Holds;
            if (!holds && (++missing > 1 || !nearly) && Definition.All)
                return Verdict.HoldsNot;
        }
        if (missing == 0)
            return Verdict.Holds;
        return Definition.All && Tests.Count > 1 ? Verdict.NearlyHolds : Verdict.HoldsNot;
    }
}
