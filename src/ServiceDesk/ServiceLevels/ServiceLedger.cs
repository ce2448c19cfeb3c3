using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>The clocks of a ticket, with the lines that tell of them.</summary>
/// <param name="Entries">In their order.</param>
/// <param name="Clocks">In the order in which they started.</param>
public sealed record TicketClocks(IReadOnlyList<ServiceClockEntry> Entries, IReadOnlyList<ServiceClock> Clocks)
{
    public static readonly TicketClocks None = new([], []);

    /// <summary>What is promised: the last clock of each target, where it has a time to keep.</summary>
    public IReadOnlyList<ServiceClock> Promises =>
        [.. ServiceTargets.All.Select(target => Clocks.LastOrDefault(x => x.Target == target)).OfType<ServiceClock>().Where(x => x.Terms.Minutes is not null)];
}

/// <summary>Reads the ledger of one ticket, for pages.</summary>
public sealed class ServiceLedger(DeskDb db)
{
    public async Task<TicketClocks> OfAsync(long ticketId, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var entries = await Of(ticketId).ToListAsync(cancellation);
        return entries.Count == 0 ? TicketClocks.None : new(entries, ServiceClock.ReadAll(entries, catalog.HoursOf));
    }

    internal IQueryable<ServiceClockEntry> Of(long ticketId) => db.ServiceClocks.AsNoTracking().Where(x => x.TicketId == ticketId).OrderBy(x => x.At).ThenBy(x => x.Id);
}
