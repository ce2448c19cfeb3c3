using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Articles;

/// <summary>Where articles are written.</summary>
[Route("staff/articles")]
public sealed class ArticlesController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, ArticleDesk articles, WriteArticle write, IStringLocalizer<Texts> L) : StaffController
{
    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<ViewResult> Index(string? q, bool archived) =>
        View(new IndexModel(await SidebarAsync(), string.IsNullOrWhiteSpace(q) ? null : q.Trim(), archived, await articles.ListAsync(q, archived, Cancellation)));

    [HttpGet("new"), Needs(Right.Edit)]
    public async Task<ViewResult> New() => View(new FormModel(await SidebarAsync(), null, new()));

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(ArticleForm form)
    {
        if (ModelState.IsValid)
        {
            var (outcome, id) = await write.RunAsync(Act, form.Input, Cancellation);
            if (outcome == ArticleOutcome.Done)
                return Saved(id, form);
            Explain(outcome, form);
        }
        return Again(nameof(New), new FormModel(await SidebarAsync(), null, form));
    }

    /// <param name="version">The version to look at; the newest one without it.</param>
    [HttpGet("{id:long}"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Show(long id, int? version) =>
        await articles.FindAsync(id, Cancellation) is { } article && await articles.VersionAsync(id, version ?? article.Newest, Cancellation) is { } shown
            ? View(new ShowModel(await SidebarAsync(), article, shown, await articles.VersionsAsync(id, Cancellation)))
            : NotFound();

    /// <param name="version">The version to begin with; the newest one without it.</param>
    [HttpGet("{id:long}/edit"), Needs(Right.Edit)]
    public async Task<IActionResult> Edit(long id, int? version) =>
        await articles.FindAsync(id, Cancellation) is { } article && await articles.VersionAsync(id, version ?? article.Newest, Cancellation) is { } begun
            ? View(new FormModel(await SidebarAsync(), article, ArticleForm.Of(article, begun)))
            : NotFound();

    [HttpPost("{id:long}"), Needs(Right.Edit)]
    public async Task<IActionResult> Update(long id, ArticleForm form)
    {
        if (await articles.FindAsync(id, Cancellation) is not { } article)
            return NotFound();
        if (ModelState.IsValid)
        {
            var outcome = await write.ReviseAsync(Act, id, form.BasedOn, form.Input, Cancellation);
            if (outcome == ArticleOutcome.Done)
                return Saved(id, form);
            if (outcome == ArticleOutcome.NotFound)
                return NotFound();
            Explain(outcome, form);
            if (outcome == ArticleOutcome.Overtaken)
            {
                article = (await articles.FindAsync(id, Cancellation))!;
                // The next attempt counts: its writer has been told.
                ModelState.Remove($"{nameof(form)}.{nameof(form.BasedOn)}");
                form = form with { BasedOn = article.Newest };
            }
        }
        return Again(nameof(Edit), new FormModel(await SidebarAsync(), article, form));
    }

    private RedirectToActionResult Saved(long id, ArticleForm form)
    {
        this.AddFlash(form.Publishes ? L["The article is published."] : L["The draft is saved."]);
        return RedirectToAction(nameof(Show), new { id });
    }

    private void Explain(ArticleOutcome outcome, ArticleForm form)
    {
        if (outcome == ArticleOutcome.NoCategory)
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.CategoryId)}", L["This cannot be chosen any more."]);
        else
            ModelState.AddModelError("", L["Somebody has saved another version meanwhile. Look at it on the article’s page; save again, and yours follows it."]);
    }

    private ViewResult Again(string view, FormModel model)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, model);
    }

    private async Task<Sidebar> SidebarAsync() => new(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation), Sidebar.Articles);
}
