using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Notifications;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Profile.Notices;

/// <summary>What a member of staff wishes to hear of, how, and whether a mail sums up their day.</summary>
[ActsAs(Door.Portal, Least.Requester)]
[Route("profile/notices")]
public sealed class NoticesController(ChooseNotices choose, IStringLocalizer<Texts> L) : DeskController
{
    [HttpPost("")]
    public async Task<IActionResult> Update(NoticesForm form)
    {
        // Whoever does not work here has no notifications to choose.
        if (!ModelState.IsValid || !await choose.RunAsync(Act, form.Input, Cancellation))
            return NotFound();
        this.AddFlash(L["Your notifications are saved."]);
        return LocalRedirect("~/profile");
    }
}
