using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetType : Operation
{
    public override string Key => "type";
    public override string Label => "Set the ticket type";
    public override string Sets => "type";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("type", "Ticket type", InputKind.Type)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { TypeId = Known(catalog.Types.FirstOrDefault(x => x.Id == step.Id("type"))).Id };
}
