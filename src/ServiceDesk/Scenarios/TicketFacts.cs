using Microsoft.EntityFrameworkCore;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Reads what conditions look at of a ticket as it stands: its first message and its present attributes.</summary>
public sealed class TicketFacts(DeskDb db, CatalogCache catalogs)
{
    private readonly Dictionary<long, (string Text, string? AutomaticReason)> firsts = [];
    private readonly Dictionary<long, string?> customers = [];
    private readonly Dictionary<long, string?> contracts = [];

    /// <summary>Reads what these tickets began with and whose they are, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> ticketIds, CancellationToken cancellation)
    {
        var found = await db.Tickets.Where(x => ticketIds.Contains(x.Id)).Select(x => new
        {
            x.Id,
            x.CustomerId,
            Customer = x.Customer!.Name,
            Text = x.Messages.OrderBy(message => message.Id).Select(message => message.Text).FirstOrDefault(),
            Reason = x.Messages.OrderBy(message => message.Id).Select(message => message.AutomaticReason).FirstOrDefault(),
        }).ToListAsync(cancellation);
        foreach (var ticket in found)
        {
            firsts[ticket.Id] = (ticket.Text ?? "", ticket.Reason);
            if (ticket.CustomerId is { } customer)
                customers[customer] = ticket.Customer;
        }
    }

    /// <param name="ticket">Loaded, perhaps changed and not saved yet; or new.</param>
    /// <param name="answers">The act under way answers the requester.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RequestFacts> ReadAsync(Ticket ticket, bool answers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var requester = ticket.Requester ?? await db.People.AsNoTracking().SingleAsync(x => x.Id == ticket.RequesterId, cancellation);
        var customer = ticket.CustomerId is { } id ? await CustomerAsync(id, cancellation) : null;
        var contract = ticket.ContractId is { } under ? await ContractAsync(under, cancellation) : null;
        var (text, automaticReason) = await FirstAsync(ticket, cancellation);
        return new()
        {
            Door = ticket.Door,
            Subject = ticket.Subject,
            Text = text,
            SenderAddress = requester.Address,
            SenderName = requester.Name,
            SenderIsStaff = requester.IsStaff,
            CustomerName = customer,
            ContractName = contract,
            IsAutomatic = automaticReason is not null,
            IsAnswered = answers || ticket.FirstReplyAt is not null,
            QueueId = ticket.QueueId,
            GroupId = ticket.GroupId,
            AssigneeId = ticket.AssigneeId,
            PriorityId = ticket.PriorityId,
            CategoryId = ticket.CategoryId,
            TypeId = ticket.TypeId,
            ProductId = ticket.ProductId,
            Tags = ticket.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            Fields = (await catalogs.GetAsync(db, cancellation)).FieldWords(ticket.Fields),
        };
    }

    // What one act does in several steps, and a batch of timers to many tickets, asks for the same again and again.
    private async Task<string?> CustomerAsync(long id, CancellationToken cancellation) => customers.TryGetValue(id, out var known)
        ? known
        : customers[id] = await db.Customers.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellation);

    private async Task<string?> ContractAsync(long id, CancellationToken cancellation) => contracts.TryGetValue(id, out var known)
        ? known
        : contracts[id] = await db.Contracts.Where(x => x.Id == id).Select(x => x.Name).SingleOrDefaultAsync(cancellation);

    private async Task<(string Text, string? AutomaticReason)> FirstAsync(Ticket ticket, CancellationToken cancellation)
    {
        if (ticket.Id == 0)
            return ticket.Messages.Select(x => (x.Text, x.AutomaticReason)).FirstOrDefault(("", null));
        if (firsts.TryGetValue(ticket.Id, out var known))
            return known;
        var first = await db.Messages.Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).Select(x => new { x.Text, x.AutomaticReason }).FirstOrDefaultAsync(cancellation);
        return firsts[ticket.Id] = (first?.Text ?? "", first?.AutomaticReason);
    }
}
