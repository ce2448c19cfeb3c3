using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Ledger;

/// <summary>What was promised for a ticket, and every line from which its figures come.</summary>
public sealed class LedgerController(DeskDb db, CatalogCache catalogs, QueueCounts counts, ServiceLedger ledger, UtcClock clock) : StaffController
{
    [HttpGet("staff/tickets/{number:int}/service-level"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(int number)
    {
        var ticket = await Act.VisibleTickets(db).Where(x => x.Number == number).Select(x => new { x.Id, x.Subject }).SingleOrDefaultAsync(Cancellation);
        if (ticket is null)
            return NotFound();
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(new ShowModel(
            number, ticket.Subject, await ledger.OfAsync(ticket.Id, catalog, Cancellation), clock.UtcNow, catalog, new Sidebar(await counts.GetAsync(Act, Cancellation), catalog)));
    }
}
