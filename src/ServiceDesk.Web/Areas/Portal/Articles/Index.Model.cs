using ServiceDesk.Articles;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Portal.Articles;

/// <param name="Question">What was looked for; null: nothing, all are shown.</param>
/// <param name="Lines">All, by title, where nothing was looked for.</param>
public sealed record IndexModel(string? Question, IReadOnlyList<FoundArticle> Found, IReadOnlyList<ArticleLine> Lines, Catalog Catalog)
{
    /// <summary>The headings in the order of the guide, archived ones after them; those under none come last.</summary>
    public IEnumerable<(Guide? Category, IReadOnlyList<ArticleLine> Lines)> Sections()
    {
        var byCategory = Lines.ToLookup(x => x.CategoryId);
        var present = Catalog.ArticleCategories.Select(x => (long?)x.Id).ToList();
        var former = byCategory.Select(x => x.Key).Where(x => x is not null && !present.Contains(x)).Order();
        return present.Concat(former).Append(null).Where(byCategory.Contains)
            .Select(x => ((Guide?)Catalog.ArticleCategory(x), (IReadOnlyList<ArticleLine>)[.. byCategory[x]]));
    }
}
