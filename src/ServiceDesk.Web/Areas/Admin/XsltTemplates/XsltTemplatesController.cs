using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Database;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.XsltTemplates;

/// <summary>Stylesheets that compute importance, write notices and set timers.</summary>
[Route("admin/xslt-templates")]
public sealed class XsltTemplatesController(DeskDb db, CreateXsltTemplate create, ChangeXsltTemplate change, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index() => View(new IndexModel(await db.XsltTemplates.AsNoTracking().OrderBy(x => x.Name)
        .Select(x => new XsltTemplateRow(x.Id, x.Name, x.Kind, x.ChangedAt, x.ProblemAt, x.ArchivedAt, x.InUseSince != null)).ToListAsync(Cancellation)));

    /// <param name="from">The key of a ready-made template to begin with.</param>
    [HttpGet("new")]
    public ViewResult New(string? from) => View(new FormModel(null, ReadyMadeTemplate.Find(from) is { } ready
        ? new() { Name = XsltWording.Of(ready, L), Kind = ready.Kind, Stylesheet = ready.Stylesheet }
        : new()));

    [HttpPost("")]
    public async Task<IActionResult> Create(XsltTemplateForm form)
    {
        var saved = ModelState.IsValid ? await create.RunAsync(Act, form.Kind, form.ToInput(), Cancellation) : null;
        return Answer(saved, nameof(New), null, saved?.Id ?? 0, form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await FindAsync(id) is { } template
        ? View(new FormModel(template, new() { Name = template.Name, Stylesheet = template.Stylesheet, Reader = ReaderFor(template.Kind) }))
        : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, XsltTemplateForm form)
    {
        if (await FindAsync(id) is not { } template)
            return NotFound();
        var saved = ModelState.IsValid ? await change.RunAsync(Act, id, form.ToInput(), Cancellation) : null;
        return Answer(saved, nameof(Show), template, id, form);
    }

    private IActionResult Answer(XsltTemplateSaved? saved, string view, XsltTemplate? template, long id, XsltTemplateForm form)
    {
        switch (saved?.Outcome)
        {
            case XsltTemplateOutcome.Done:
                this.AddFlash(L["The template is saved."]);
                return To($"xslt-templates/{id}");
            case XsltTemplateOutcome.NotFound:
                return NotFound();
            case XsltTemplateOutcome.NameTaken:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Name)}", L["Another template has this name, perhaps an archived one."]);
                break;
            case XsltTemplateOutcome.Uncompiled:
                ModelState.AddModelError($"{nameof(form)}.{nameof(form.Stylesheet)}", XsltWording.Of(saved.Failure!, L));
                break;
        }
        return Again(view, new FormModel(template, form));
    }

    private Task<XsltTemplate?> FindAsync(long id) => db.XsltTemplates.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private static TemplateReader ReaderFor(XsltKind kind) => kind == XsltKind.Notification ? TemplateReader.Requester : TemplateReader.Staff;
}
