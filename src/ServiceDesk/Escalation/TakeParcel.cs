using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Escalation;

/// <summary>
/// Acts on what another desk has handed over, inside the receiver's tenant and in one transaction with the key that says so. It believes
/// the sender nothing that its own rows do not say: there is a link with that tenant, and the ticket is the pair's.
/// </summary>
public sealed class TakeParcel(DeskDb db, UtcClock clock, TakeLinkParcel links, TakeTicketParcel tickets, TakeMessageParcel messages)
{
    /// <returns>Why it cannot be taken, and nothing is saved; null: it has been acted on, now or before.</returns>
    public async Task<string?> RunAsync(Parcel parcel, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Arrivals.AnyAsync(x => x.Key == parcel.Key, cancellation))
            return null;
        db.Add(new Arrival { TenantId = db.TenantId, Key = parcel.Key, At = clock.UtcNow });
        if (await ActAsync(parcel, cancellation) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private async Task<string?> ActAsync(Parcel parcel, CancellationToken cancellation)
    {
        var link = await db.SupplierLinks.SingleOrDefaultAsync(x => x.Key == parcel.LinkKey && x.OtherTenantId == parcel.From.Id, cancellation);
        if (parcel.Kind is CrossingKind.Propose or CrossingKind.Accept or CrossingKind.EndLink)
            return await links.RunAsync(link, parcel, cancellation);
        if (link is not { State: LinkState.Active })
            return "The two desks do not work together any more.";
        if (parcel.Kind == CrossingKind.OpenTicket)
            return await tickets.OpenAsync(link, parcel, cancellation);
        var pair = await db.SupplierTickets.Include(x => x.Link).SingleOrDefaultAsync(x => x.Key == parcel.PairKey && x.LinkId == link.Id, cancellation);
        if (pair is null)
            return "The other desk has no such ticket any more.";
        if (parcel.Kind == CrossingKind.EndTicket)
            return await tickets.EndAsync(pair, parcel, cancellation);
        if (pair.EndedAt is not null)
            return "The other desk has parted the two tickets.";
        return parcel.Kind == CrossingKind.Message
            ? await messages.RunAsync(pair, parcel, cancellation)
            : await tickets.MoveAsync(pair, parcel, cancellation);
    }
}
