using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tenants;

namespace ServiceDesk.Installation;

public enum DomainOutcome
{
    Done = 0,
    NotFound = 1,

    /// <summary>No host name, or the one under which the whole installation is reached.</summary>
    NotUsable = 2,

    /// <summary>It leads to a tenant already.</summary>
    Taken = 3,
}

/// <summary>Gives a tenant host names of its own, which lead to it without the slug.</summary>
public sealed partial class ChangeDomains(DeskDb db, TenantDirectory directory, AddressSettings addresses)
{
    [GeneratedRegex(@"^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$")]
    private static partial Regex HostShape();

    public async Task<DomainOutcome> AddAsync(string slug, string host, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (await TenantAsync(slug, cancellation) is not { } tenant)
            return DomainOutcome.NotFound;
        var name = host.Trim().TrimEnd('.').ToLowerInvariant();
        if (!HostShape().IsMatch(name) || name == new Uri(addresses.PublicUrl).Host)
            return DomainOutcome.NotUsable;
        if (await db.TenantDomains.AnyAsync(x => x.Host == name, cancellation))
            return DomainOutcome.Taken;
        db.Add(new TenantDomain { TenantId = tenant.Id, Host = name });
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
        return DomainOutcome.Done;
    }

    public async Task<DomainOutcome> RemoveAsync(string slug, int id, CancellationToken cancellation)
    {
        if (await TenantAsync(slug, cancellation) is not { } tenant || await db.TenantDomains.SingleOrDefaultAsync(x => x.Id == id && x.TenantId == tenant.Id, cancellation) is not { } domain)
            return DomainOutcome.NotFound;
        db.Remove(domain);
        await db.SaveChangesAsync(cancellation);
        directory.ForgetAll();
        return DomainOutcome.Done;
    }

    private Task<Tenant?> TenantAsync(string slug, CancellationToken cancellation) => db.Tenants.SingleOrDefaultAsync(x => x.Slug == slug && x.ErasedAt == null, cancellation);
}
