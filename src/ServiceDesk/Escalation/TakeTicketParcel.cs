using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What another desk says of a pair of tickets: one is to be opened, has another status, is parted from the other.</summary>
public sealed class TakeTicketParcel(DeskDb db, CatalogCache catalogs, OpenTicket open, WorkOnTicket work, Representatives representatives, TellOtherDesks tell, UtcClock clock)
{
    /// <summary>Opens the supplier's ticket, by the way of every new ticket, and tells the retailer its number.</summary>
    internal async Task<string?> OpenAsync(SupplierLink link, Parcel parcel, CancellationToken cancellation)
    {
        if (link.Side != LinkSide.Supplier || parcel is not { Ticket: { } content, PairKey: { } key })
            return "The other desk is no supplier of this one.";
        if (content.Chain.Contains(db.TenantId))
            return "The ticket has come through the other desk already.";
        var catalog = await catalogs.GetAsync(db, cancellation);
        var retailer = await representatives.FindOrAddAsync(parcel.From, LinkSide.Supplier, cancellation);
        var act = new Act(db.TenantId, retailer.Id, null, Door.Desk, clock.UtcNow);
        var ticket = await open.PrepareAsync(act, new NewTicket(content.Subject, new(content.Text), retailer)
        {
            QueueId = catalog.ActiveQueue(link.QueueId)?.Id,
            Files = parcel.Files,
        }, cancellation);
        ticket.ShareWithRetailer();
        var pair = new SupplierTicket
        {
            TenantId = db.TenantId,
            Key = key,
            Link = link,
            Ticket = ticket,
            Chain = SupplierTicket.WriteChain([.. content.Chain, db.TenantId]),
            StartedAt = act.At,
        };
        db.Add(pair);
        new Crossing
        {
            TenantId = db.TenantId,
            Kind = CrossingKind.Opened,
            Link = link,
            Pair = pair,
            Content = new StatusContent(catalog.StatusName(ticket.StatusId), ticket.Phase, ticket.Number).Write(),
            CreatedAt = act.At,
        }.AddTo(db);
        return null;
    }

    /// <summary>Keeps how the other ticket stands, and does what the link says of it.</summary>
    internal async Task<string?> MoveAsync(SupplierTicket pair, Parcel parcel, CancellationToken cancellation)
    {
        if (parcel.Status is not { } said)
            return "It does not say which status.";
        var ticket = await TicketAsync(db, pair, cancellation);
        var act = Act.OfDesk(db.TenantId, Door.Desk, clock.UtcNow, parcel.From.Name);
        var isNew = parcel.Kind == CrossingKind.Opened;
        if (!isNew && pair.OtherStatus == said.Status && pair.OtherPhase == said.Phase)
            return null;
        pair.OtherIs(said.Number, said.Status, said.Phase);
        if (isNew && said.Number is { } number)
            ticket.OtherDeskOpened(act with { Why = null }, parcel.From.Name, number);
        else
            ticket.OtherDeskMoved(act with { Why = null }, parcel.From.Name, said.Status, said.Phase);
        if (!said.IsEcho && !ticket.IsInTrash && !ticket.IsMerged)
            await FollowAsync(act, pair, ticket, said, cancellation);
        return null;
    }

    internal async Task<string?> EndAsync(SupplierTicket pair, Parcel parcel, CancellationToken cancellation)
    {
        if (pair.End(clock.UtcNow))
            (await TicketAsync(db, pair, cancellation)).OtherDeskEnded(Act.OfDesk(db.TenantId, Door.Desk, clock.UtcNow), parcel.From.Name);
        return null;
    }

    internal static Task<Ticket> TicketAsync(DeskDb db, SupplierTicket pair, CancellationToken cancellation) =>
        db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Requester).SingleAsync(x => x.Id == pair.TicketId, cancellation);

    // Where the scenario leads elsewhere the status stays, and the ticket says why.
    private async Task FollowAsync(Act act, SupplierTicket pair, Ticket ticket, StatusContent said, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        if (StatusMap.Read(pair.Link.Statuses).For(said.Phase) is not { } mapped || catalog.Status(mapped) is not { ArchivedAt: null } status || status.Id == ticket.StatusId)
            return;
        tell.ArrivingBy = pair.Key;
        try
        {
            await work.PrepareAsync(act, ticket, new TicketWork { StatusId = status.Id }, cancellation);
        }
        catch (TicketRuleException e)
        {
            ticket.NoteOfRule(act, e.Message);
        }
    }
}
