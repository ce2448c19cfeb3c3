using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Escalation;

/// <summary>Finds whoever stands for another tenant among the people of this one, or makes them known: a customer, where the other one is a retailer.</summary>
public sealed class Representatives(DeskDb db, UtcClock clock)
{
    /// <summary>No mail goes there (RFC 2606 section 2).</summary>
    public const string Domain = "desk.invalid";

    /// <summary>Whether an address is one that no mail can come from.</summary>
    public static bool Owns(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.EndsWith($"@{Domain}", StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="side">What this desk is to the other one.</param>
    internal async Task<Person> FindOrAddAsync(TenantInfo other, LinkSide side, CancellationToken cancellation)
    {
        if (await db.People.Include(x => x.Customer).SingleOrDefaultAsync(x => x.RepresentsTenantId == other.Id, cancellation) is not { } known)
            return await AddAsync(other, side, cancellation);
        // A desk may be both: a supplier at first, a customer later.
        if (side == LinkSide.Supplier && known.CustomerId is null)
            known.CustomerId = (await AddCustomerAsync(other, cancellation)).Id;
        return known;
    }

    private async Task<Person> AddAsync(TenantInfo other, LinkSide side, CancellationToken cancellation)
    {
        var person = new Person
        {
            TenantId = db.TenantId,
            Name = other.Name,
            Address = $"{other.Slug}@{Domain}",
            Language = other.Language,
            CustomerId = side == LinkSide.Supplier ? (await AddCustomerAsync(other, cancellation)).Id : null,
            RepresentsTenantId = other.Id,
            CreatedAt = clock.UtcNow,
        };
        db.Add(person);
        await db.SaveChangesAsync(cancellation);
        return person;
    }

    private async Task<Customer> AddCustomerAsync(TenantInfo other, CancellationToken cancellation)
    {
        var customer = new Customer { TenantId = db.TenantId, Name = other.Name, CreatedAt = clock.UtcNow };
        db.Add(customer);
        await db.SaveChangesAsync(cancellation);
        return customer;
    }
}
