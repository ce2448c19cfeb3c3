using System.ComponentModel.DataAnnotations;
using ServiceDesk.Conditions;
using ServiceDesk.Guides;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

public sealed record WayModel(Scenario Scenario, Status From, Status To, WayForm Form, Catalog Catalog, ConditionCatalog Conditions)
{
    /// <summary>A ticket that is worked on has no headers and addresses any more.</summary>
    public ConditionEditor Editor => new(Form.Conditions, Catalog, [.. Conditions.Fields.Where(x => !x.IsOfArrival)]);
}

public sealed class WayForm
{
    [Display(Name = "It is open when")]
    public Match Match { get; init; } = Match.All;
    public List<ConditionLine> Conditions { get; init => field = value.Filled; } = [];

    public ScenarioTransition Transition(long from, long to) => new(from, to) { Any = Match == Match.Any, Conditions = [.. Conditions.Select(x => x.Condition)] };

    public static WayForm Of(ScenarioTransition way)
    {
        ArgumentNullException.ThrowIfNull(way);
        return new() { Match = way.Any ? Match.Any : Match.All, Conditions = [.. way.Conditions.Select(ConditionLine.Of)] };
    }
}
