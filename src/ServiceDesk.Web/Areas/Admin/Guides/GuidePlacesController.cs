using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Guides;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Guides;

/// <summary>Where an entry stands in its guide, and whether it stands there at all.</summary>
[Route("admin/guides/{kind}/{id:long}")]
public sealed class GuidePlacesController(MoveGuideEntry move, ArchiveGuideEntry archive, RestoreGuideEntry restore, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("place")]
    public async Task<IActionResult> Update(string kind, long id, bool earlier) =>
        (await move.RunAsync(Act, kind, id, earlier, Cancellation)).IsFound ? To($"guides/{kind}") : NotFound();

    [HttpPost("archiving")]
    public async Task<IActionResult> Create(string kind, long id)
    {
        var outcome = await archive.RunAsync(Act, kind, id, Cancellation);
        if (!outcome.IsFound)
            return NotFound();
        if (outcome.Refusal is { } refusal)
        {
            this.AddFlash(L[refusal.Pattern, [.. refusal.Words]], FlashKind.Problem);
            return To($"guides/{kind}/{id}");
        }
        this.AddFlash(outcome.IsDeleted ? L["Nothing had the entry: it is deleted."] : L["The entry is archived; what has it keeps it."]);
        return To($"guides/{kind}");
    }

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(string kind, long id)
    {
        if (!(await restore.RunAsync(Act, kind, id, Cancellation)).IsFound)
            return NotFound();
        this.AddFlash(L["The entry is in use again."]);
        return To($"guides/{kind}");
    }
}
