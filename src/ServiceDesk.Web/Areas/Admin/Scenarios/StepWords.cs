using Microsoft.Extensions.Localization;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>Says in words what happens in a status and under which conditions another follows.</summary>
public sealed class StepWords(IStringLocalizer<Texts> L, ConditionCatalog conditions, OperationCatalog operations, Catalog catalog)
{
    private readonly RuleWords words = new(L, conditions, operations, catalog);

    public string Of(Condition condition) => words.Of(condition);

    public string Of(IEnumerable<OperationStep> steps) => string.Join(" · ", steps.Select(words.Of));

    public string Of(ScenarioTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        return string.Join($" {(transition.Any ? L["or"] : L["and"])} ", transition.Conditions.Select(words.Of));
    }

    public string Of(Delay delay) => delay.Unit switch
    {
        DelayUnit.Minutes => L["{0} minutes of working time", delay.Amount],
        DelayUnit.Hours => L["{0} hours of working time", delay.Amount],
        _ => L["{0} working days", delay.Amount],
    };
}
