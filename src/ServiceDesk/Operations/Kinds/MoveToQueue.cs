using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class MoveToQueue : Operation
{
    public override string Key => "queue";
    public override string Label => "Move to the queue";
    public override string Sets => "queue";
    public override bool Places => true;
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("queue", "Queue", InputKind.Queue)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { QueueId = Known(catalog.ActiveQueue(step.Id("queue"))).Id };
}
