using System.ComponentModel.DataAnnotations;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.StatusTimers;

/// <param name="Timer">Null: a new one.</param>
public sealed record FormModel(StatusTimer? Timer, TimerForm Form, Catalog Catalog, ConditionCatalog Conditions, OperationCatalog Operations)
{
    public ConditionEditor ConditionEditor => new(Form.Conditions, Catalog, [.. Conditions.Fields.Where(x => !x.IsOfArrival)]);
    public StepEditor Editor => new(Form.Steps, Catalog, Operations);
}

public sealed class TimerForm
{
    [Display(Name = "Name"), Required, StringLength(StatusTimer.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "When a ticket stays in the status")]
    public long StatusId { get; init; }

    [Display(Name = "For"), Range(1, 10_000)]
    public int Amount { get; init; } = 4;

    [Display(Name = "Counted in")]
    public DelayUnit Unit { get; init; } = DelayUnit.Hours;

    [Display(Name = "Calendar")]
    public long? CalendarId { get; init; }

    [Display(Name = "The timer is on")]
    public bool IsOn { get; init; }

    [Display(Name = "It holds when")]
    public Match Match { get; init; } = Match.All;

    public List<ConditionLine> Conditions { get; init => field = value.Filled; } = [];
    public List<StepLine> Steps { get; init => field = value.Filled; } = [];

    public StatusTimerInput Input =>
        new(Name, StatusId, new(Amount, Unit), CalendarId, new(Match == Match.All, [.. Conditions.Select(x => x.Condition)]), [.. Steps.Select(x => x.Step)], IsOn);

    public static TimerForm Of(StatusTimer timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        var when = ConditionList.Read(timer.When);
        return new()
        {
            Name = timer.Name,
            StatusId = timer.StatusId,
            Amount = timer.Amount,
            Unit = timer.Unit,
            CalendarId = timer.CalendarId,
            IsOn = timer.IsOn,
            Match = when.All ? Match.All : Match.Any,
            Conditions = [.. when.Conditions.Select(ConditionLine.Of)],
            Steps = [.. OperationSteps.Read(timer.Steps).Select(StepLine.Of)],
        };
    }
}
