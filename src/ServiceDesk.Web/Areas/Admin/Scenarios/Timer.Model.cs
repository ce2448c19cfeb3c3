using System.ComponentModel.DataAnnotations;
using ServiceDesk.Calendars;
using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <param name="Place">Among the status's timers; null: a new one.</param>
public sealed record TimerModel(Scenario Scenario, Status Status, int? Place, StateTimerForm Form, Catalog Catalog, OperationCatalog Operations)
{
    public StepEditor Editor => new(Form.Steps, Catalog, Operations);
}

public sealed class StateTimerForm
{
    [Display(Name = "Name"), Required, StringLength(StatusTimer.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "For"), Range(1, 10_000)]
    public int Amount { get; init; } = 4;

    [Display(Name = "Counted in")]
    public DelayUnit Unit { get; init; } = DelayUnit.Hours;

    [Display(Name = "Calendar")]
    public long? CalendarId { get; init; }

    public List<StepLine> Steps { get; init => field = value.Filled; } = [];

    // No property: those are read before the form is known to be complete.
    public ScenarioTimer ToTimer() => new(Name.Trim(), Amount, Unit, CalendarId, [.. Steps.Select(x => x.Step)]);

    public static StateTimerForm Of(ScenarioTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        return new() { Name = timer.Name, Amount = timer.Amount, Unit = timer.Unit, CalendarId = timer.CalendarId, Steps = [.. timer.Steps.Select(StepLine.Of)] };
    }
}
