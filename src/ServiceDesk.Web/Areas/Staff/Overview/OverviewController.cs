using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Overview;

/// <summary>A ticket at a glance, for the panel beside a list.</summary>
[Route("staff/tickets/{number:int}/overview")]
public sealed class OverviewController(OverviewReader reader) : StaffController
{
    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(int number) =>
        await reader.FindAsync(Act, number, Cancellation) is { } overview ? PartialView("~/Areas/Staff/Overview/_Overview.cshtml", overview) : NotFound();
}
