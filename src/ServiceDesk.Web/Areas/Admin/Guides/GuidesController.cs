using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>All guides, and what each holds.</summary>
[Route("admin/guides")]
public sealed class GuidesController(GuideCatalog guides, GuideReader reader, CatalogCache catalogs, DeskDb db) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var counts = await reader.CountsAsync(guides, Cancellation);
        return View(new IndexModel([.. guides.Kinds.Select(x => new GuideRow(x, counts.GetValueOrDefault(x.Key)))]));
    }

    [HttpGet("{kind}")]
    public async Task<IActionResult> Show(string kind) => guides.Find(kind) is { } guide
        ? View(new ShowModel(guide, await reader.AllAsync(guide, Cancellation), await GuideChoices.OfAsync(guide, guides, reader, await catalogs.GetAsync(db, Cancellation), Cancellation)))
        : NotFound();
}
