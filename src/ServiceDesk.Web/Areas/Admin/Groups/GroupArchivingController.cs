using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Groups;

/// <summary>Takes a group out of use, and brings it back.</summary>
[Route("admin/groups/{id:long}")]
public sealed class GroupArchivingController(ArchiveGroup archive, RestoreGroup restore, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(await archive.RunAsync(Act, id, Cancellation), L["The group is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(await restore.RunAsync(Act, id, Cancellation), L["The group is in use again."]);

    private IActionResult Answer(GroupOutcome outcome, string done)
    {
        if (outcome == GroupOutcome.NotFound)
            return NotFound();
        this.AddFlash(done);
        return To($"groups");
    }
}
