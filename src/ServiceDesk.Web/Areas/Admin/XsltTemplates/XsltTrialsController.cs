using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <summary>Shows what the stylesheet of the form makes of a real ticket, unsaved.</summary>
[Route("admin/xslt-templates")]
public sealed class XsltTrialsController(DeskDb db, TryXsltTemplate attempt, IStringLocalizer<Texts> L) : AdminController
{
    private const string NewPage = "~/Areas/Admin/XsltTemplates/New.cshtml";
    private const string ShowPage = "~/Areas/Admin/XsltTemplates/Show.cshtml";

    [HttpPost("trials")]
    public Task<IActionResult> Create(XsltTemplateForm form) => AnswerAsync(NewPage, null, form);

    [HttpPost("{id:long}/trials")]
    public async Task<IActionResult> Update(long id, XsltTemplateForm form) =>
        await db.XsltTemplates.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation) is { } template
            ? await AnswerAsync(ShowPage, template, form)
            : NotFound();

    private async Task<IActionResult> AnswerAsync(string page, XsltTemplate? template, XsltTemplateForm form)
    {
        // A name is needed for saving alone.
        ModelState.Remove($"{nameof(form)}.{nameof(form.Name)}");
        var model = new FormModel(template, form);
        if (!ModelState.IsValid)
            return Again(page, model);
        if (await attempt.RunAsync(Act, model.Kind, form.Stylesheet, form.TicketNumber, form.Reader, Cancellation) is { } trial)
            return View(page, model with { Trial = trial });
        ModelState.AddModelError($"{nameof(form)}.{nameof(form.TicketNumber)}", form.TicketNumber is null ? L["There is no ticket yet."] : L["There is no ticket with this number."]);
        return Again(page, model);
    }
}
