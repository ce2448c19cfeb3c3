using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.People;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Admin.StaffMembers;

/// <summary>Changes somebody's place here: another role, another invitation, the end of their work.</summary>
[Route("admin/staff/{id:long}")]
public sealed class StaffPlacesController(
    ChangeRole change, InviteAgain invite, DismissStaff dismiss, IStringLocalizer<Texts> L) : AdminController
{
    [HttpPost("role")]
    public async Task<IActionResult> Role(long id, StaffRole role) => !ModelState.IsValid || !Enum.IsDefined(role)
        ? NotFound()
        : Answer(id, await change.RunAsync(Act, id, role, Cancellation), L["The role is saved."]);

    [HttpPost("roles")]
    public async Task<IActionResult> Roles(long id, List<long> roleIds, [FromServices] GiveRoles give)
    {
        if (await give.RunAsync(Act, id, roleIds, Cancellation) != RoleOutcome.Done)
            return NotFound();
        this.AddFlash(L["What they may do is saved."]);
        return To($"staff/{id}");
    }

    [HttpPost("manager")]
    public async Task<IActionResult> Manager(long id, long? managerId, [FromServices] ChangeReportingLine manage) => !ModelState.IsValid
        ? NotFound()
        : Answer(id, await manage.RunAsync(Act, id, managerId, Cancellation), L["The manager is saved."]);

    [HttpPost("invitations")]
    public async Task<IActionResult> Invitation(long id) =>
        Answer(id, await invite.RunAsync(Act, id, Cancellation), L["Another invitation is on its way."]);

    [HttpPost("dismissal")]
    public async Task<IActionResult> Dismissal(long id)
    {
        var outcome = await dismiss.RunAsync(Act, id, Cancellation);
        if (outcome != StaffOutcome.Done)
            return Answer(id, outcome, "");
        this.AddFlash(L["This person does not work here any more; their open tickets wait for somebody else."]);
        return To($"staff");
    }

    private IActionResult Answer(long id, StaffOutcome outcome, string done)
    {
        if (outcome == StaffOutcome.NotFound)
            return NotFound();
        if (outcome == StaffOutcome.Done)
            this.AddFlash(done);
        else
            this.AddFlash(StaffAnswers.Of(outcome, L), FlashKind.Problem);
        return To($"staff/{id}");
    }
}
