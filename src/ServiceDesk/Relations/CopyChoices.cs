using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Relations;

/// <summary>A customer who may get a ticket of their own.</summary>
/// <param name="HasContract">A contract of theirs is in force and covers what the ticket is about: they are concerned unless somebody says otherwise.</param>
/// <param name="People">Whose ticket it may be; nobody is known of some customers.</param>
public sealed record CopyCustomer(long Id, string Name, bool HasContract, IReadOnlyList<CopyPerson> People);

public sealed record CopyPerson(long Id, long CustomerId, string Name, string Address);

/// <summary>Finds the customers for whom tickets about the same thing can be opened: those with a contract in force that covers its product, or those somebody looks for.</summary>
public sealed class CopyChoices(DeskDb db)
{
    /// <summary>Customers on a page; more are found by looking for them.</summary>
    public const int Most = OpenCopies.Most;

    private const int MostPeople = 1000;

    /// <param name="search">A part of the name; empty: those with such a contract.</param>
    /// <returns>Null when the person who acts sees no such ticket. The ticket's own customer is not among them.</returns>
    public async Task<IReadOnlyList<CopyCustomer>?> FindAsync(Act act, int number, string? search, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var ticket = act.Allows(Right.CreateCustomerTickets) ? await act.TicketsFor(db, Right.Edit).Where(x => x.Number == number).Select(x => new { x.CustomerId, x.ProductId }).SingleOrDefaultAsync(cancellation) : null;
        if (ticket is null)
            return null;
        var customers = await Customers(search, ticket.CustomerId, ticket.ProductId, Contract.DayAt(act.At, db.Tenant.Info)).ToListAsync(cancellation);
        var ids = customers.ConvertAll(x => x.Id);
        var people = (await People(ids).ToListAsync(cancellation)).ToLookup(x => x.CustomerId);
        return [.. customers.Select(x => new CopyCustomer(x.Id, x.Name, x.HasContract, [.. people[x.Id]]))];
    }

    internal sealed record FoundCustomer(long Id, string Name, bool HasContract);

#pragma warning disable CA1304, CA1311, CA1862 // The database compares: it takes no culture.
    internal IQueryable<FoundCustomer> Customers(string? search, long? own, long? product, DateOnly day)
    {
        var inForce = db.Contracts.Where(x => x.ArchivedAt == null && (x.From == null || x.From <= day) && (x.Until == null || x.Until >= day)
            && (product == null || !x.Products.Any() || x.Products.Any(covered => covered.ProductId == product)));
        var customers = db.Customers.Where(x => x.Id != own)
            .Select(x => new { x.Id, x.Name, HasContract = inForce.Any(contract => contract.CustomerId == x.Id) });
        if (string.IsNullOrWhiteSpace(search))
            customers = customers.Where(x => x.HasContract);
        else
        {
            var part = search.Trim().ToLowerInvariant();
            customers = customers.Where(x => x.Name.ToLower().Contains(part));
        }
        return customers.OrderBy(x => x.Name).ThenBy(x => x.Id).Take(Most).Select(x => new FoundCustomer(x.Id, x.Name, x.HasContract));
    }
#pragma warning restore CA1304, CA1311, CA1862

    // Whoever was known first is most often the one to talk to.
    internal IQueryable<CopyPerson> People(List<long> customers) => db.People
        .Where(x => customers.Contains(x.CustomerId!.Value) && (x.StaffSince == null || x.StaffUntil != null)).OrderBy(x => x.Id).Take(MostPeople)
        .Select(x => new CopyPerson(x.Id, x.CustomerId!.Value, x.Name, x.Address));
}
