using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.ServiceLevels;

/// <summary>What times the desk promises for which tickets.</summary>
[Route("admin/service-levels")]
public sealed class ServiceLevelsController(
    DeskDb db, CatalogCache catalogs, ChangeServiceLevel change, RuleCheck check, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var words = new RuleWords(L, conditions, operations, catalog);
        var levels = await db.ServiceLevels.AsNoTracking().OrderBy(x => x.Order).ThenBy(x => x.Id).ToListAsync(Cancellation);
        return View(new IndexModel([.. levels.Select(x => RowOf(x, words, catalog))]));
    }

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new() { IsOn = true }));

    [HttpPost("")]
    public async Task<IActionResult> Create(LevelForm form) => await SaveAsync(null, form);

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await FindAsync(id) is { } level ? View(await ModelAsync(level, LevelForm.Of(level))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, LevelForm form) => await FindAsync(id) is { } level ? await SaveAsync(level, form) : NotFound();

    [HttpPost("{id:long}/place")]
    public async Task<IActionResult> Move(long id, bool earlier, [FromServices] MoveServiceLevel move) =>
        await move.RunAsync(Act, id, earlier, Cancellation) ? To($"service-levels") : NotFound();

    [HttpPost("{id:long}/removal")]
    public async Task<IActionResult> Destroy(long id, [FromServices] DeleteServiceLevel delete)
    {
        if (!await delete.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The service level is gone, and its clocks have ended."]);
        return To($"service-levels");
    }

    private LevelRow RowOf(ServiceLevel level, RuleWords words, Catalog catalog)
    {
        var definition = level.Read();
        return new(
            level, definition, catalog.Calendars.FirstOrDefault(x => x.Id == level.CalendarId)?.Name, [.. definition.Conditions.Select(words.Of)],
            [.. definition.Warning.Select(words.Of)], [.. definition.Breach.Select(words.Of)], [.. ServiceLevelInput.Check(check, definition, catalog).Select(words.Of)]);
    }

    private Task<ServiceLevel?> FindAsync(long id) => db.ServiceLevels.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private async Task<IActionResult> SaveAsync(ServiceLevel? level, LevelForm form)
    {
        var model = await ModelAsync(level, form);
        if (ModelState.IsValid)
        {
            if (await change.RunAsync(Act, level?.Id, form.Input, Cancellation) is not { } problems)
                return NotFound();
            if (problems.Count == 0)
            {
                this.AddFlash(L["The service level is saved. Clocks that run keep what they were promised until something of their ticket changes."]);
                return To($"service-levels");
            }
            var words = new RuleWords(L, conditions, operations, model.Catalog);
            foreach (var problem in problems)
                ModelState.AddModelError("", words.Of(problem));
        }
        return Again(level is null ? nameof(New) : nameof(Show), model);
    }

    private async Task<FormModel> ModelAsync(ServiceLevel? level, LevelForm form) => new(level, form, await catalogs.GetAsync(db, Cancellation), conditions, operations);
}
