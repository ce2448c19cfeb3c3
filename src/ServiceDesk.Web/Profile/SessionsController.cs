using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.People;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile;

/// <summary>Signs out other browsers of the same person.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/sessions")]
public sealed class SessionsController(Sessions sessions, IStringLocalizer<Texts> L) : DeskController
{
    private long AccountId => DeskClaims.AccountOf(User)!.Value;

    [HttpPost("{id:guid}/end")]
    public async Task<IActionResult> End(Guid id)
    {
        if (!await sessions.EndAsync(AccountId, id, Act.At, Cancellation))
            return NotFound();
        this.AddFlash(L["That browser is signed out."]);
        return LocalRedirect("~/profile");
    }

    [HttpPost("end-others")]
    public async Task<IActionResult> EndOthers()
    {
        await sessions.EndAllAsync(AccountId, DeskClaims.SessionOf(User), Act.At, Cancellation);
        this.AddFlash(L["All other browsers are signed out."]);
        return LocalRedirect("~/profile");
    }
}
