using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>Reads what the page of a ticket shows.</summary>
public sealed class TicketPage(
    DeskDb db, TicketReader reader, CatalogCache catalogs, QueueCounts counts, TicketMeetings meetings, RunningTimers timers, ScenarioBooks scenarios, ServiceLedger ledger)
{
    /// <param name="sent">What was sent and could not be taken; null on a fresh page.</param>
    /// <returns>Null when the person who acts sees no such ticket.</returns>
    public async Task<ShowModel?> FindAsync(Act act, int number, WorkForm? sent, CancellationToken cancellation)
    {
        if (await reader.FindAsync(act, number, cancellation) is not { } ticket)
            return null;
        var catalog = await catalogs.GetAsync(db, cancellation);
        return new ShowModel(act, ticket, catalog, new Sidebar(await counts.GetAsync(act, cancellation), catalog), db.Tenant.Info.TimeZone, sent)
        {
            Meetings = await meetings.OfAsync(ticket, cancellation),
            Timers = await timers.OfAsync(ticket.Id, cancellation),
            Clocks = await ledger.OfAsync(ticket.Id, catalog, cancellation),
            Scenario = await scenarios.GetAsync(db, ticket.ScenarioVersionId, cancellation),
        };
    }
}
