using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Partners;

namespace ServiceDesk.People;

/// <summary>What came of saying that somebody belongs to a customer.</summary>
public enum CustomerPersonOutcome
{
    Done = 1,

    /// <summary>There is no such customer or person, or the right is missing.</summary>
    NotFound = 2,

    /// <summary>The address is none.</summary>
    NoAddress = 3,

    /// <summary>The person works for the desk, or stands for another desk.</summary>
    Colleague = 4,

    /// <summary>The person belongs to another customer, and was not to be taken from there.</summary>
    OfAnother = 5,
}

/// <summary>Says who belongs to a customer. Tickets stay with the customer that they were opened for.</summary>
public sealed class KeepCustomerPeople(DeskDb db, PersonFinder people)
{
    /// <param name="address">Whoever has it; somebody new becomes known.</param>
    /// <param name="name">Of somebody new; null: what stands before the @.</param>
    /// <param name="takes">Somebody who belongs to another customer comes over.</param>
    public async Task<CustomerPersonOutcome> AddAsync(Act act, long customerId, string address, string? name, bool takes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(address);
        if (!act.Allows(Right.Settings) || !await db.Customers.AnyAsync(x => x.Id == customerId, cancellation))
            return CustomerPersonOutcome.NotFound;
        if (!PersonFinder.IsAddress(address.Trim()))
            return CustomerPersonOutcome.NoAddress;
        var known = await people.FindAsync(address, cancellation);
        if (known is { IsStaff: true } or { RepresentsTenantId: not null })
            return CustomerPersonOutcome.Colleague;
        if (known?.CustomerId is { } other && other != customerId && !takes)
            return CustomerPersonOutcome.OfAnother;
        var person = known ?? await people.FindOrAddAsync(name, address, act.At, cancellation);
        await LeaveAsync(act, person, cancellation);
        person.CustomerId = customerId;
        await db.SaveChangesAsync(cancellation);
        return CustomerPersonOutcome.Done;
    }

    public async Task<CustomerPersonOutcome> RemoveAsync(Act act, long customerId, long personId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (!act.Allows(Right.Settings)
            || await db.People.SingleOrDefaultAsync(x => x.Id == personId && x.CustomerId == customerId && x.RepresentsTenantId == null, cancellation) is not { } person)
            return CustomerPersonOutcome.NotFound;
        await LeaveAsync(act, person, cancellation);
        person.CustomerId = null;
        await db.SaveChangesAsync(cancellation);
        return CustomerPersonOutcome.Done;
    }

    // Whoever leaves a customer is neither its account contact nor one of its people as a partner any more.
    private async Task LeaveAsync(Act act, Person person, CancellationToken cancellation)
    {
        if (person.Id == 0 || person.CustomerId is not { } former)
            return;
        if (await db.Customers.SingleAsync(x => x.Id == former, cancellation) is { } customer && customer.AccountContactId == person.Id)
            customer.AccountContactId = null;
        if (await db.PartnerPeople.SingleOrDefaultAsync(x => x.PersonId == person.Id && x.EndedAt == null, cancellation) is { } registered)
            registered.EndedAt = act.At;
    }
}
