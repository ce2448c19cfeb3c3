using System.ComponentModel.DataAnnotations;
using ServiceDesk.Calendars;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.StatusTimers;

/// <param name="Timer">Null: a new one.</param>
public sealed record FormModel(StatusTimer? Timer, TimerForm Form, Catalog Catalog, OperationCatalog Operations)
{
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

    public List<StepLine> Steps { get; init => field = value.Filled; } = [];

    public StatusTimerInput Input => new(Name, StatusId, new(Amount, Unit), CalendarId, [.. Steps.Select(x => x.Step)], IsOn);

    public static TimerForm Of(StatusTimer timer) => new()
    {
        Name = timer.Name,
        StatusId = timer.StatusId,
        Amount = timer.Amount,
        Unit = timer.Unit,
        CalendarId = timer.CalendarId,
        IsOn = timer.IsOn,
        Steps = [.. OperationSteps.Read(timer.Steps).Select(StepLine.Of)],
    };
}
