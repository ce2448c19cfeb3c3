using System.ComponentModel.DataAnnotations;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Operations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.ServiceLevels;

/// <param name="Level">Null: a new one.</param>
public sealed record FormModel(ServiceLevel? Level, LevelForm Form, Catalog Catalog, ConditionCatalog Conditions, OperationCatalog Operations)
{
    public ConditionEditor ConditionEditor => new(Form.Conditions, Catalog, [.. Conditions.Fields.Where(x => !x.IsOfArrival)]);
    public StepEditor WarningEditor => new(Form.Warning, Catalog, Operations, nameof(LevelForm.Warning), "warning");
    public StepEditor BreachEditor => new(Form.Breach, Catalog, Operations, nameof(LevelForm.Breach), "breach");
}

public sealed class LevelForm
{
    [Display(Name = "Name"), Required, StringLength(ServiceLevel.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "The service level is on")]
    public bool IsOn { get; init; }

    [Display(Name = "It holds when")]
    public Match Match { get; init; } = Match.All;

    [Display(Name = "Calendar")]
    public long? CalendarId { get; init; }

    public List<ConditionLine> Conditions { get; init => field = value.Filled; } = [];
    public TargetForm FirstResponse { get; init; } = new();
    public TargetForm NextResponse { get; init; } = new();
    public TargetForm Resolution { get; init; } = new();
    public List<StepLine> Warning { get; init => field = value.Filled; } = [];
    public List<StepLine> Breach { get; init => field = value.Filled; } = [];

    public ServiceLevelInput Input => new(Name, IsOn, CalendarId, new()
    {
        All = Match == Match.All,
        Conditions = [.. Conditions.Select(x => x.Condition)],
        FirstResponse = FirstResponse.Terms,
        NextResponse = NextResponse.Terms,
        Resolution = Resolution.Terms,
        Warning = [.. Warning.Select(x => x.Step)],
        Breach = [.. Breach.Select(x => x.Step)],
    });

    public static LevelForm Of(ServiceLevel level)
    {
        var definition = level.Read();
        return new()
        {
            Name = level.Name,
            IsOn = level.IsOn,
            Match = definition.All ? Match.All : Match.Any,
            CalendarId = level.CalendarId,
            Conditions = [.. definition.Conditions.Select(ConditionLine.Of)],
            FirstResponse = TargetForm.Of(definition.FirstResponse),
            NextResponse = TargetForm.Of(definition.NextResponse),
            Resolution = TargetForm.Of(definition.Resolution),
            Warning = [.. definition.Warning.Select(StepLine.Of)],
            Breach = [.. definition.Breach.Select(StepLine.Of)],
        };
    }
}

public sealed class TargetForm
{
    /// <summary>Null: nothing is promised.</summary>
    [Display(Name = "Within"), Range(1, TargetTerms.MostAmount)]
    public int? Amount { get; init; }

    [Display(Name = "Counted in")]
    public DelayUnit Unit { get; init; } = DelayUnit.Hours;

    [Display(Name = "Warn at")]
    public int Warning { get; init; } = TargetTerms.UsualWarning;

    [Display(Name = "Warning counted in")]
    public WarningUnit WarningUnit { get; init; } = WarningUnit.Percent;

    public TargetTerms? Terms => Amount is { } amount ? new(amount, Unit, Warning, WarningUnit) : null;

    public static TargetForm Of(TargetTerms? terms) => terms is null ? new() : new()
    {
        Amount = terms.Amount, Unit = terms.Unit, Warning = terms.Warning, WarningUnit = terms.WarningUnit,
    };
}
