using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;
using ServiceDesk.Web.Views.Shared;

namespace ServiceDesk.Web.Areas.Staff.Notifications;

/// <summary>What the person at work was told in the application.</summary>
[Route("staff/notifications")]
public sealed class NotificationsController(DeskDb db, CatalogCache catalogs, QueueCounts counts, NotificationReader reader, NotificationWords words, IStringLocalizer<Texts> L) : StaffController
{
    private const string Page = "~/Areas/Staff/Notifications/Index.cshtml";

    /// <param name="before">The notification before which the page begins.</param>
    [HttpGet(""), Needs(Right.Ticketing)]
    public async Task<ViewResult> Index(long? before) => View(Page, new NotificationsModel(
        await reader.PageAsync(Act, before, Cancellation), words, new Sidebar(await counts.GetAsync(Act, Cancellation), await catalogs.GetAsync(db, Cancellation))));

    /// <summary>What the bell says, for a page that has heard of news.</summary>
    [HttpGet("count"), Needs(Right.Ticketing)]
    public async Task<JsonResult> Count() => Json(BellModel.Of((await reader.UnreadAsync(Act, Cancellation)).Count, L));

    [HttpPost("read"), Needs(Right.Ticketing)]
    public async Task<IActionResult> Read()
    {
        await reader.ReadAllAsync(Act, Cancellation);
        this.AddFlash(L["All notifications are read."]);
        return LocalRedirect(Url.Content("~/staff/notifications"));
    }
}
