using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Tickets;

/// <summary>A ticket at a glance, beside a list.</summary>
/// <param name="Latest">Its last messages, the newest first.</param>
public sealed record TicketOverview(TicketView Ticket, IReadOnlyList<MessageView> Latest, TicketClocks Clocks, Catalog Catalog);

/// <summary>Reads what stands beside a list about one of its tickets, in three commands. Nothing counts as read by it.</summary>
public sealed class OverviewReader(DeskDb db, TicketReader reader, CatalogCache catalogs, ServiceLedger ledger)
{
    public const int Messages = 2;

    /// <returns>Null when the person who acts sees no such ticket.</returns>
    public async Task<TicketOverview?> FindAsync(Act act, int number, CancellationToken cancellation)
    {
        if (await reader.Ticket(act, number).SingleOrDefaultAsync(cancellation) is not { } ticket)
            return null;
        var catalog = await catalogs.GetAsync(db, cancellation);
        return new(ticket, await Latest(act, ticket.Id).ToListAsync(cancellation), await ledger.OfAsync(ticket.Id, catalog, cancellation), catalog);
    }

    internal IQueryable<MessageView> Latest(Act act, long ticketId) => reader.Messages(act, ticketId).Reverse().Take(Messages);
}
