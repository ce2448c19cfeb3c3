using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>What came of a change to a customer.</summary>
public enum CustomerOutcome
{
    Done = 1,

    /// <summary>There is no such customer, or no such parent.</summary>
    NotFound = 2,

    /// <summary>The mail domain is none, such as <c>example.org</c>.</summary>
    NoDomain = 3,

    /// <summary>Mail addresses of the domain belong to another customer.</summary>
    DomainTaken = 4,

    /// <summary>The parent is the customer itself or stands below it.</summary>
    ParentIsBelow = 5,

    /// <summary>The account contact is no mail address.</summary>
    NoContact = 6,

    /// <summary>The account contact belongs to another customer.</summary>
    ContactOfAnother = 7,
}

/// <summary>What a customer is to be. Two customers may have one name, as people do.</summary>
public sealed record CustomerInput(string Name, string? MailDomain, long? ParentId)
{
    private const int MostLevels = 100;

    /// <summary>The mail address of whoever is told of what happens to the customer's tickets; somebody new becomes known. Null or blank: nobody.</summary>
    public string? AccountContact { get; init; }

    internal string? Domain => string.IsNullOrWhiteSpace(MailDomain) ? null : MailDomain.Trim().TrimStart('@').ToLowerInvariant();

    /// <summary>Ask behind <see cref="SettingsLock"/>: two who put each other's customer above theirs at once would make a ring.</summary>
    internal async Task<CustomerOutcome> CheckAsync(DeskDb db, long? customerId, CancellationToken cancellation)
    {
        if (Domain is { } domain)
        {
            // The domain of an address is one, and so is nothing that makes an address wrong.
            if (domain.Length > Customer.MailDomainLength || domain.Contains('@', StringComparison.Ordinal) || !PersonFinder.IsAddress("x@" + domain))
                return CustomerOutcome.NoDomain;
            if (await db.Customers.AnyAsync(x => x.MailDomain == domain && x.Id != customerId, cancellation))
                return CustomerOutcome.DomainTaken;
        }
        if (!string.IsNullOrWhiteSpace(AccountContact))
        {
            var address = Person.Fold(AccountContact);
            if (!PersonFinder.IsAddress(address))
                return CustomerOutcome.NoContact;
            if (await db.People.AnyAsync(x => x.Address == address && x.CustomerId != null && x.CustomerId != customerId, cancellation))
                return CustomerOutcome.ContactOfAnother;
        }
        var above = ParentId;
        for (var level = 0; above is { } id; level++)
        {
            if (id == customerId || level == MostLevels)
                return CustomerOutcome.ParentIsBelow;
            if (await db.Customers.Where(x => x.Id == id).Select(x => new { x.ParentId }).SingleOrDefaultAsync(cancellation) is not { } parent)
                return CustomerOutcome.NotFound;
            above = parent.ParentId;
        }
        return CustomerOutcome.Done;
    }

    internal void ApplyTo(Customer customer) => (customer.Name, customer.MailDomain, customer.ParentId) = (Name.Trim(), Domain, ParentId);

    /// <summary>Names the account contact of a customer that is saved; saves somebody new.</summary>
    internal async Task NameContactAsync(DeskDb db, Customer customer, DateTime at, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(AccountContact))
        {
            customer.AccountContactId = null;
            return;
        }
        var person = await new PersonFinder(db).FindOrAddAsync(null, AccountContact, at, cancellation);
        // Colleagues belong to nobody.
        if (!person.IsStaff)
            person.CustomerId = customer.Id;
        await db.SaveChangesAsync(cancellation);
        customer.AccountContactId = person.Id;
    }
}
