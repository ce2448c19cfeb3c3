using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Templates;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.MailTemplates;

/// <summary>The words of the desk's own mails, and which of them are sent.</summary>
[Route("admin/mail-templates")]
public sealed class MailTemplatesController(DeskDb db, ChangeClosingNotice change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var changed = await db.MailTemplates.Select(x => new { x.Kind, x.Language, x.ChangedAt }).ToListAsync(Cancellation);
        var rows = TemplateKind.All.SelectMany(_ => BuiltInTemplates.Languages, (kind, language) => new TemplateRow(
            kind, language, changed.Find(x => x.Kind == kind.Kind && x.Language == language)?.ChangedAt));
        var tells = await db.Tenants.Where(x => x.Id == Act.TenantId).Select(x => x.TellsClosing).SingleAsync(Cancellation);
        return View(new IndexModel([.. rows], new() { TellsClosing = tells }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(NoticeForm form)
    {
        await change.RunAsync(Act, form.TellsClosing, Cancellation);
        this.AddFlash(form.TellsClosing ? L["Requesters are told from now on."] : L["Requesters are not told any more."]);
        return To($"mail-templates");
    }
}
