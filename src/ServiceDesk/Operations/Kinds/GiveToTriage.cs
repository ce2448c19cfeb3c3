using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class GiveToTriage : Operation
{
    public override string Key => "triage";
    public override string Label => "Give to triage";
    public override string Sets => "group";
    public override bool Places => true;
    public override IReadOnlyList<OperationInput> Inputs { get; } = [];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { GroupId = Known(catalog.Triage).Id };
}
