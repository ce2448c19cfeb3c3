using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>The entries of whichever guide.</summary>
[Route("admin/guides/{kind}")]
public sealed class GuideEntriesController(
    GuideCatalog guides, GuideReader reader, CreateGuideEntry create, ChangeGuideEntry change, CatalogCache catalogs, DeskDb db, IStringLocalizer<Texts> L) : AdminController
{
    private const string NewPage = "~/Areas/Admin/Guides/New.cshtml";
    private const string EditPage = "~/Areas/Admin/Guides/Edit.cshtml";

    [HttpGet("new")]
    public async Task<IActionResult> New(string kind) => guides.Find(kind) is { } guide ? View(NewPage, await ModelAsync(guide, null, new())) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(string kind, GuideForm form)
    {
        if (guides.Find(kind) is not { } guide)
            return NotFound();
        return await AnswerAsync(guide, null, form, IsComplete(form) ? await create.RunAsync(Act, kind, form.Input, Cancellation) : null);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(string kind, long id) =>
        guides.Find(kind) is { } guide && await FindAsync(guide, id) is { } entry ? View(EditPage, await ModelAsync(guide, entry, GuideForm.Of(guide, entry))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(string kind, long id, GuideForm form)
    {
        if (guides.Find(kind) is not { } guide || await FindAsync(guide, id) is not { } entry)
            return NotFound();
        return await AnswerAsync(guide, entry, form, IsComplete(form) ? await change.RunAsync(Act, kind, id, form.Input, Cancellation) : null);
    }

    private async Task<Guide?> FindAsync(GuideKind guide, long id) =>
        (await reader.AllAsync(guide, Cancellation)).FirstOrDefault(x => x.Id == id && x.ArchivedAt is null);

    private bool IsComplete(GuideForm form)
    {
        if (!string.IsNullOrEmpty(form.Icon) && !IconNames.Has(form.Icon))
            ModelState.AddModelError($"{nameof(form)}.{nameof(form.Icon)}", L["Choose an icon from the list."]);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> AnswerAsync(GuideKind guide, Guide? entry, GuideForm form, GuideOutcome? outcome)
    {
        if (outcome is { IsFound: false })
            return NotFound();
        if (outcome is { IsDone: true })
        {
            this.AddFlash(L["The entry is saved."]);
            return To($"guides/{guide.Key}");
        }
        if (outcome?.Refusal is { } refusal)
            ModelState.AddModelError(KeyOf(guide, refusal.Field), L[refusal.Pattern, [.. refusal.Words]]);
        return Again(entry is null ? NewPage : EditPage, await ModelAsync(guide, entry, form));
    }

    private static string KeyOf(GuideKind guide, string? field) =>
        field is null ? "" : guide.Inputs.Any(x => x.Name == field) ? $"form.{nameof(GuideForm.Values)}[{field}]" : $"form.{field}";

    private async Task<FormModel> ModelAsync(GuideKind guide, Guide? entry, GuideForm form) =>
        new(guide, entry, form, await GuideChoices.OfAsync(guide, guides, reader, await catalogs.GetAsync(db, Cancellation), Cancellation));
}
