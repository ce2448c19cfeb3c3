using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetPriority : Operation
{
    public override string Key => "priority";
    public override string Label => "Set the priority";
    public override string Sets => "priority";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("priority", "Priority", InputKind.Priority)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { PriorityId = Known(catalog.Priorities.FirstOrDefault(x => x.Id == step.Id("priority"))).Id };
}
