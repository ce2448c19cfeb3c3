using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Areas.Staff.Shared;
using ServiceDesk.Web.SignIn;

namespace ServiceDesk.Web.Areas.Staff.Placing;

/// <summary>Why a ticket is where it is: what the rules saw and did when it came in.</summary>
public sealed class PlacingController(
    DeskDb db, CatalogCache catalogs, QueueCounts counts, ConditionCatalog conditions, OperationCatalog operations) : StaffController
{
    [HttpGet("staff/tickets/{number:int}/placing"), Needs(Right.Ticketing)]
    public async Task<ActionResult> Show(int number)
    {
        var ticket = await Act.VisibleTickets(db).Where(x => x.Number == number).Select(x => new { x.Id, x.Subject }).SingleOrDefaultAsync(Cancellation);
        if (ticket is null)
            return NotFound();
        var trace = await db.DispatchTraces.AsNoTracking().Where(x => x.TicketId == ticket.Id).SingleOrDefaultAsync(Cancellation);
        var catalog = await catalogs.GetAsync(db, Cancellation);
        return View(new ShowModel(
            number, ticket.Subject, trace?.At, trace is null ? null : DispatchTrace.Read(trace.Story), catalog, conditions, operations,
            new Sidebar(await counts.GetAsync(Act, Cancellation), catalog)));
    }
}
