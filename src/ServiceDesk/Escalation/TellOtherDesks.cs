using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>
/// What of an act on a ticket the other desks of its pairs are told: public messages and another status, each as a row saved with the act.
/// Notes are never among it.
/// </summary>
public sealed class TellOtherDesks(DeskDb db)
{
    private readonly HashSet<Message> told = [];

    /// <summary>The pair by which something is arriving in this scope: what follows from it is shown over there, and moves nothing.</summary>
    internal Guid? ArrivingBy { get; set; }

    /// <param name="act">Who did it.</param>
    /// <param name="ticket">As it is now, not saved.</param>
    /// <param name="entries">What the act has added to the history.</param>
    /// <param name="catalog">The tenant's guides.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task PrepareAsync(Act act, Ticket ticket, IReadOnlyList<HistoryEntry> entries, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        if (!ticket.IsShared || ticket.Id == 0 || ticket.IsSpam)
            return;
        var messages = ticket.Messages.Where(x => x is { Id: 0, Kind: MessageKind.Public, AutomaticReason: null } && told.Add(x)).ToList();
        var hasMoved = entries.Any(x => x.Fact is Fact.StatusChanged or Fact.Reopened);
        if (messages.Count == 0 && !hasMoved)
            return;
        foreach (var pair in await PairsOf(ticket.Id).ToListAsync(cancellation))
        {
            foreach (var message in messages.Where(x => Concerns(pair, x)))
                Crossing(act, pair, CrossingKind.Message, message).AddTo(db);
            if (hasMoved)
                Crossing(act, pair, CrossingKind.Status, content: new StatusContent(catalog.StatusName(ticket.StatusId), ticket.Phase, IsEcho: pair.Key == ArrivingBy).Write()).AddTo(db);
        }
    }

    internal IQueryable<SupplierTicket> PairsOf(long ticketId) => db.SupplierTickets.Include(x => x.Link)
        .Where(x => x.TicketId == ticketId && x.EndedAt == null && x.Link.State == LinkState.Active).OrderBy(x => x.Id);

    // Nobody is told their own words: not what the other desk wrote, and not the supplier's answer that was passed on to the customer.
    private static bool Concerns(SupplierTicket pair, Message message) =>
        message.Author.RepresentsTenantId != pair.Link.OtherTenantId
        && !(pair.Link.Side == LinkSide.Retailer && message is { Door: Door.Desk, IsFromStaff: true });

    private static Crossing Crossing(Act act, SupplierTicket pair, CrossingKind kind, Message? message = null, string? content = null) => new()
    {
        TenantId = act.TenantId,
        Kind = kind,
        Link = pair.Link,
        Pair = pair,
        Message = message,
        Content = content,
        CreatedAt = act.At,
    };
}
