using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>A link with the other desk's name.</summary>
public sealed record LinkView(SupplierLink Link, string Name);

/// <summary>What can be handed on of a ticket.</summary>
public sealed record Shareable(int Number, string Subject, IReadOnlyList<SharedValue> Fields, IReadOnlyList<SharedMessage> Messages);

/// <summary>Reads a desk's links, and what of a ticket can go along one.</summary>
public sealed class SupplierLinks(DeskDb db, CatalogCache catalogs)
{
    public async Task<IReadOnlyList<LinkView>> AllAsync(CancellationToken cancellation)
    {
        var rows = await db.SupplierLinks.AsNoTracking().OrderBy(x => x.State).ThenBy(x => x.Id)
            .Select(x => new { Link = x, Name = db.Set<Tenant>().Where(y => y.Id == x.OtherTenantId).Select(y => y.Name).First() }).ToListAsync(cancellation);
        return [.. rows.Select(x => new LinkView(x.Link, x.Name))];
    }

    /// <summary>The suppliers that can be asked now.</summary>
    public async Task<IReadOnlyList<LinkView>> SuppliersAsync(CancellationToken cancellation) =>
        [.. (await AllAsync(cancellation)).Where(x => x.Link is { Side: LinkSide.Retailer, State: LinkState.Active }).OrderBy(x => x.Name, StringComparer.CurrentCultureIgnoreCase)];

    /// <returns>Null when the person who acts sees no such ticket, or may not hand it on.</returns>
    public async Task<Shareable?> OfTicketAsync(Act act, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.EscalateToSupplier))
            return null;
        var ticket = await act.VisibleAmong(db, act.TicketsFor(db, Right.EscalateToSupplier)).AsNoTracking().Include(x => x.Requester).Include(x => x.Customer)
            .SingleOrDefaultAsync(x => x.Number == number, cancellation);
        return ticket is null ? null : await OfAsync(ticket, cancellation);
    }

    /// <summary>The public messages alone: what is not in this can be chosen by nobody.</summary>
    internal async Task<Shareable> OfAsync(Ticket ticket, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var id = ticket.Id;
        var messages = await db.Messages.AsNoTracking().Where(x => x.TicketId == id && x.Kind == MessageKind.Public).OrderBy(x => x.Id)
            .Select(x => new { x.Id, Author = x.Author.Name, x.At, x.Text }).ToListAsync(cancellation);
        var files = (await db.Attachments.AsNoTracking().Where(x => x.Message!.TicketId == id && x.Message.Kind == MessageKind.Public).OrderBy(x => x.Id)
            .Select(x => new SharedFile(x.Id, x.MessageId, x.Name, x.Size)).ToListAsync(cancellation)).ToLookup(x => x.MessageId);
        var values = new (SharedField Field, string? Value)[]
        {
            (SharedField.Requester, ticket.Requester?.Name), (SharedField.Customer, ticket.Customer?.Name), (SharedField.Priority, catalog.PriorityName(ticket.PriorityId)),
            (SharedField.Category, catalog.Category(ticket.CategoryId)?.Name), (SharedField.Type, catalog.Type(ticket.TypeId)?.Name),
            (SharedField.Product, catalog.Product(ticket.ProductId)?.Name),
        };
        return new(
            ticket.Number, ticket.Subject, [.. values.Where(x => !string.IsNullOrEmpty(x.Value)).Select(x => new SharedValue(x.Field, x.Value!))],
            [.. messages.Select(x => new SharedMessage(x.Id, x.Author, x.At, x.Text, [.. files[x.Id]]))]);
    }
}
