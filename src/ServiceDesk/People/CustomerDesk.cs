using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.Services;
using ServiceDesk.Systems;

namespace ServiceDesk.People;

/// <summary>A customer as staff see it (E2).</summary>
/// <param name="Parent">What it belongs to.</param>
/// <param name="People">The first few by name, of <paramref name="PeopleCount"/>.</param>
/// <param name="Contracts">Those that are not archived.</param>
/// <param name="Services">Those that are not archived.</param>
public sealed record CustomerView(
    Customer Customer, CustomerName? Parent, Person? AccountContact, IReadOnlyList<Person> People, int PeopleCount, IReadOnlyList<CustomerName> Children,
    IReadOnlyList<Contract> Contracts, IReadOnlyList<Service> Services)
{
    /// <summary>Its systems, those in use first.</summary>
    public IReadOnlyList<CustomerSystem> Systems { get; init; } = [];

    /// <summary>Who serves it as a partner.</summary>
    public IReadOnlyList<CustomerName> Partners { get; init; } = [];

    /// <summary>Whom it serves as a partner.</summary>
    public IReadOnlyList<CustomerName> Under { get; init; } = [];
}

public sealed record CustomerName(long Id, string Name);

/// <summary>Reads one customer with all that belongs to it, but for its tickets.</summary>
public sealed class CustomerDesk(DeskDb db)
{
    public const int MostShown = 25;

    /// <returns>Null when there is no such customer.</returns>
    public async Task<CustomerView?> FindAsync(long id, CancellationToken cancellation)
    {
        if (await db.Customers.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } customer)
            return null;
        var links = db.PartnerLinks.Where(x => x.EndedAt == null);
        var people = db.People.AsNoTracking().Where(x => x.CustomerId == id);
        return new(
            customer,
            customer.ParentId is { } parent ? await Names(db.Customers.Where(x => x.Id == parent)).SingleOrDefaultAsync(cancellation) : null,
            customer.AccountContactId is { } contact ? await db.People.AsNoTracking().SingleOrDefaultAsync(x => x.Id == contact, cancellation) : null,
            await people.OrderBy(x => x.Name).ThenBy(x => x.Id).Take(MostShown).ToListAsync(cancellation),
            await people.CountAsync(cancellation),
            await Names(db.Customers.Where(x => x.ParentId == id).OrderBy(x => x.Name).ThenBy(x => x.Id)).Take(MostShown).ToListAsync(cancellation),
            await db.Contracts.AsNoTracking().Include(x => x.Products).ThenInclude(x => x.Product).Where(x => x.CustomerId == id && x.ArchivedAt == null).OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellation),
            await db.Services.AsNoTracking().Where(x => x.CustomerId == id && x.ArchivedAt == null).OrderBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellation))
        {
            Systems = await db.Systems.AsNoTracking().Where(x => x.CustomerId == id).OrderBy(x => x.ArchivedAt != null).ThenBy(x => x.Name).ThenBy(x => x.Id).ToListAsync(cancellation),
            Partners = await Names(db.Customers.Where(x => links.Any(link => link.PartnerId == x.Id && link.CustomerId == id)).OrderBy(x => x.Name)).ToListAsync(cancellation),
            Under = await Names(db.Customers.Where(x => links.Any(link => link.CustomerId == x.Id && link.PartnerId == id)).OrderBy(x => x.Name)).ToListAsync(cancellation),
        };
    }

    private static IQueryable<CustomerName> Names(IQueryable<Customer> customers) => customers.Select(x => new CustomerName(x.Id, x.Name));
}
