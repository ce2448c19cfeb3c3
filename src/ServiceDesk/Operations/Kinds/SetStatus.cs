using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetStatus : Operation
{
    public override string Key => "status";
    public override string Label => "Set the status";
    public override string Sets => "status";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("status", "Status", InputKind.Status)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { StatusId = Known(catalog.Statuses.FirstOrDefault(x => x.Id == step.Id("status"))).Id };
}
