using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <summary>Says in words what a rule looks at and what it does.</summary>
public sealed class RuleWords(IStringLocalizer<Texts> L, ConditionCatalog conditions, OperationCatalog operations, Catalog catalog)
{
    public string Of(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var field = conditions.Find(condition.Field);
        var choices = field?.Choices(catalog);
        var values = condition.Values().Select(x => choices?.FirstOrDefault(choice => choice.Value == x) is { } choice ? L.Of(choice) : x);
        return Of(condition.Field, condition.Parameter, condition.Comparison, string.Join(", ", values));
    }

    public string Of(ConditionStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return Of(story.Field, story.Parameter, story.Comparison, story.Expected);
    }

    public string Of(OperationStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (operations.Find(step.Operation) is not { } operation)
            return step.Operation;
        var values = operation.Inputs.Select(x => x.Choices(catalog)?.FirstOrDefault(choice => choice.Value == step.Value(x.Name)) is { } choice ? L.Of(choice) : step.Value(x.Name))
            .Where(x => !string.IsNullOrWhiteSpace(x));
        return string.Join(" ", values.Prepend(L[operation.Label].Value));
    }

    public string Of(RuleProblem problem) => Of(problem, L);

    public static string Of(RuleProblem problem, IStringLocalizer<Texts> L)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(L);
        return L[problem.Pattern, [.. problem.Words.Select(x => (object)L[x].Value)]];
    }

    private string Of(string field, string? parameter, Comparison comparison, string values)
    {
        var name = L[conditions.Find(field)?.Label ?? field].Value;
        var subject = parameter is null ? name : $"{name} {parameter}";
        return comparison.NeedsValue() ? $"{subject} {L[comparison.Label()]}: {values}" : $"{subject} {L[comparison.Label()]}";
    }
}
