using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetCategory : Operation
{
    public override string Key => "category";
    public override string Label => "Set the category";
    public override string Sets => "category";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("category", "Category", InputKind.Category)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { CategoryId = Known(catalog.Categories.FirstOrDefault(x => x.Id == step.Id("category"))).Id };
}
