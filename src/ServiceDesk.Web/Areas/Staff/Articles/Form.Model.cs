using System.ComponentModel.DataAnnotations;
using ServiceDesk.Articles;
using ServiceDesk.Guides;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <param name="Article">Null: a new one.</param>
public sealed record FormModel(Sidebar Sidebar, Article? Article, ArticleForm Form)
{
    /// <summary>With the one that the article has, should it be archived.</summary>
    public IEnumerable<Guide> Categories => Sidebar.Catalog.ArticleCategory(Article?.CategoryId) is { ArchivedAt: not null } former
        ? Sidebar.Catalog.ArticleCategories.Append(former)
        : Sidebar.Catalog.ArticleCategories;
}

public sealed record ArticleForm
{
    [Display(Name = "Title"), Required, StringLength(Article.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "Text"), Required, StringLength(Article.TextLength)]
    public string? Text { get; init; }

    [Display(Name = "Category")]
    public long? CategoryId { get; init; }

    [Display(Name = "Readers"), EnumDataType(typeof(Audience))]
    public Audience Audience { get; init; } = Audience.Everybody;

    /// <summary>The number of the version that the writer has seen.</summary>
    public int BasedOn { get; init; }
    public bool Publishes { get; init; }

    internal ArticleInput Input => new(Title ?? "", Text ?? "", CategoryId, Audience, Publishes);

    public static ArticleForm Of(Article article, ArticleVersion version)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(version);
        return new() { Title = version.Title, Text = version.Text, CategoryId = article.CategoryId, Audience = article.Audience, BasedOn = article.Newest };
    }
}
