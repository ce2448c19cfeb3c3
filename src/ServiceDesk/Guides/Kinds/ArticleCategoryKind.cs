namespace ServiceDesk.Guides.Kinds;

internal sealed class ArticleCategoryKind : EntryKind
{
    public const string Name = "article-categories";

    public override string Key => Name;
    public override string Label => "Article categories";
    public override string About => "The headings under which articles stand in the portal.";
    public override string Icon => "book";
}
