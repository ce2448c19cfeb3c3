using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Systems;
using ServiceDesk.Tickets;

namespace ServiceDesk.Partners;

/// <summary>What somebody sees in the portal besides their own requests, at this moment.</summary>
/// <param name="Organisation">Their customer, where it shares its requests; null: it does not, or they have none.</param>
/// <param name="Partner">Where they are registered; null: nowhere.</param>
public sealed record PortalSight(SharedOrganisation? Organisation, PartnerRole? Partner)
{
    public static readonly PortalSight Nothing = new(null, null);

    /// <summary>Whether requests of this customer's, from this system, are among it.</summary>
    public bool Covers(long? customerId, long? systemId) => customerId is { } customer
        && (Organisation?.Id == customer || Partner?.Under.Any(x => x.CustomerId == customer && (x.SystemId is null || x.SystemId == systemId)) == true);
}

public sealed record SharedOrganisation(long Id, string Name)
{
    /// <summary>Its requests, for whoever was just told that they see them.</summary>
    public IQueryable<Ticket> Tickets(DeskDb db) => db.Tickets.Where(x => x.CustomerId == Id);
}

/// <param name="Under">Customers, or single systems of theirs, whose requests it processes.</param>
public sealed record PartnerRole(string Name, bool MaySubmit, bool MayProcess, bool IsTold, IReadOnlyList<UnderPartner> Under)
{
    /// <summary>The requests of the customers under it, for whoever was just told that they see them.</summary>
    public IQueryable<Ticket> Tickets(DeskDb db)
    {
        List<long?> whole = [.. Under.Where(x => x.SystemId is null).Select(x => (long?)x.CustomerId)], systems = [.. Under.Select(x => x.SystemId).OfType<long>()];
        return systems.Count == 0
            ? db.Tickets.Where(x => whole.Contains(x.CustomerId))
            : db.Tickets.Where(x => whole.Contains(x.CustomerId) || systems.Contains(x.SystemId));
    }
}

public sealed record UnderPartner(long CustomerId, string CustomerName, long? SystemId, string? SystemName);

/// <summary>Whom a partner's person may open a request for: a customer, or a system of the customer's.</summary>
public sealed record RequestTarget(long CustomerId, string CustomerName, long? SystemId, string? SystemName)
{
    /// <summary>As forms and addresses have it.</summary>
    public string Key => SystemId is { } system ? FormattableString.Invariant($"{CustomerId}-{system}") : FormattableString.Invariant($"{CustomerId}");

    public string Name => SystemName is null ? CustomerName : $"{CustomerName} · {SystemName}";
}

/// <summary>Reads what somebody sees: a command for all of it, and one more for the systems.</summary>
public sealed class PortalSights(DeskDb db)
{
    public async Task<PortalSight> OfAsync(long? personId, CancellationToken cancellation)
    {
        var rows = await Rows(personId).ToListAsync(cancellation);
        if (rows is not [var first, ..])
            return PortalSight.Nothing;
        return new(
            first is { Organisation: { } id, Sharing: >= RequestSharing.Seen } ? new(id, first.OrganisationName ?? "") : null,
            first.Partner is { } name ? new(name, first.MaySubmit, first.MayProcess, first.IsTold, [.. rows.Where(x => x.CustomerId is not null)
                .Select(x => new UnderPartner(x.CustomerId!.Value, x.CustomerName ?? "", x.SystemId, x.SystemName)).OrderBy(x => x.CustomerName, StringComparer.CurrentCulture)]) : null);
    }

    /// <summary>All that requests can be opened for, or narrowed to, by name.</summary>
    public async Task<IReadOnlyList<RequestTarget>> TargetsAsync(PartnerRole partner, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partner);
        List<long> whole = [.. partner.Under.Where(x => x.SystemId is null).Select(x => x.CustomerId).Distinct()], single = [.. partner.Under.Select(x => x.SystemId).OfType<long>()];
        var systems = await Systems(whole, single).ToListAsync(cancellation);
        var names = partner.Under.GroupBy(x => x.CustomerId).ToDictionary(x => x.Key, x => x.First().CustomerName);
        return [.. whole.Select(x => new RequestTarget(x, names[x], null, null))
            .Concat(systems.Select(x => new RequestTarget(x.CustomerId, names[x.CustomerId], x.Id, x.Title)))
            .OrderBy(x => x.CustomerName, StringComparer.CurrentCulture).ThenBy(x => x.CustomerId).ThenBy(x => x.SystemName, StringComparer.CurrentCulture)];
    }

    internal IQueryable<CustomerSystem> Systems(IReadOnlyList<long> customers, IReadOnlyList<long> single) =>
        db.Systems.AsNoTracking().Where(x => x.ArchivedAt == null && (customers.Contains(x.CustomerId) || single.Contains(x.Id)));

    // A line for each customer under the partner; the person's own facts stand in each.
    internal IQueryable<SightRow> Rows(long? personId)
    {
        var (registered, links) = (db.PartnerPeople.Where(x => x.EndedAt == null), db.PartnerLinks.Where(x => x.EndedAt == null));
        return from person in db.People.Where(x => x.Id == personId)
               from own in registered.Where(x => x.PersonId == person.Id).DefaultIfEmpty()
               from link in links.Where(x => x.PartnerId == own!.PartnerId).DefaultIfEmpty()
               select new SightRow
               {
                   Organisation = person.CustomerId, OrganisationName = person.Customer!.Name, Sharing = (RequestSharing?)person.Customer.Sharing,
                   Partner = own!.Partner!.Name, MaySubmit = (bool?)own.MaySubmit ?? false, MayProcess = (bool?)own.MayProcess ?? false, IsTold = (bool?)own.IsTold ?? false,
                   CustomerId = (long?)link!.CustomerId, CustomerName = link.Customer!.Name, SystemId = link.SystemId, SystemName = link.System!.Name,
               };
    }

    internal sealed class SightRow
    {
        public long? Organisation { get; init; }
        public string? OrganisationName { get; init; }
        public RequestSharing? Sharing { get; init; }
        public string? Partner { get; init; }
        public bool MaySubmit { get; init; }
        public bool MayProcess { get; init; }
        public bool IsTold { get; init; }
        public long? CustomerId { get; init; }
        public string? CustomerName { get; init; }
        public long? SystemId { get; init; }
        public string? SystemName { get; init; }
    }
}
