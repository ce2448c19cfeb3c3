using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Portal.Articles;

/// <summary>Articles, for whoever comes by: nobody has to sign in to read those that are for everybody.</summary>
[Area("Portal")]
[ActsAs(Door.Portal, Least.Nobody)]
public sealed class ArticlesController(DeskDb db, CatalogCache catalogs, ArticleReader articles) : Controller
{
    private const int LongestQuestion = 500;

    private Audience Reader => HttpContext.Features.Get<Act>() is null ? Audience.Everybody : Audience.SignedIn;

    private CancellationToken Cancellation => HttpContext.RequestAborted;

    [HttpGet("articles")]
    public async Task<ViewResult> Index(string? q)
    {
        var question = q?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestQuestion)] : null;
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(question is null
            ? new IndexModel(null, [], await articles.ListAsync(Reader, Cancellation), catalog)
            : new IndexModel(question, await articles.SearchAsync(Reader, question, Cancellation), [], catalog));
    }

    [HttpGet("articles/{id:long}")]
    public async Task<IActionResult> Show(long id) => await articles.FindAsync(Reader, id, Cancellation) is { } article
        ? View(new ShowModel(article, (await catalogs.GetAsync(db, Cancellation)).ArticleCategory(article.CategoryId)))
        : NotFound();
}
