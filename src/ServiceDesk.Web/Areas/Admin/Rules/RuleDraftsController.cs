using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Dispatch;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <summary>The draft as a whole: tried on what came in before, put in force, thrown away.</summary>
[Route("admin/rules/draft")]
public sealed class RuleDraftsController(IStringLocalizer<Texts> L) : AdminController
{
    private const int Usual = 500;

    [HttpGet("trial")]
    public async Task<IActionResult> Show([FromServices] TryRules trial, int last = Usual)
    {
        var count = Math.Clamp(last, 1, TryRules.Most);
        return await trial.RunAsync(count, Cancellation) is { } result
            ? View("~/Areas/Admin/Rules/Trial.cshtml", new TrialModel(count, result))
            : NotFound();
    }

    [HttpPost("publication")]
    public async Task<IActionResult> Create([FromServices] PublishRules publish)
    {
        if (!await publish.RunAsync(Act, Cancellation))
            return NotFound();
        this.AddFlash(L["The rules are in force."]);
        return To($"rules");
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Destroy([FromServices] DiscardRules discard)
    {
        if (!await discard.RunAsync(Cancellation))
            return NotFound();
        this.AddFlash(L["The draft is thrown away; what was in force still is."]);
        return To($"rules");
    }
}
