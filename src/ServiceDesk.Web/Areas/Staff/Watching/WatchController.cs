using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Watching;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Watching;

/// <summary>Whether the person at work watches a ticket.</summary>
[Route("staff/tickets/{number:int}/watch")]
public sealed class WatchController(WatchTicket watch, StopWatching stop, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost(""), Needs(Right.Ticketing)]
    public async Task<IActionResult> Create(int number)
    {
        if (!await watch.RunAsync(Act, number, Act.PersonId!.Value, Cancellation))
            return NotFound();
        this.AddFlash(L["You watch this ticket now."]);
        return RedirectToAction("Show", "Tickets", new { number });
    }

    [HttpPost("removal"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Destroy(int number)
    {
        if (!await stop.RunAsync(Act, number, Act.PersonId!.Value, Cancellation))
            return NotFound();
        this.AddFlash(L["You do not watch this ticket any more."]);
        return RedirectToAction("Show", "Tickets", new { number });
    }
}
