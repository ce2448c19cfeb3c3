using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Sending;
using ServiceDesk.Templates;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

/// <summary>The words of one kind of mail in one language.</summary>
[Route("admin/mail-templates/{kind}/{language}")]
public sealed class TemplatesController(
    DeskDb db, TemplatedMail mails, ChangeMailTemplate change, ResetMailTemplate reset, IStringLocalizer<Texts> L) : AdminController
{
    private const string Page = "~/Areas/Admin/MailTemplates/Show.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Show(string kind, string language)
    {
        if (TemplateAddress.Find(kind, language) is not { } found)
            return NotFound();
        var words = await mails.WordsAsync(found, language, Cancellation);
        return View(Page, await ModelAsync(found, language, new() { Subject = words.Subject, Text = words.Text }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(string kind, string language, TemplateForm form)
    {
        if (TemplateAddress.Find(kind, language) is not { } found)
            return NotFound();
        if (ModelState.IsValid)
        {
            var check = await change.RunAsync(Act, found, language, form.Words, Cancellation);
            foreach (var problem in check.Subject)
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Subject)}", TemplateWording.Of(problem, L));
            foreach (var problem in check.Text)
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Text)}", TemplateWording.Of(problem, L));
        }
        if (!ModelState.IsValid)
            return Again(Page, await ModelAsync(found, language, form));
        this.AddFlash(L["The words are saved. They hold for the next mail."]);
        return To($"mail-templates/{found.Key}/{language}");
    }

    [HttpPost("reset")]
    public async Task<IActionResult> Destroy(string kind, string language)
    {
        if (TemplateAddress.Find(kind, language) is not { } found)
            return NotFound();
        await reset.RunAsync(found, language, Cancellation);
        this.AddFlash(L["The built-in words hold again."]);
        return To($"mail-templates/{found.Key}/{language}");
    }

    private async Task<ShowModel> ModelAsync(TemplateKind kind, string language, TemplateForm form) =>
        new(kind, language, await db.MailTemplates.AnyAsync(x => x.Kind == kind.Kind && x.Language == language, Cancellation), form);
}

/// <summary>What the address of a template's page says.</summary>
internal static class TemplateAddress
{
    /// <returns>Null when there is no such mail, or the desk's mails do not speak the language.</returns>
    public static TemplateKind? Find(string kind, string language) =>
        BuiltInTemplates.Languages.Contains(language) ? TemplateKind.Find(kind) : null;
}
