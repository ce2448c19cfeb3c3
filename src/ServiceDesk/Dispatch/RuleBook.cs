using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;

namespace ServiceDesk.Dispatch;

/// <summary>A rule set ready to be used many times.</summary>
public sealed class RuleBook
{
    private const int LongestSeen = 120;
    private const int MostNearMisses = 10;

    private readonly ConditionCatalog conditions;
    private readonly OperationCatalog operations;
    private readonly List<CompiledRule> rules = [];
    private readonly CompiledRule? defaultRule;

    /// <param name="set">With its rules.</param>
    /// <param name="conditions">What they can look at.</param>
    /// <param name="operations">What they can do.</param>
    public RuleBook(RuleSet set, ConditionCatalog conditions, OperationCatalog operations)
    {
        ArgumentNullException.ThrowIfNull(set);
        (Number, this.conditions, this.operations) = (set.Number, conditions, operations);
        foreach (var rule in set.Rules.OrderBy(x => x.Order).ThenBy(x => x.Id))
        {
            var compiled = new CompiledRule(rule, conditions);
            if (rule.IsDefault)
                defaultRule = compiled;
            else if (rule.IsOn)
                rules.Add(compiled);
        }
    }

    public int Number { get; }

    /// <summary>Lets the rules have their say about a request, one after the other; nothing is changed but <paramref name="facts"/>.</summary>
    /// <param name="facts">As the request came in; afterwards as the rules want it.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="isPlaced">The requester or a member of staff chose its place already.</param>
    /// <param name="explains">Says what each condition saw, and which rules nearly held; else which rules held.</param>
    public Decision Decide(RequestFacts facts, Catalog catalog, bool isPlaced, bool explains = true)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var plan = new OperationPlan { IsPlaced = isPlaced };
        var stories = new List<RuleStory>();
        var misses = explains ? 0 : MostNearMisses;
        foreach (var rule in rules)
        {
            var verdict = rule.Ask(facts, misses < MostNearMisses);
            if (verdict == Verdict.Holds)
            {
                stories.Add(Tell(rule, facts, catalog, held: true, explains) with { Steps = CarryOut(rule, plan, facts, catalog), Stopped = rule.Definition.Stops });
                if (rule.Definition.Stops)
                    break;
            }
            else if (verdict == Verdict.NearlyHolds)
            {
                misses++;
                stories.Add(Tell(rule, facts, catalog, held: false, explains));
            }
        }
        if (!plan.IsPlaced && defaultRule is not null)
            stories.Add(Tell(defaultRule, facts, catalog, held: true, explains) with { IsDefault = true, Steps = CarryOut(defaultRule, plan, facts, catalog) });
        return new(plan, stories);
    }

    private List<StepStory> CarryOut(CompiledRule rule, OperationPlan plan, RequestFacts facts, Catalog catalog)
    {
        var told = new List<StepStory>();
        foreach (var step in rule.Definition.Operations)
        {
            var what = WhatOf(step, catalog);
            try
            {
                var operation = operations.Get(step.Operation);
                operation.AddTo(plan, step, catalog);
                plan.IsPlaced |= operation.Places;
                told.Add(new(operation.Label, what));
            }
            catch (ConditionException e)
            {
                // A rule that names an archived group must not hold up the request; the explanation says so, and the rule's page too.
                told.Add(new(step.Operation, what, e.Message));
            }
        }
        Follow(plan, facts, catalog);
        return told;
    }

    // The rules below see what this one has changed.
    private static void Follow(OperationPlan plan, RequestFacts facts, Catalog catalog)
    {
        facts.QueueId = plan.Changes.QueueId ?? facts.QueueId;
        facts.GroupId = plan.Changes.GroupId ?? facts.GroupId;
        facts.AssigneeId = plan.Changes.AssigneeId ?? facts.AssigneeId;
        facts.PriorityId = plan.Changes.PriorityId ?? facts.PriorityId;
        facts.CategoryId = plan.Changes.CategoryId ?? facts.CategoryId;
        facts.TypeId = plan.Changes.TypeId ?? facts.TypeId;
        facts.ProductId = plan.Changes.ProductId ?? facts.ProductId;
        if (plan.AddedTags.Count > 0)
            facts.Tags = [.. facts.Tags.Union(plan.AddedTags)];
        if (plan.Changes.Fields is { } fields)
            facts.Fields = catalog.FieldWords(fields, facts.Fields);
    }

    private string WhatOf(OperationStep step, Catalog catalog) => operations.Find(step.Operation) is { } operation
        ? string.Join(" · ", operation.Inputs.Select(x => NameOf(x, step.Value(x.Name), catalog)).Where(x => x.Length > 0))
        : string.Join(" · ", step.Values.Values);

    private static string NameOf(OperationInput input, string? value, Catalog catalog) =>
        Short(input.Choices(catalog)?.FirstOrDefault(x => x.Value == value)?.Name ?? value ?? "");

    private RuleStory Tell(CompiledRule rule, RequestFacts facts, Catalog catalog, bool held, bool explains) => new(
        rule.Rule.Key, rule.Rule.Name, held, explains ? [.. rule.Tests.Select(x => Tell(x.Condition, x.Test, facts, catalog))] : []);

    // In the words of this day: entries of guides may be renamed later.
    private ConditionStory Tell(Condition condition, ConditionTest test, RequestFacts facts, Catalog catalog)
    {
        var choices = conditions.Find(condition.Field)?.Choices(catalog);
        return new(condition.Field, condition.Parameter, condition.Comparison, Names(condition.Values()), Names(test.Seen(facts)), test.Holds(facts));

        string Names(IReadOnlyList<string> values) =>
            Short(string.Join(", ", values.Select(value => choices?.FirstOrDefault(x => x.Value == value)?.Name ?? value)));
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestSeen ? line : string.Concat(line.AsSpan(0, LongestSeen - 1), "…");
    }
}

/// <summary>What the rules want done with a request, and why.</summary>
public sealed record Decision(OperationPlan Plan, IReadOnlyList<RuleStory> Rules);
