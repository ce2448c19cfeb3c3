using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;

namespace ServiceDesk.Tenants;

/// <summary>Finds tenants by slug, host or id; keeps what it found for some seconds.</summary>
public sealed class TenantDirectory(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly IDataProtector keys = protection.CreateProtector("ServiceDesk.TenantKey");
    private readonly ConcurrentDictionary<string, (TenantInfo? Tenant, long LoadedAt)> kept = new(StringComparer.OrdinalIgnoreCase);

    public ValueTask<TenantInfo?> BySlugAsync(string slug, CancellationToken cancellation) =>
        slug.Length > Tenant.SlugLength ? ValueTask.FromResult<TenantInfo?>(null) : FindAsync($"slug:{slug}",
            db => db.Tenants.Where(x => x.Slug == slug), cancellation);

    /// <param name="host">Without a port.</param>
    public ValueTask<TenantInfo?> ByHostAsync(string host, CancellationToken cancellation) => FindAsync($"host:{host}",
        db => db.Tenants.Where(x => db.Set<TenantDomain>().Any(domain => domain.TenantId == x.Id && domain.Host == host)), cancellation);

    public ValueTask<TenantInfo?> ByIdAsync(int id, CancellationToken cancellation) => FindAsync($"id:{id}",
        db => db.Tenants.Where(x => x.Id == id), cancellation);

    /// <summary>All tenants that are not suspended, for jobs that go from one to the next.</summary>
    public async Task<IReadOnlyList<TenantInfo>> AllAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.AsNoTracking()
            .Where(x => x.SuspendedAt == null).OrderBy(x => x.Id).ToListAsync(cancellation);
        return [.. rows.Select(InfoOf)];
    }

    /// <summary>One that may be suspended, for whoever looks after the installation; erased ones are gone.</summary>
    public async Task<TenantInfo?> EvenSuspendedAsync(string slug, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeskDb>().Tenants.AsNoTracking().SingleOrDefaultAsync(x => x.Slug == slug && x.ErasedAt == null, cancellation) is { } row ? InfoOf(row) : null;
    }

    public string NewProtectedKey() => keys.Protect(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)));

    public void ForgetAll() => kept.Clear();

    // What was not found is not kept: anybody may ask for any name, and a tenant that is made now must be there at once.
    private async ValueTask<TenantInfo?> FindAsync(string key, Func<DeskDb, IQueryable<Tenant>> query, CancellationToken cancellation)
    {
        if (kept.TryGetValue(key, out var found) && time.GetElapsedTime(found.LoadedAt) < KeptFor)
            return found.Tenant;
        var loadedAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        var row = await query(db).AsNoTracking().Where(x => x.SuspendedAt == null).SingleOrDefaultAsync(cancellation);
        if (row is null)
        {
            kept.TryRemove(key, out _);
            return null;
        }
        var info = InfoOf(row);
        kept[key] = (info, loadedAt);
        return info;
    }

    private TenantInfo InfoOf(Tenant row) =>
        new(row.Id, row.Slug, row.Name, row.Language, row.TimeZone, Convert.FromBase64String(keys.Unprotect(row.ProtectedKey))) { Licence = row.Licence, Quota = row.Quota, Sessions = row.Sessions, Branding = row.Branding };
}
