using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Viewing;

/// <summary>Somebody who has a ticket open, in however many tabs.</summary>
public sealed record ViewerView(long PersonId, string Name, bool IsWriting);

/// <summary>Who else has a ticket open now.</summary>
public sealed class TicketViewers(DeskDb db, CatalogCache catalogs)
{
    /// <returns>By name, without the person who acts; null when they see no such ticket.</returns>
    public async Task<IReadOnlyList<ViewerView>?> OthersAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await act.VisibleTickets(db).Where(x => x.Number == number).Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation) is not { } ticketId)
            return null;
        var (since, writing) = (act.At - TicketViewer.Lasts, act.At - TicketViewer.WritingLasts);
        var tabs = await db.Viewers.Where(x => x.TicketId == ticketId && x.PersonId != act.PersonId && x.SeenAt > since)
            .Select(x => new { x.PersonId, IsWriting = x.WritingAt != null && x.WritingAt > writing }).ToListAsync(cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        return [.. tabs.GroupBy(x => x.PersonId).Where(x => catalog.ActiveStaff(x.Key) is not null)
            .Select(x => new ViewerView(x.Key, catalog.StaffName(x.Key)!, x.Any(tab => tab.IsWriting))).OrderBy(x => x.Name, StringComparer.CurrentCulture)];
    }
}
