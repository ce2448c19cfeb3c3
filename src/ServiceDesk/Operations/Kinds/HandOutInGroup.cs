using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class HandOutInGroup : Operation
{
    public override string Key => "hand-out";
    public override string Label => "Hand out in the group";
    public override string Sets => "assignee";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("way", "How", InputKind.Distribution)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.HandOut = Enum.TryParse<Distribution>(step.Value("way"), out var way) ? way : null;
}
