using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Forms;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

public sealed record StepsModel(Scenario Scenario, Status Status, StatusEdge Moment, StepsForm Form, Catalog Catalog, OperationCatalog Operations)
{
    public StepEditor Editor => new(Form.Steps, Catalog, Operations);
}

public sealed class StepsForm
{
    public List<StepLine> Steps { get; init => field = value.Filled; } = [];
}
