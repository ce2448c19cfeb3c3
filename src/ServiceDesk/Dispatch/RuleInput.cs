using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>What a rule is to be.</summary>
public sealed record RuleInput(string Name, string? Description, bool IsOn, RuleDefinition Definition);

/// <summary>What is wrong with a rule: the pattern and its words, for the page to translate.</summary>
public sealed record RuleProblem(string Pattern, params string[] Words);

/// <summary>What came of a change to the rules.</summary>
/// <param name="Problems">Why it was refused; empty: it is saved.</param>
public sealed record RuleOutcome(Guid Key, IReadOnlyList<RuleProblem> Problems)
{
    public bool IsDone => Problems.Count == 0;
}

/// <summary>Finds what cannot be carried out, and what contradicts itself.</summary>
public sealed class RuleCheck(ConditionCatalog conditions, OperationCatalog operations)
{
    public IReadOnlyList<RuleProblem> Problems(RuleDefinition definition, bool isDefault, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(definition);
        List<RuleProblem> found = [.. ConditionProblems(definition.All, definition.Conditions, catalog), .. StepProblems(definition.Operations, catalog)];
        if (!isDefault && definition.Conditions.Count == 0)
            found.Add(new("A rule needs a condition; what shall happen to everything else stands in the last rule."));
        if (!isDefault && definition.Operations.Count == 0 && !definition.Stops)
            found.Add(new("The rule does nothing: add what it shall do."));
        return found;
    }

    /// <summary>What is wrong with conditions of which all have to hold, or one.</summary>
    public IReadOnlyList<RuleProblem> ConditionProblems(bool all, IReadOnlyList<Condition> together, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(together);
        var found = new List<RuleProblem>();
        foreach (var condition in together)
            Try(found, () => CheckCondition(condition, catalog));
        if (all && found.Count == 0)
            found.AddRange(together.GroupBy(x => (x.Field, x.Parameter)).Where(x => Contradict([.. x]))
                .Select(x => new RuleProblem("The conditions on “{0}” can never hold together.", conditions.Find(x.Key.Field)!.Label)));
        return found;
    }

    /// <summary>Conditions that cannot be asked of a ticket long after it came in.</summary>
    public IEnumerable<RuleProblem> ArrivalProblems(IReadOnlyList<Condition> together) => together.Select(x => conditions.Find(x.Field)).Where(x => x is { IsOfArrival: true })
        .Select(x => new RuleProblem("“{0}” is known only while a request comes in: let a rule add a tag, and look at that.", x!.Label));

    /// <summary>What is wrong with operations that are done one after the other.</summary>
    public IReadOnlyList<RuleProblem> StepProblems(IReadOnlyList<OperationStep> steps, Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var found = new List<RuleProblem>();
        foreach (var step in steps)
            Try(found, () => operations.Get(step.Operation).Check(step, catalog));
        if (found.Count == 0)
            found.AddRange(steps.Select(x => operations.Get(x.Operation)).Where(x => x.Sets is not null)
                .GroupBy(x => x.Sets).Where(x => x.Count() > 1)
                .Select(x => new RuleProblem("“{0}” and “{1}” contradict each other: keep one of them.", x.First().Label, x.Last().Label)));
        return found;
    }

    private void CheckCondition(Condition condition, Catalog catalog)
    {
        conditions.Compile(condition);
        var field = conditions.Find(condition.Field)!;
        if (condition.Value.Length > Condition.ValueLength)
            throw new ConditionException("“{0}” is compared with too much text.", field.Label);
        if (condition.Comparison.NeedsValue() && field.Choices(catalog) is { } choices
            && condition.Values().FirstOrDefault(x => choices.All(choice => choice.Value != x)) is { } gone)
            throw new ConditionException("“{0}” has no entry “{1}”.", field.Label, gone);
    }

    private static bool Contradict(IReadOnlyList<Condition> together)
    {
        var values = together.ToLookup(x => x.Comparison, x => x.Values().Select(value => value.ToLowerInvariant()).ToHashSet());
        return Disjoint(Comparison.IsOneOf) || Disjoint(Comparison.Is)
            || Forbids(Comparison.IsOneOf, Comparison.IsNoneOf) || Forbids(Comparison.Is, Comparison.IsNot)
            || Forbids(Comparison.Contains, Comparison.ContainsNot) || Forbids(Comparison.Is, Comparison.ContainsNot)
            || (values.Contains(Comparison.IsTrue) && values.Contains(Comparison.IsFalse))
            || (values.Contains(Comparison.IsEmpty) && together.Any(x => x.Comparison is Comparison.Contains or Comparison.IsOneOf or Comparison.ContainsWord or Comparison.Is
                or Comparison.BeginsWith or Comparison.EndsWith or Comparison.Matches or Comparison.IsFilled));

        bool Disjoint(Comparison comparison) => values[comparison].Any(x => values[comparison].Any(y => !x.Overlaps(y)));

        // All that one condition allows is what another forbids.
        bool Forbids(Comparison allowing, Comparison forbidding) => values[allowing].Any(x => values[forbidding].Any(y => x.IsSubsetOf(y)));
    }

    private static void Try(List<RuleProblem> found, Action check)
    {
        try
        {
            check();
        }
        catch (ConditionException e)
        {
            found.Add(new(e.Pattern, [.. e.Words]));
        }
    }
}
