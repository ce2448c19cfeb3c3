using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>All guides, and what each holds.</summary>
[Route("admin/guides")]
public sealed class GuidesController(GuideCatalog guides, GuideReader reader) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var counts = await reader.CountsAsync(guides, Cancellation);
        return View(new IndexModel([.. guides.Kinds.Select(x => new GuideRow(x, counts.GetValueOrDefault(x.Key)))]));
    }

    [HttpGet("{kind}")]
    public async Task<IActionResult> Show(string kind) => guides.Find(kind) is { } guide
        ? View(new ShowModel(guide, await reader.AllAsync(guide, Cancellation), await GuideChoices.OfAsync(guide, guides, reader, Cancellation)))
        : NotFound();
}
