using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>
/// How requests of a kind are processed (I1): its versions say which statuses there are, which leads to which, and what happens in
/// each. A scenario that names a customer counts for that customer's requests; the default one for all others.
/// </summary>
public sealed class Scenario : ITenantRow
{
    public const int NameLength = 120;

    public long Id { get; private set; }
    public required int TenantId { get; init; }
    public required string Name { get; set; }

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
        var fit = 0;
        return Fits(CustomerId, ticket.CustomerId, 1) && (fit > 0 || IsDefault) ? fit : null;

        bool Fits(long? wanted, long? has, int weight)
        {
            fit += wanted is null ? 0 : weight;
            return wanted is null || wanted == has;
        }
    }
}
