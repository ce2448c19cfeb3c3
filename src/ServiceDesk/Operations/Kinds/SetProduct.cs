using ServiceDesk.Tickets;

namespace ServiceDesk.Operations.Kinds;

internal sealed class SetProduct : Operation
{
    public override string Key => "product";
    public override string Label => "Set the product";
    public override string Sets => "product";
    public override IReadOnlyList<OperationInput> Inputs { get; } = [new("product", "Product", InputKind.Product)];

    public override void AddTo(OperationPlan plan, OperationStep step, Catalog catalog) =>
        plan.Changes = plan.Changes with { ProductId = Known(catalog.Products.FirstOrDefault(x => x.Id == step.Id("product"))).Id };
}
