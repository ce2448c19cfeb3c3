using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Watching;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Watching;

/// <summary>Which colleagues watch a ticket.</summary>
[Route("staff/tickets/{number:int}/watchers")]
public sealed class WatchersController(WatchTicket watch, StopWatching stop, IStringLocalizer<Texts> L) : StaffController
{
    [HttpPost(""), Needs(Right.Edit)]
    public async Task<IActionResult> Create(int number, long personId)
    {
        try
        {
            if (!await watch.RunAsync(Act, number, personId, Cancellation))
                return NotFound();
            this.AddFlash(L["Saved."]);
        }
        catch (TicketRuleException e)
        {
            this.AddFlash(L[e.Pattern, [.. e.Words]], FlashKind.Problem);
        }
        catch (DbUpdateException)
        {
            // Another one has changed the ticket, or added the same colleague.
            this.AddFlash(L["Somebody changed this ticket at the same moment. Look at the change, then try again."], FlashKind.Problem);
        }
        return RedirectToAction("Show", "Tickets", new { number });
    }

    [HttpPost("removal"), Needs(Right.Edit)]
    public async Task<IActionResult> Destroy(int number, long personId)
    {
        if (!await stop.RunAsync(Act, number, personId, Cancellation))
            return NotFound();
        this.AddFlash(L["Saved."]);
        return RedirectToAction("Show", "Tickets", new { number });
    }
}
