using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class ProductField : ChoiceField
{
    public override string Key => "product";
    public override string Label => "Product";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Products.Select(Choice)];

    protected override long? Read(RequestFacts facts) => facts.ProductId;
}
