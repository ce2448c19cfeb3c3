using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>A ticket for each of several customers about the same thing.</summary>
/// <param name="People">Whose tickets they will be: one of each customer's.</param>
/// <param name="TellsRequesters">They get the acknowledgement that a request of their own would get.</param>
public sealed record Copies(string Subject, NewText Text, IReadOnlyList<long> People, RelationChoice Relation, bool TellsRequesters);

/// <summary>Opens one ticket for each of several customers, by the way of every new ticket, and relates them all to the one at hand (I9).</summary>
public sealed class OpenCopies(DeskDb db, TicketNumbers numbers, ContractsInForce contracts, OpenTicket open, RelateTickets relate)
{
    /// <summary>Of one act.</summary>
    public const int Most = 50;

    /// <returns>The numbers of the new tickets; null when the person who acts sees no such ticket.</returns>
    /// <exception cref="TicketRuleException">Nobody or too many were chosen, or something of it cannot be taken; nothing is saved.</exception>
    public async Task<IReadOnlyList<int>?> RunAsync(Act act, int number, Copies copies, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(copies);
        if (!act.Allows(Right.CreateCustomerTickets))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await act.TicketsFor(db, Right.Edit).SingleOrDefaultAsync(x => x.Number == number, cancellation) is not { } ticket)
            return null;
        var ids = copies.People.Distinct().ToList();
        if (ids.Count == 0)
            throw new TicketRuleException("Choose at least one customer.");
        if (ids.Count > Most)
            throw new TicketRuleException("At most {0} tickets are opened at once.", $"{Most}");
        if (copies.Relation is { Kind: RelationKind.Parent, FromStart: false })
            throw new TicketRuleException("A ticket has one parent at most.");
        var people = await db.People.Include(x => x.Customer).Where(x => ids.Contains(x.Id)).OrderBy(x => x.Customer!.Name).ThenBy(x => x.Id).ToListAsync(cancellation);
        if (people.Count < ids.Count)
            throw new TicketRuleException("This cannot be chosen any more.");
        var type = await relate.TypeAsync(copies.Relation, cancellation);
        await contracts.LoadAsync(people.Select(x => x.CustomerId), act.At, cancellation);
        await numbers.ReserveAsync(people.Count, cancellation);
        var opened = new List<int>();
        foreach (var person in people)
        {
            var copy = await open.PrepareAsync(act, new NewTicket(copies.Subject, copies.Text, person)
            {
                QueueId = ticket.QueueId,
                CategoryId = ticket.CategoryId,
                TypeId = ticket.TypeId,
                ProductId = ticket.ProductId,
                PriorityId = ticket.PriorityId,
                Fields = ticket.Fields,
                IsQuiet = !copies.TellsRequesters,
            }, cancellation);
            var (from, to) = copies.Relation.FromStart ? (ticket, copy) : (copy, ticket);
            relate.Prepare(act, from, to, copies.Relation.Kind, type);
            opened.Add(copy.Number);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return opened;
    }
}
