using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Viewing;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Viewing;

/// <summary>Who has a ticket open. A page says that it is there, and is answered with who else is.</summary>
[Route("staff/tickets/{number:int}/viewers")]
public sealed class ViewersController(ViewTicket view, TicketViewers viewers) : StaffController
{
    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<IActionResult> Index(int number) => await OthersAsync(number);

    /// <param name="tab">Made up by the page, anew in each tab.</param>
    [HttpPost(""), Needs(Right.Ticketing)]
    public async Task<IActionResult> Create(int number, Guid tab, bool writing) =>
        await view.RunAsync(Act, number, tab, writing, Cancellation) ? await OthersAsync(number) : NotFound();

    // A browser that goes away does not wait for the answer, and what it said holds all the same.
    [HttpPost("removal"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Destroy(int number, Guid tab) =>
        await view.LeaveAsync(Act, number, tab, CancellationToken.None) ? NoContent() : NotFound();

    private async Task<IActionResult> OthersAsync(int number) =>
        await viewers.OthersAsync(Act, number, Cancellation) is { } others ? PartialView("~/Areas/Staff/Viewing/_Viewers.cshtml", others) : NotFound();
}
