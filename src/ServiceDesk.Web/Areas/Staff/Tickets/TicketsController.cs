using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The lists of tickets, and one ticket.</summary>
public sealed class TicketsController(DeskDb db) : StaffController
{
    /// <param name="set">The menus beside the filter as they were chosen.</param>
    /// <param name="was">The same as they were shown.</param>
    [HttpGet("staff"), HttpGet("staff/tickets", Order = -1), Needs(Right.Ticketing)]
    public async Task<ActionResult> Index(
        ListQuery query, [FromQuery(Name = "set")] QuickChoice? set, [FromQuery(Name = "was")] QuickChoice? was, [FromServices] ListPage page)
    {
        if (query.Number is { } number && await Act.VisibleTickets(db).AnyAsync(x => x.Number == number, Cancellation))
            return RedirectToAction(nameof(Show), new { number });
        if (await page.UnderstandAsync(Act, query, Cancellation) is not { } list)
            return NotFound();
        if (set is not null && was is not null && list.Reading.Problems.Count == 0 && Request.Query.Keys.Any(x => x.StartsWith("set.", StringComparison.Ordinal)))
        {
            var filter = set.Apply(list.Filter, was);
            return LocalRedirect((ReferenceEquals(filter, list.Filter) ? query with { From = null } : list.With(filter)).Address(Url.Content("~/staff/tickets")));
        }
        return View(await page.ReadAsync(Act, list, Cancellation));
    }

    /// <param name="macro">Stands in the form, with its text filled in: so it is used without scripts.</param>
    /// <param name="alone">Shows a ticket that was merged into another one itself; else its number leads there.</param>
    [HttpGet("staff/tickets/{number:int}"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(int number, [FromServices] TicketPage page, [FromServices] NotificationReader notifications, bool alone = false, long? macro = null)
    {
        if (await page.FindAsync(Act, number, null, Cancellation, macro) is not { } model)
            return NotFound();
        // Neither a browser that fetches ahead nor whoever looks as another role has read anything.
        if (!Act.Rights.IsReadOnly && !Request.Headers["X-Sec-Purpose"].Contains("prefetch") && !Request.Headers["Sec-Purpose"].Contains("prefetch"))
            await notifications.ReadTicketAsync(Act, model.Ticket.Id, Cancellation);
        return model.Ticket.MergedIntoNumber is { } goal && !alone && await Act.VisibleTickets(db).AnyAsync(x => x.Number == goal, Cancellation) ? RedirectToAction(nameof(Show), new { number = goal }) : View(model);
    }
}
