using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;
using ServiceDesk.Web.Areas.Staff.Shared;

namespace ServiceDesk.Web.Areas.Staff.Tickets;

/// <summary>Reads what the page of a ticket shows.</summary>
public sealed class TicketPage(
    DeskDb db, TicketReader reader, CatalogCache catalogs, QueueCounts counts, TicketMeetings meetings, RunningTimers timers, ScenarioBooks scenarios, ServiceLedger ledger,
    StaffRights staffRights, HeldReplyList heldReplies, UseMacros macros)
{
    /// <param name="sent">What was sent and could not be taken; null on a fresh page.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="macroId">Stands in the form.</param>
    /// <returns>Null when the person who acts sees no such ticket.</returns>
    public async Task<ShowModel?> FindAsync(Act act, int number, WorkForm? sent, CancellationToken cancellation, long? macroId = null)
    {
        if (await reader.FindAsync(act, number, cancellation) is not { } ticket)
            return null;
        var catalog = await catalogs.GetAsync(db, cancellation);
        var unsent = ticket.HasDraft || ticket.HasHeld ? await heldReplies.OfAsync(act, ticket.Id, cancellation) : UnsentView.Nothing;
        return new ShowModel(act, ticket, catalog, new Sidebar(await counts.GetAsync(act, cancellation), catalog), db.Tenant.Info.TimeZone, sent)
        {
            Filled = macroId is { } macro ? await macros.FillAsync(act, number, macro, cancellation) : null,
            Draft = sent is null ? unsent.Draft : null,
            Held = unsent.Replies,
            DraftFiles = unsent.DraftFiles,
            Meetings = await meetings.OfAsync(ticket, cancellation),
            Timers = await timers.OfAsync(ticket.Id, cancellation),
            Clocks = await ledger.OfAsync(ticket.Id, catalog, cancellation),
            Colleagues = await staffRights.WhoSeesAsync(ticket.AssigneeId, ticket.GroupId, cancellation),
            Scenario = await scenarios.GetAsync(db, ticket.ScenarioVersionId, cancellation),
        };
    }
}
