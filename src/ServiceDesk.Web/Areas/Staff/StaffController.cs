using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ServiceDesk.Access;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff;

/// <summary>A page of the staff area.</summary>
[Area("Staff")]
[ActsAs(Door.Staff, Least.Agent)]
public abstract class StaffController : DeskController
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var frame = context.HttpContext.RequestServices.GetRequiredService<PageFrame>();
        frame.SearchUrl = Url.Content("~/staff/tickets");
        frame.NewTicketUrl = Url.Content("~/staff/tickets/new");
    }
}
