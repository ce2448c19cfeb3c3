using ServiceDesk.Tickets;

namespace ServiceDesk.Conditions.Fields;

internal sealed class CategoryField : ChoiceField
{
    public override string Key => "category";
    public override string Label => "Category";

    public override IReadOnlyList<ConditionChoice> Choices(Catalog catalog) => [.. catalog.Categories.Select(Choice)];

    protected override long? Read(RequestFacts facts) => facts.CategoryId;
}
