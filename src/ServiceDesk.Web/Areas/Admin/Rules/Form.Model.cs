using System.ComponentModel.DataAnnotations;
using ServiceDesk.Conditions;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <param name="Key">Null: a new one.</param>
public sealed record FormModel(Guid? Key, bool IsDefault, RuleForm Form, Catalog Catalog, ConditionCatalog Conditions, OperationCatalog Operations)
{
    public StepEditor Editor => new(Form.Steps, Catalog, Operations);
    public ConditionEditor ConditionEditor => new(Form.Conditions, Catalog, Conditions.Fields);
}

/// <summary>The rows that say what has to hold.</summary>
/// <param name="Fields">Those that can be chosen.</param>
public sealed record ConditionEditor(IReadOnlyList<ConditionLine> Lines, Catalog Catalog, IReadOnlyList<ConditionField> Fields)
{
    public ConditionRow Row(ConditionLine line, string index)
    {
        ArgumentNullException.ThrowIfNull(line);
        var field = Fields.FirstOrDefault(x => x.Key == line.Field);
        return new(field, index, line, field?.Choices(Catalog));
    }
}

/// <summary>The rows that say what shall be done.</summary>
/// <param name="Name">Of the form's list.</param>
/// <param name="Key">Tells the editors of one page apart.</param>
public sealed record StepEditor(IReadOnlyList<StepLine> Steps, Catalog Catalog, OperationCatalog Operations, string Name = "Steps", string Key = "step")
{
    /// <summary>Stands for the number of a row in what scripts copy.</summary>
    public const string RowMark = "__row__";

    public StepRow Row(StepLine line, string index) => new(Operations.Find(line.Operation), index, line, Catalog, Name, Key);
}

/// <param name="Field">Null: there is no such field any more.</param>
public sealed record ConditionRow(ConditionField? Field, string Index, ConditionLine Line, IReadOnlyList<ConditionChoice>? Choices);

/// <param name="Operation">Null: there is no such operation any more.</param>
public sealed record StepRow(Operation? Operation, string Index, StepLine Line, Catalog Catalog, string List, string Key);

/// <summary>How many conditions have to hold.</summary>
public enum Match
{
    All = 1,
    Any = 2,
}

public sealed class RuleForm
{
    [Display(Name = "Name"), Required, StringLength(Rule.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Description"), StringLength(Rule.DescriptionLength)]
    public string? Description { get; init; }

    [Display(Name = "The rule is on")]
    public bool IsOn { get; init; }

    [Display(Name = "It holds when")]
    public Match Match { get; init; } = Match.All;

    [Display(Name = "No rule after it has its say")]
    public bool Stops { get; init; }

    public List<ConditionLine> Conditions { get; init => field = value.Filled; } = [];
    public List<StepLine> Steps { get; init => field = value.Filled; } = [];

    public RuleInput Input => new(Name, Description, IsOn, new()
    {
        All = Match == Match.All,
        Stops = Stops,
        Conditions = [.. Conditions.Select(x => x.Condition)],
        Operations = [.. Steps.Select(x => x.Step)],
    });

    public static RuleForm Of(Rule rule)
    {
        var definition = rule.Read();
        return new()
        {
            Name = rule.Name,
            Description = rule.Description,
            IsOn = rule.IsOn,
            Match = definition.All ? Match.All : Match.Any,
            Stops = definition.Stops,
            Conditions = [.. definition.Conditions.Select(ConditionLine.Of)],
            Steps = [.. definition.Operations.Select(StepLine.Of)],
        };
    }
}

public sealed class ConditionLine
{
    public string Field { get; init; } = "";
    public string? Parameter { get; init; }
    public Comparison Comparison { get; init; }

    /// <summary>A text on each line.</summary>
    public string? Value { get; init; }

    /// <summary>The entries that were ticked.</summary>
    public List<string> Chosen { get; init; } = [];

    public Condition Condition => new(
        Field, Comparison, !Comparison.NeedsValue() ? "" : Chosen.Count > 0 ? string.Join('\n', Chosen) : Value?.ReplaceLineEndings("\n").Trim() ?? "",
        string.IsNullOrWhiteSpace(Parameter) ? null : Parameter.Trim());

    public static ConditionLine Of(Condition condition) => new()
    {
        Field = condition.Field, Parameter = condition.Parameter, Comparison = condition.Comparison, Value = condition.Value, Chosen = [.. condition.Values()],
    };
}

public sealed class StepLine
{
    public string Operation { get; init; } = "";
    public Dictionary<string, string?> Values { get; init; } = [];

    public OperationStep Step => new(Operation, Values.Where(x => !string.IsNullOrWhiteSpace(x.Value)).ToDictionary(x => x.Key, x => x.Value!.Trim()));

    public static StepLine Of(OperationStep step) => new() { Operation = step.Operation, Values = step.Values.ToDictionary(x => x.Key, x => (string?)x.Value) };
}
