using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ServiceDesk.Access;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Areas.Staff.SavedViews;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Staff.Macros;

/// <param name="Macro">Null: a new one.</param>
public sealed record FormModel(Macro? Macro, MacroForm Form, Act Act, Catalog Catalog, OperationCatalog Operations, Sidebar Sidebar)
{
    /// <summary>The groups of whoever acts.</summary>
    public IEnumerable<People.Group> Groups => Catalog.Groups.Where(x => x.Members.Any(member => member.PersonId == Act.PersonId));

    public StepEditor Editor => new(Form.Steps, Catalog, Operations);
}

public sealed class MacroForm
{
    [Display(Name = "Name"), Required, StringLength(Macro.NameLength)]
    public string Name { get; init; } = "";

    [Display(Name = "Text"), StringLength(Macro.TextLength)]
    public string? Text { get; init; }

    /// <summary>The editor's markup.</summary>
    public string? Html { get; init; }

    /// <summary><see cref="ViewForm.Own"/>, <see cref="ViewForm.Everybody"/>, or the id of a group.</summary>
    [Display(Name = "In the menu of")]
    public string? For { get; init; } = ViewForm.Own;

    public List<StepLine> Steps { get; init => field = value.Filled; } = [];

    public static MacroForm Of(Macro macro) => new()
    {
        Name = macro.Name,
        Text = macro.Text,
        Html = macro.Html,
        For = macro.Scope switch
        {
            ViewScope.Own => ViewForm.Own,
            ViewScope.Group => macro.GroupId?.ToString(CultureInfo.InvariantCulture),
            _ => ViewForm.Everybody,
        },
        Steps = [.. macro.ReadSteps().Select(StepLine.Of)],
    };

    public MacroInput Input => new(
        Name, WrittenText.Read(Text, Html), [.. Steps.Select(x => x.Step)],
        For switch { ViewForm.Own or null => ViewScope.Own, ViewForm.Everybody => ViewScope.Everybody, _ => ViewScope.Group },
        long.TryParse(For, CultureInfo.InvariantCulture, out var group) ? group : null);
}
