using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Notifications;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Notifications;

/// <summary>The bell of the top bar; pages with the menu have read what it shows along with its counts. Whoever looks as another role has none: it would be their own.</summary>
public sealed class BellViewComponent(NotificationReader reader, PageFrame frame, IStringLocalizer<Texts> L) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (frame.SeenAs is not null || HttpContext.Features.Get<Act>() is not { IsStaff: true } act || !act.Allows(Right.Ticketing))
            return Content("");
        var unread = await reader.UnreadAsync(act, HttpContext.RequestAborted);
        return View("~/Areas/Staff/Notifications/_Bell.cshtml", BellModel.Of(unread.Count, L));
    }
}
