using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.StatusTimers;

/// <summary>What happens by itself to tickets that stay in a status.</summary>
[Route("admin/timers")]
public sealed class StatusTimersController(
    DeskDb db, CatalogCache catalogs, ChangeStatusTimer change, ConditionCatalog conditions, OperationCatalog operations, IStringLocalizer<Texts> L) : AdminController
{
    [HttpGet("")]
    public async Task<ViewResult> Index()
    {
        var catalog = await catalogs.GetAsync(db, Cancellation);
        var words = new RuleWords(L, conditions, operations, catalog);
        var timers = await db.StatusTimers.AsNoTracking().OrderBy(x => x.Name).ToListAsync(Cancellation);
        return View(new IndexModel([.. timers.Select(x => RowOf(x, words, catalog))]));
    }

    [HttpGet("new")]
    public async Task<ViewResult> New() => View(await ModelAsync(null, new() { IsOn = true }));

    [HttpPost("")]
    public async Task<IActionResult> Create(TimerForm form) => await SaveAsync(null, form);

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id) => await FindAsync(id) is { } timer ? View(await ModelAsync(timer, TimerForm.Of(timer))) : NotFound();

    [HttpPost("{id:long}")]
    public async Task<IActionResult> Update(long id, TimerForm form) => await FindAsync(id) is { } timer ? await SaveAsync(timer, form) : NotFound();

    [HttpPost("{id:long}/removal")]
    public async Task<IActionResult> Destroy(long id, [FromServices] DeleteStatusTimer delete)
    {
        if (!await delete.RunAsync(Act, id, Cancellation))
            return NotFound();
        this.AddFlash(L["The timer is gone. Where it runs already, it goes on."]);
        return To($"timers");
    }

    private static TimerRow RowOf(StatusTimer timer, RuleWords words, Catalog catalog)
    {
        var when = ConditionList.Read(timer.When);
        return new(
            timer, catalog.StatusName(timer.StatusId), catalog.Calendars.FirstOrDefault(x => x.Id == timer.CalendarId)?.Name, when.All, [.. when.Conditions.Select(words.Of)],
            [.. OperationSteps.Read(timer.Steps).Select(words.Of)]);
    }

    private Task<StatusTimer?> FindAsync(long id) => db.StatusTimers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, Cancellation);

    private async Task<IActionResult> SaveAsync(StatusTimer? timer, TimerForm form)
    {
        if (ModelState.IsValid)
        {
            if (await change.RunAsync(Act, timer?.Id, form.Input, Cancellation) is not { } outcome)
                return NotFound();
            if (outcome.Problem is null)
            {
                this.AddFlash(L["The timer is saved. Tickets that come into the status from now on follow it."]);
                return To($"timers");
            }
            ModelState.AddModelError("", L[outcome.Problem, [.. outcome.Words.Select(x => (object)L[x].Value)]]);
        }
        return Again(timer is null ? nameof(New) : nameof(Show), await ModelAsync(timer, form));
    }

    private async Task<FormModel> ModelAsync(StatusTimer? timer, TimerForm form) => new(timer, form, await catalogs.GetAsync(db, Cancellation), conditions, operations);
}
