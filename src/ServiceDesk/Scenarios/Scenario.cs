using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>
/// How requests of a kind are processed (I1): its versions say which statuses there are, which leads to which, and what happens in
/// each. A scenario counts for the requests of the product, contract and customer that it names; the default one for all others.
/// </summary>
public sealed class Scenario : ITenantRow
{
    public const int NameLength = 120;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

    /// <summary>Null: any.</summary>
    public long? ProductId { get; set; }

    /// <summary>Null: any.</summary>
    public long? ContractId { get; set; }

    /// <summary>Null: any.</summary>
    public long? CustomerId { get; set; }

    /// <summary>Counts where no other does; a tenant has one at most.</summary>
    public bool IsDefault { get; set; }
    public DateTime? ArchivedAt { get; set; }
    public ICollection<ScenarioVersion> Versions { get; } = [];

    /// <summary>How closely the scenario is made for a ticket: the more, the closer; null: not for it.</summary>
    public int? FitOf(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        // A contract is closer than the product and the customer together: it is one customer's, for what was agreed.
        (long? Wanted, long? Has, int Weight)[] parts = [(ContractId, ticket.ContractId, 4), (ProductId, ticket.ProductId, 2), (CustomerId, ticket.CustomerId, 1)];
        if (parts.Any(x => x.Wanted is not null && x.Wanted != x.Has))
            return null;
        var fit = parts.Sum(x => x.Wanted is null ? 0 : x.Weight);
        return fit > 0 || IsDefault ? fit : null;
    }
}
