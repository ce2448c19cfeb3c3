using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class NotifyStaff : Operation
{
    public override string Key => "notify";
    public override string Label => "Tell by mail";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("recipient", "Who", InputKind.Recipient), new("text", "What", InputKind.LongText, IsRequired: false)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Notices.Add(new(step.Value("recipient") ?? "assignee", step.Value("text") ?? ""));
}
