using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class AddTags : Operation
{
    public override string Key => "tags";
    public override string Label => "Add tags";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("tags", "Tags, parted by commas", InputKind.Text)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.AddedTags.AddRange((step.Value("tags") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
