using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Finds whoever has an address, or makes them known.</summary>
public sealed class PersonFinder(DeskDb db)
{
    private readonly HashSet<string> asked = [];
    private readonly Dictionary<string, long?> customers = [];

    /// <summary>Reads everybody who has one of these addresses, and the customers of the others' domains, so that nobody is asked for one by one.</summary>
    public async Task LoadAsync(IEnumerable<string> addresses, CancellationToken cancellation)
    {
        var wanted = addresses.Select(Person.Fold).Distinct().Where(x => IsAddress(x) && !asked.Contains(x)).ToList();
        if (wanted.Count == 0)
            return;
        var found = await db.People.Where(x => wanted.Contains(x.Address)).ToListAsync(cancellation);
        asked.UnionWith(wanted);
        var domains = wanted.Except(found.Select(x => x.Address)).Select(DomainOf).Distinct().Where(x => !customers.ContainsKey(x)).ToList();
        if (domains.Count == 0)
            return;
        foreach (var domain in domains)
            customers[domain] = null;
        foreach (var customer in await db.Customers.AsNoTracking().Where(x => domains.Contains(x.MailDomain!)).Select(x => new { x.Id, x.MailDomain }).ToListAsync(cancellation))
            customers[customer.MailDomain!] ??= customer.Id;
    }

    /// <summary>A new person is added to the context and saved with the caller's changes.</summary>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public async Task<Person> FindOrAddAsync(string? name, string address, DateTime at, CancellationToken cancellation)
    {
        var folded = Person.Fold(address);
        if (!IsAddress(folded))
            throw new ArgumentException($"'{address}' is no mail address; expected something like name@example.org.", nameof(address));
        if (await FindAsync(folded, cancellation) is { } known)
            return known;
        var domain = DomainOf(folded);
        var customer = customers.TryGetValue(domain, out var read) ? read : await CustomersOf(domain).FirstOrDefaultAsync(cancellation);
        var person = new Person
        {
            TenantId = db.TenantId,
            Name = Person.NameFor(name, folded),
            Address = folded,
            CustomerId = customer,
            CreatedAt = at,
        };
        db.People.Add(person);
        return person;
    }

    public async Task<Person?> FindAsync(string address, CancellationToken cancellation)
    {
        var folded = Person.Fold(address);
        return db.Known<Person>().FirstOrDefault(x => x.Address == folded)
            ?? (asked.Contains(folded) ? null : await WithAddress(folded).SingleOrDefaultAsync(cancellation));
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    internal IQueryable<Person> WithAddress(string folded) => db.People.Where(x => x.Address == folded);

    internal IQueryable<long?> CustomersOf(string domain) => db.Customers.Where(x => x.MailDomain == domain).Select(x => (long?)x.Id);

    /// <summary>One @ with something before and behind it, no white space, and no longer than SMTP carries (RFC 5321 section 4.5.3.1.3).</summary>
    public static bool IsAddress(string address) =>
        address.Length <= Person.AddressLength
        && address.LastIndexOf('@') is > 0 and var at && at < address.Length - 1
        && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';');
}
