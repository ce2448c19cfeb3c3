using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class UseScenario : Operation
{
    public override string Key => "scenario";
    public override string Label => "Use the scenario";
    public override string Sets => "scenario";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("scenario", "Scenario", InputKind.Scenario)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { ScenarioId = Known(catalog.Scenarios.FirstOrDefault(x => x.Id == step.Id("scenario"))).Id };
}
