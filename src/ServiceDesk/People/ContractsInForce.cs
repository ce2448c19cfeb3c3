using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Says which contract a new ticket comes under: the customer's only one in force that covers its product. Of several, staff choose.</summary>
public sealed class ContractsInForce(DeskDb db)
{
    private readonly Dictionary<long, List<Contract>> known = [];

    /// <summary>Reads those of many customers at once, so that none is asked for one by one.</summary>
    public async Task LoadAsync(IEnumerable<long?> customerIds, DateTime at, CancellationToken cancellation)
    {
        var wanted = customerIds.OfType<long>().Distinct().Where(x => !known.ContainsKey(x)).ToList();
        if (wanted.Count == 0)
            return;
        var rows = (await Of(wanted, Contract.DayAt(at, db.Tenant.Info)).ToListAsync(cancellation)).ToLookup(x => x.CustomerId);
        foreach (var customer in wanted)
            known[customer] = [.. rows[customer]];
    }

    /// <param name="customerId">Whose; null: nobody's.</param>
    /// <param name="productId">What the ticket is about, as far as is known; null: any of its contracts may cover it.</param>
    /// <param name="at">When it is opened.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null for nobody's customer, and where no such contract or more than one is in force.</returns>
    public async Task<Contract?> OnlyOneAsync(long? customerId, long? productId, DateTime at, CancellationToken cancellation)
    {
        if (customerId is not { } id)
            return null;
        await LoadAsync([id], at, cancellation);
        return known[id].FindAll(x => x.Covers(productId)) is [var only] ? only : null;
    }

    internal IQueryable<Contract> Of(List<long> customers, DateOnly day) => db.Contracts.AsNoTracking().Include(x => x.Products).Where(x =>
        customers.Contains(x.CustomerId) && x.ArchivedAt == null && (x.From == null || x.From <= day) && (x.Until == null || x.Until >= day));
}
