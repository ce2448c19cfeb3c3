using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What another desk says of a link: it proposes one, agrees to one, ends one.</summary>
public sealed class TakeLinkParcel(DeskDb db, UtcClock clock)
{
    internal async Task<string?> RunAsync(SupplierLink? link, Parcel parcel, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        switch (parcel.Kind)
        {
            case CrossingKind.Propose when link is null:
                db.Add(new SupplierLink { TenantId = db.TenantId, Key = parcel.LinkKey, Side = LinkSide.Supplier, OtherTenantId = parcel.From.Id, ProposedAt = now });
                return null;
            // Only whoever was asked can say yes.
            case CrossingKind.Accept when link is { Side: LinkSide.Retailer, State: LinkState.Proposed }:
                link.Agree(now);
                return null;
            case CrossingKind.EndLink when link is not null:
                await EndAsync(db, Act.OfDesk(db.TenantId, Door.Desk, now), link, parcel.From.Name, cancellation);
                return null;
            default:
                return "The other desk knows of no such agreement.";
        }
    }

    /// <summary>Ends a link and parts its tickets; the caller saves.</summary>
    internal static async Task EndAsync(DeskDb db, Act act, SupplierLink link, string desk, CancellationToken cancellation)
    {
        if (!link.End(act.At))
            return;
        var pairs = await db.SupplierTickets.Where(x => x.LinkId == link.Id && x.EndedAt == null).ToListAsync(cancellation);
        var ids = pairs.ConvertAll(x => x.TicketId);
        await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => ids.Contains(x.Id)).LoadAsync(cancellation);
        foreach (var pair in pairs)
            if (pair.End(act.At))
                pair.Ticket.OtherDeskEnded(act, desk);
    }
}
