using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff;

/// <summary>A page of the staff area. Each action says which right it needs (<see cref="NeedsAttribute"/>); without that it is closed to everybody.</summary>
[Area("Staff")]
[ActsAs(Door.Staff, Least.Staff)]
public abstract class StaffController : DeskController
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var frame = context.HttpContext.RequestServices.GetRequiredService<PageFrame>();
        if (frame.Rights.Allows(Right.Ticketing))
            frame.SearchUrl = Url.Content("~/staff/tickets");
        if (frame.Rights.Allows(Right.CreateCustomerTickets))
            frame.NewTicketUrl = Url.Content("~/staff/tickets/new");
    }

    /// <summary>Back to a ticket; whoever has given it out of their sight, to where they began.</summary>
    protected async Task<ActionResult> ToTicketAsync(DeskDb db, int number) =>
        Act.Rights.ScopeOf(Right.Ticketing) == TicketScope.All || await Act.VisibleTickets(db).AnyAsync(x => x.Number == number, Cancellation)
            ? RedirectToAction("Show", "Tickets", new { number })
            : LocalRedirect(Url.Content($"~{StaffHome.PathFor(Act.Rights) ?? "/"}"));
}
