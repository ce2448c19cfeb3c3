using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.MailTemplates;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Macros;

/// <summary>Answers and changes under one name, for one person, a group or all staff.</summary>
[Route("staff/macros")]
public sealed class MacrosController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, ChangeMacro change, ArchiveMacro archive, ConditionCatalog conditions, OperationCatalog operations,
    IStringLocalizer<Texts> L) : StaffController
{
    [HttpGet(""), Needs(Right.Edit)]
    public async Task<ViewResult> Index()
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var words = new RuleWords(L, conditions, operations, catalog);
        return View(new IndexModel(
            [.. catalog.Macros.Where(x => x.IsSeenBy(Act.PersonId, catalog.Groups)).Select(x => new MacroRow(
                x, catalog.GroupName(x.GroupId), x.MayBeChangedBy(Act, catalog.Groups), [.. x.ReadSteps().Select(words.Of)]))],
            await SidebarAsync(catalog)));
    }

    [HttpGet("new"), Needs(Right.Edit)]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new()));

    [HttpPost(""), Needs(Right.Edit)]
    public async Task<ActionResult> Create(MacroForm form) => await SaveAsync(null, form);

    [HttpGet("{id:long}"), Needs(Right.Edit)]
    public async Task<ActionResult> Show(long id) => await FindAsync(id) is { } macro ? View(await ModelAsync(macro, MacroForm.Of(macro))) : NotFound();

    [HttpPost("{id:long}"), Needs(Right.Edit)]
    public async Task<ActionResult> Update(long id, MacroForm form) => await FindAsync(id) is { } macro ? await SaveAsync(macro, form) : NotFound();

    [HttpPost("{id:long}/archival"), Needs(Right.Edit)]
    public Task<ActionResult> Archive(long id) => ArchiveAsync(id, true, L["The macro is archived: no menu shows it any more."]);

    [HttpPost("{id:long}/restoration"), Needs(Right.Edit)]
    public Task<ActionResult> Restore(long id) => ArchiveAsync(id, false, L["The macro is in the menu again."]);

    private async Task<ActionResult> ArchiveAsync(long id, bool archived, string done)
    {
        if (!await archive.RunAsync(Act, id, archived, Cancellation))
            return NotFound();
        this.AddFlash(done);
        return RedirectToAction(nameof(Index));
    }

    private async Task<Macro?> FindAsync(long id)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return await db.Macros.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation) is { } macro && macro.MayBeChangedBy(Act, catalog.Groups) ? macro : null;
    }

    private async Task<ActionResult> SaveAsync(Macro? macro, MacroForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (ModelState.IsValid)
        {
            if (await change.RunAsync(Act, macro?.Id, form.Input, Cancellation) is not { } outcome)
                return NotFound();
            if (outcome.IsDone)
            {
                this.AddFlash(L["The macro is saved."]);
                return RedirectToAction(nameof(Index));
            }
            foreach (var problem in outcome.TextProblems)
                ModelState.AddModelError($"{nameof(FormModel.Form)}.{nameof(MacroForm.Text)}", TemplateWording.Of(problem, L));
            if (outcome.Problem is { } pattern)
                ModelState.AddModelError("", L[pattern, [.. outcome.Words.Select(x => (object)L[x].Value)]]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(macro is null ? nameof(New) : nameof(Show), await ModelAsync(macro, form));
    }

    private async Task<Sidebar> SidebarAsync(Catalog catalog) => new(await counts.GetAsync(Act, Cancellation), catalog, Sidebar.Macros);

    private async Task<FormModel> ModelAsync(Macro? macro, MacroForm form)
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return new(macro, form, Act, catalog, operations, await SidebarAsync(catalog));
    }
}
