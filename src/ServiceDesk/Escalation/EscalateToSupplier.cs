using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Escalation;

/// <summary>What goes to which supplier.</summary>
/// <param name="LinkId">Of a link in which this desk is the retailer.</param>
/// <param name="Text">What the agent writes to the supplier.</param>
/// <param name="Messages">Public messages, by id; what is no public message of the ticket is refused.</param>
/// <param name="Files">Files of public messages, by id.</param>
public sealed record SupplierRequest(long LinkId, string Subject, string Text, IReadOnlyList<SharedField> Fields, IReadOnlyList<long> Messages, IReadOnlyList<long> Files)
{
    /// <summary>As the supplier will read it.</summary>
    /// <exception cref="TicketRuleException">Something of it cannot be taken.</exception>
    public string WriteLetter(Shareable ticket, TenantInfo tenant)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(tenant);
        if (Messages.Except(ticket.Messages.Select(x => x.Id)).Any() || Files.Except(ticket.Messages.SelectMany(x => x.Files).Select(x => x.Id)).Any())
            throw new TicketRuleException("This cannot be chosen any more.");
        if (string.IsNullOrWhiteSpace(Subject))
            throw new TicketRuleException("A ticket needs a subject.");
        var letter = SupplierLetter.Write(
            Text, ticket.Fields.Where(x => Fields.Contains(x.Field)), ticket.Messages.Where(x => Messages.Contains(x.Id)), tenant.Language, tenant.Zone);
        return letter.Length > 0 ? letter : throw new TicketRuleException("There is nothing to hand over: write something or choose a message.");
    }
}

/// <summary>Hands a ticket on to a supplier (E13): its own ticket opens there, and what is said in public goes to and fro from then on.</summary>
public sealed class EscalateToSupplier(DeskDb db, CatalogCache catalogs, SupplierLinks links, FollowAct followAct)
{
    /// <returns>The supplier's name; null when the person who acts sees no such ticket, or may not hand it on.</returns>
    /// <exception cref="TicketRuleException">It cannot be handed on to this supplier; nothing is saved.</exception>
    public async Task<string?> RunAsync(Act act, int number, SupplierRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(request);
        if (!act.Allows(Right.EscalateToSupplier))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await act.VisibleAmong(db, act.TicketsFor(db, Right.EscalateToSupplier)).Include(x => x.Requester).Include(x => x.Customer)
            .SingleOrDefaultAsync(x => x.Number == number, cancellation);
        if (ticket is null)
            return null;
        var letter = request.WriteLetter(await links.OfAsync(ticket, cancellation), db.Tenant.Info);
        var supplier = await PrepareAsync(act, ticket, request, letter, cancellation);
        await followAct.RunAsync(act, ticket, await catalogs.GetAsync(db, cancellation), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return supplier;
    }

    /// <summary>Makes the pair of a ticket that the caller has loaded and saves.</summary>
    /// <exception cref="TicketRuleException">The supplier cannot be asked for it.</exception>
    internal async Task<string> PrepareAsync(Act act, Ticket ticket, SupplierRequest request, string letter, CancellationToken cancellation)
    {
        if (request.Subject.Trim().Length > Ticket.SubjectLength)
            throw new TicketRuleException("The subject has {0} characters; at most {1} fit.", $"{request.Subject.Trim().Length}", $"{Ticket.SubjectLength}");
        var link = await db.SupplierLinks.SingleOrDefaultAsync(x => x.Id == request.LinkId && x.Side == LinkSide.Retailer && x.State == LinkState.Active, cancellation)
            ?? throw new TicketRuleException("This cannot be chosen any more.");
        var supplier = await db.Tenants.Where(x => x.Id == link.OtherTenantId).Select(x => x.Name).SingleAsync(cancellation);
        var chain = await ChainOfAsync(ticket, link, supplier, cancellation);
        var pair = new SupplierTicket
        {
            TenantId = act.TenantId,
            Key = Guid.CreateVersion7(),
            Link = link,
            Ticket = ticket,
            Chain = SupplierTicket.WriteChain(chain),
            StartedAt = act.At,
        };
        db.Add(pair);
        ticket.HandOn(act, supplier);
        new Crossing
        {
            TenantId = act.TenantId,
            Kind = CrossingKind.OpenTicket,
            Link = link,
            Pair = pair,
            Content = new TicketContent(request.Subject.Trim(), letter, [.. request.Files.Distinct()], chain).Write(),
            CreatedAt = act.At,
        }.AddTo(db);
        return supplier;
    }

    // Everybody through whose hands it has come stands in the chain; asking one of them again would close a circle.
    private async Task<IReadOnlyList<int>> ChainOfAsync(Ticket ticket, SupplierLink link, string supplier, CancellationToken cancellation)
    {
        var pairs = ticket.Id == 0 ? [] : await db.SupplierTickets.Include(x => x.Link).Where(x => x.TicketId == ticket.Id).ToListAsync(cancellation);
        if (pairs.Exists(x => x.LinkId == link.Id && x.EndedAt is null))
            throw new TicketRuleException("{0} has this ticket already.", supplier);
        var chain = pairs.Where(x => x.Link.Side == LinkSide.Supplier).SelectMany(x => x.Tenants).Where(x => x != db.TenantId).Distinct().Append(db.TenantId).ToList();
        if (chain.Contains(link.OtherTenantId))
            throw new TicketRuleException("The ticket has come here by way of {0}; handing it back would make a circle.", supplier);
        return chain.Count <= SupplierTicket.LongestChain ? chain
            : throw new TicketRuleException("The ticket has gone through {0} desks; it goes no further.", $"{SupplierTicket.LongestChain}");
    }
}
