using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.Roles;

/// <summary>Takes a role out of use, and brings it back.</summary>
[Route("admin/roles/{id:long}")]
public sealed class RoleArchivingController(ArchiveRole archive, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("archiving")]
    public async Task<IActionResult> Create(long id) => Answer(id, await archive.RunAsync(Act, id, true, Cancellation), L["The role is archived."]);

    [HttpPost("restoration")]
    public async Task<IActionResult> Destroy(long id) => Answer(id, await archive.RunAsync(Act, id, false, Cancellation), L["The role is in use again."]);

    private IActionResult Answer(long id, RoleOutcome outcome, string done)
    {
        switch (outcome)
        {
            case RoleOutcome.Done:
                this.AddFlash(done);
                return To($"roles");
            case RoleOutcome.InUse:
                this.AddFlash(L["Somebody has this role: give them another one first."], FlashKind.Problem);
                return To($"roles/{id}");
            case RoleOutcome.IsDefault:
                this.AddFlash(L["New colleagues get this role: let another one be theirs first."], FlashKind.Problem);
                return To($"roles/{id}");
            default:
                return NotFound();
        }
    }
}
