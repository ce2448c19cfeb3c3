using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Admin.Rules;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>A part of a scenario on a page of its own.</summary>
public abstract class ScenarioPartController(DeskDb db, ScenarioDrafts drafts, CatalogCache catalogs, IStringLocalizer<Texts> L) : AdminController
{
    /// <summary>The scenario, what is drawn of it, and the tenant's guides; null when there is no such scenario.</summary>
    protected async Task<(Scenario Scenario, ScenarioDefinition Definition, Catalog Catalog)?> FindAsync(long id) =>
        await drafts.CurrentAsync(id, Cancellation) is { } found ? (found.Scenario, found.Version.Read(), await catalogs.GetAsync(db, Cancellation)) : null;

    /// <returns>Whether it is saved; if not, the page says why.</returns>
    protected bool IsDone(ScenarioOutcome? outcome)
    {
        foreach (var problem in outcome?.Problems ?? [])
            ModelState.AddModelError("", RuleWords.Of(problem, L));
        return outcome is { IsDone: true };
    }
}

/// <summary>What happens when a ticket comes into a status, or leaves it.</summary>
[Route("admin/scenarios/{id:long}/statuses/{statusId:long}/steps/{moment}")]
public sealed class ScenarioStepsController(DeskDb db, ScenarioDrafts drafts, CatalogCache catalogs, EditScenario edit, OperationCatalog operations, IStringLocalizer<Texts> L)
    : ScenarioPartController(db, drafts, catalogs, L)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(long id, long statusId, StatusEdge moment) => await AnswerAsync(id, statusId, moment, null);

    [HttpPost("")]
    public async Task<IActionResult> Update(long id, long statusId, StatusEdge moment, StepsForm form)
    {
        if (!ModelState.IsValid)
            return NotFound();
        return await edit.SetStepsAsync(Act, id, statusId, moment, [.. form.Steps.Select(x => x.Step)], Cancellation) is { } outcome
            ? IsDone(outcome) ? To($"scenarios/{id}") : await AnswerAsync(id, statusId, moment, form)
            : NotFound();
    }

    private async Task<IActionResult> AnswerAsync(long id, long statusId, StatusEdge moment, StepsForm? sent)
    {
        if (!Enum.IsDefined(moment) || await FindAsync(id) is not { } found || found.Definition.State(statusId) is not { } state || found.Catalog.Status(statusId) is not { } status)
            return NotFound();
        var form = sent ?? new() { Steps = [.. state.StepsAt(moment).Select(StepLine.Of)] };
        var model = new StepsModel(found.Scenario, status, moment, form, found.Catalog, operations);
        return sent is null ? View("~/Areas/Admin/Scenarios/Steps.cshtml", model) : Again("~/Areas/Admin/Scenarios/Steps.cshtml", model);
    }
}

/// <summary>What happens to tickets that stay in a status of a scenario.</summary>
[Route("admin/scenarios/{id:long}/statuses/{statusId:long}/timers")]
public sealed class ScenarioTimersController(DeskDb db, ScenarioDrafts drafts, CatalogCache catalogs, EditScenario edit, OperationCatalog operations, IStringLocalizer<Texts> L)
    : ScenarioPartController(db, drafts, catalogs, L)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(long id, long statusId) => await AnswerAsync(id, statusId, null, null);

    [HttpPost("")]
    public async Task<IActionResult> Create(long id, long statusId, StateTimerForm form) => await SaveAsync(id, statusId, null, form);

    [HttpGet("{place:int}")]
    public async Task<IActionResult> Show(long id, long statusId, int place) => await AnswerAsync(id, statusId, place, null);

    [HttpPost("{place:int}")]
    public async Task<IActionResult> Update(long id, long statusId, int place, StateTimerForm form) => await SaveAsync(id, statusId, place, form);

    [HttpPost("{place:int}/removal")]
    public async Task<IActionResult> Destroy(long id, long statusId, int place) =>
        await edit.RemoveTimerAsync(Act, id, statusId, place, Cancellation) is not null ? To($"scenarios/{id}") : NotFound();

    private async Task<IActionResult> SaveAsync(long id, long statusId, int? place, StateTimerForm form)
    {
        if (!ModelState.IsValid)
            return await AnswerAsync(id, statusId, place, form);
        return await edit.SetTimerAsync(Act, id, statusId, place, form.ToTimer(), Cancellation) is { } outcome
            ? IsDone(outcome) ? To($"scenarios/{id}") : await AnswerAsync(id, statusId, place, form)
            : NotFound();
    }

    private async Task<IActionResult> AnswerAsync(long id, long statusId, int? place, StateTimerForm? sent)
    {
        if (await FindAsync(id) is not { } found || found.Definition.State(statusId) is not { } state || found.Catalog.Status(statusId) is not { } status)
            return NotFound();
        if (place is { } at && (at < 0 || at >= state.Timers.Count))
            return NotFound();
        var form = sent ?? (place is { } i ? StateTimerForm.Of(state.Timers[i]) : new());
        var model = new TimerModel(found.Scenario, status, place, form, found.Catalog, operations);
        return sent is null ? View("~/Areas/Admin/Scenarios/Timer.cshtml", model) : Again("~/Areas/Admin/Scenarios/Timer.cshtml", model);
    }
}

/// <summary>Under which conditions one status may follow another.</summary>
[Route("admin/scenarios/{id:long}/ways/{from:long}/{to:long}")]
public sealed class ScenarioWaysController(DeskDb db, ScenarioDrafts drafts, CatalogCache catalogs, EditScenario edit, ConditionCatalog conditions, IStringLocalizer<Texts> L)
    : ScenarioPartController(db, drafts, catalogs, L)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(long id, long from, long to) => await AnswerAsync(id, from, to, null);

    [HttpPost("")]
    public async Task<IActionResult> Update(long id, long from, long to, WayForm form) =>
        await edit.SetConditionsAsync(Act, id, form.Transition(from, to), Cancellation) is { } outcome
            ? IsDone(outcome) ? To($"scenarios/{id}") : await AnswerAsync(id, from, to, form)
            : NotFound();

    private async Task<IActionResult> AnswerAsync(long id, long from, long to, WayForm? sent)
    {
        if (await FindAsync(id) is not { } found || found.Definition.Transition(from, to) is not { } way
            || found.Catalog.Status(from) is not { } begin || found.Catalog.Status(to) is not { } end)
            return NotFound();
        var model = new WayModel(found.Scenario, begin, end, sent ?? WayForm.Of(way), found.Catalog, conditions);
        return sent is null ? View("~/Areas/Admin/Scenarios/Way.cshtml", model) : Again("~/Areas/Admin/Scenarios/Way.cshtml", model);
    }
}
