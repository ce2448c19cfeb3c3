using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class AssignToPerson : Operation
{
    public override string Key => "assignee";
    public override string Label => "Assign to";
    public override string Sets => "assignee";
    public override bool Places => true;
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("person", "Person", InputKind.Staff)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { AssigneeId = Known(catalog.ActiveStaff(step.Id("person"))).Id };
}
