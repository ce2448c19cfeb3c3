using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Dispatch;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Rules;

/// <summary>Where a rule stands among the others, and whether it stands there at all.</summary>
[Route("admin/rules/{key:guid}")]
public sealed class RulePlacesController(MoveRule move, DeleteRule delete, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("place")]
    public async Task<IActionResult> Update(Guid key, bool earlier) =>
        await move.RunAsync(Act, key, earlier, Cancellation) ? To($"rules") : NotFound();

    [HttpPost("removal")]
    public async Task<IActionResult> Destroy(Guid key)
    {
        if (!await delete.RunAsync(Act, key, Cancellation))
            return NotFound();
        this.AddFlash(L["The rule is taken out of the draft."]);
        return To($"rules");
    }
}
