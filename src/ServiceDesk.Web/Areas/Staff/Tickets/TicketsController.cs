using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The lists of tickets, and one ticket.</summary>
public sealed class TicketsController(DeskDb db, CatalogCache catalogs, QueueCounts counts, UtcClock clock) : StaffController
{
    [HttpGet("staff"), HttpGet("staff/tickets", Order = -1)]
    public async Task<ActionResult> Index(ListQuery query, [FromServices] TicketList list)
    {
        if (query.Number is { } number && await Act.VisibleTickets(db).AnyAsync(x => x.Number == number, Cancellation))
            return RedirectToAction(nameof(Show), new { number });
        var page = await list.PageAsync(Act, query.Filter(Act, clock.UtcNow), PageCursor.Parse(query.From), Cancellation);
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(new IndexModel(query, page, catalog, clock.UtcNow, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog, query.Place)));
    }

    [HttpGet("staff/tickets/{number:int}")]
    public async Task<ActionResult> Show(int number, [FromServices] TicketPage page) =>
        await page.FindAsync(Act, number, null, Cancellation) is { } model ? View(model) : NotFound();
}
