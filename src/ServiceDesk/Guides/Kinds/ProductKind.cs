namespace ServiceDesk.Guides.Kinds;

internal sealed class ProductKind : EntryKind
{
    public const string Name = "products";

    public override string Key => Name;
    public override string Label => "Products";
    public override string About => "What a ticket is about: the products or services that the desk supports.";
    public override string Icon => "package";
    public override string? RuleKey => "product";
    public override IReadOnlyList<GuideInput> Inputs { get; } = [SkillKind.Needed];
}
