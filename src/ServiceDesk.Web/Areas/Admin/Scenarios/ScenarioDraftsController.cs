using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Scenarios;
using ServiceDesk.Web.Areas.Admin.Rules;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Scenarios;

/// <summary>The draft of a scenario as a whole: drawn, put in force, thrown away.</summary>
[Route("admin/scenarios/{id:long}")]
public sealed class ScenarioDraftsController(IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("drawing")]
    public async Task<IActionResult> Update(long id, DrawingForm form, [FromServices] EditScenario edit)
    {
        if (await edit.DrawAsync(Act, id, form.Drawing, Cancellation) is not { } outcome)
            return NotFound();
        Tell(outcome, L["The draft is saved. No ticket follows it until it is put in force."]);
        return To($"scenarios/{id}");
    }

    [HttpPost("publication")]
    public async Task<IActionResult> Create(long id, [FromServices] PublishScenario publish)
    {
        if (await publish.RunAsync(Act, id, Cancellation) is not { } outcome)
            return NotFound();
        Tell(outcome, L["The scenario is in force: new tickets follow this version."]);
        return To($"scenarios/{id}");
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Destroy(long id, [FromServices] DiscardScenarioDraft discard)
    {
        if (await discard.RunAsync(id, Cancellation) is not { } remains)
            return NotFound();
        this.AddFlash(L["The draft is thrown away; what was in force still is."]);
        return remains ? To($"scenarios/{id}") : To($"scenarios");
    }

    private void Tell(ScenarioOutcome outcome, string done)
    {
        if (outcome.IsDone)
            this.AddFlash(done);
        else
            this.AddFlash(string.Join(" ", outcome.Problems.Select(x => RuleWords.Of(x, L))), FlashKind.Problem);
    }
}

/// <summary>Moves open tickets from former versions of a scenario to the one in force.</summary>
[Route("admin/scenarios/{id:long}/tickets")]
public sealed class ScenarioTicketsController(MoveTickets move, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("")]
    public async Task<IActionResult> Update(long id)
    {
        if (await move.RunAsync(Act, id, Cancellation) is not { } moved)
            return NotFound();
        this.AddFlash(L["{0} tickets follow the version in force now.", moved]);
        return To($"scenarios/{id}");
    }
}

/// <summary>Takes a scenario out of use, and brings it back.</summary>
[Route("admin/scenarios/{id:long}")]
public sealed class ScenarioArchivingController(ArchiveScenario archive, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(await archive.RunAsync(Act, id, archived: true, Cancellation), L["The scenario is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(await archive.RunAsync(Act, id, archived: false, Cancellation), L["The scenario is in use again."]);

    private IActionResult Answer(bool found, string done)
    {
        if (!found)
            return NotFound();
        this.AddFlash(done);
        return To($"scenarios");
    }
}
