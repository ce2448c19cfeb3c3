using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Scenarios;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Scenario;

/// <param name="Rules">Null: the ticket follows no scenario.</param>
/// <param name="Others">Scenarios that it can be moved to, and the newest version of its own if it lags behind.</param>
public sealed record ShowModel(
    int Number, string Subject, long StatusId, ScenarioRules? Rules, IReadOnlyList<NextStatus> Next, IReadOnlyList<ScenarioRules> Others, Catalog Catalog, StepWords Words, Sidebar Sidebar, bool MayEdit)
{
    public StateDiagram? Diagram => Rules is null ? null : StateDiagram.Of(Rules.Definition, Catalog, StatusId);
}
