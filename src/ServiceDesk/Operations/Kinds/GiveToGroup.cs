using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class GiveToGroup : Operation
{
    public override string Key => "group";
    public override string Label => "Give to the group";
    public override string Sets => "group";
    public override bool Places => true;
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("group", "Group", InputKind.Group)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { GroupId = Known(catalog.ActiveGroup(step.Id("group"))).Id };
}
