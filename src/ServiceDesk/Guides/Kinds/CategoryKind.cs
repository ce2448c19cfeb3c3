namespace ServiceDesk.Guides.Kinds;

internal sealed class CategoryKind : TableKind<Category>
{
    public override string Key => "categories";
    public override string Label => "Categories";
    public override string About => "What a request is about. Requesters choose one in the portal.";
    public override string Icon => "sitemap";
    public override string? RuleKey => "category";

    protected override Category Make(int tenantId, string name) => new() { TenantId = tenantId, Name = name };
}
