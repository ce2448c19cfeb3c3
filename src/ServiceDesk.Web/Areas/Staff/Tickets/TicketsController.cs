using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>The lists of tickets, and one ticket.</summary>
public sealed class TicketsController(DeskDb db, CatalogCache catalogs, QueueCounts counts) : StaffController
{
    [HttpGet("staff"), HttpGet("staff/tickets", Order = -1)]
    public async Task<ActionResult> Index(ListQuery query, [FromServices] TicketList list)
    {
        if (query.Number is { } number && await Act.VisibleTickets(db).AnyAsync(x => x.Number == number, Cancellation))
            return RedirectToAction(nameof(Show), new { number });
        var page = await list.PageAsync(Act, query.Filter(Act), PageCursor.Parse(query.From), Cancellation);
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(new IndexModel(query, page, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog, query.Place)));
    }

    [HttpGet("staff/tickets/{number:int}")]
    public async Task<ActionResult> Show(int number, [FromServices] TicketReader reader, [FromServices] TicketMeetings meetings, [FromServices] RunningTimers timers)
    {
        if (await reader.FindAsync(Act, number, Cancellation) is not { } ticket)
            return NotFound();
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(new ShowModel(Act, ticket, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog))
        {
            Meetings = await meetings.OfAsync(ticket, Cancellation),
            Timers = await timers.OfAsync(ticket.Id, Cancellation),
        });
    }
}
