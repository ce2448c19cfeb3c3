using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Seeding;

/// <summary>Everything of a tenant that made-up tickets refer to. The entities are saved and followed by no context.</summary>
public sealed record SeedDesk(
    TenantInfo Tenant, Catalog Catalog, IReadOnlyList<Person> Requesters, IReadOnlyList<Person> Staff, IReadOnlyList<Tag> Tags, long? MailboxId)
{
    /// <summary>The status for a phase, or for the nearest one that the tenant has.</summary>
    public Status StatusFor(Phase phase)
    {
        var order = phase switch
        {
            Phase.Deferred => (Phase[])[Phase.Deferred, Phase.Waiting, Phase.Working],
            Phase.Waiting => [Phase.Waiting, Phase.Working],
            Phase.Solved => [Phase.Solved, Phase.Closed],
            Phase.Closed => [Phase.Closed, Phase.Solved],
            _ => [phase, Phase.Working, Phase.Pending],
        };
        return order.Select(Catalog.StatusFor).FirstOrDefault(x => x is not null) ?? Catalog.Statuses[0];
    }
}
