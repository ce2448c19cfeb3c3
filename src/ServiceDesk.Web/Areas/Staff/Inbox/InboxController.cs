using Microsoft.AspNetCore.Mvc;
using ServiceDesk.Access;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Web.Areas.Staff.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Inbox;

/// <param name="List">What the list shows, as its own page does.</param>
public sealed record InboxModel(ListShown List, TicketListPage Page);

/// <summary>The list that somebody came from, narrow, beside a ticket.</summary>
public sealed class InboxController(ListPage lists, TicketList list) : StaffController
{
    [HttpGet("staff/inbox"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Index(ListQuery query)
    {
        if (await lists.UnderstandAsync(Act, query, Cancellation) is not { } shown)
            return NotFound();
        var page = await list.PageAsync(Act, shown.Filter, PageCursor.Parse(query.From), Cancellation, sort: shown.Sort);
        return PartialView("~/Areas/Staff/Inbox/_Inbox.cshtml", new InboxModel(shown, page));
    }
}
