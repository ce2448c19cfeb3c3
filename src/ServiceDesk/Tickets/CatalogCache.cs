using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Macros;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Timers;

namespace ServiceDesk.Tickets;

/// <summary>
/// Keeps each tenant's <see cref="Catalog"/> for some seconds. Whoever changes a table of it calls <see cref="Forget"/>;
/// other nodes follow when their copy has aged.
/// </summary>
public sealed class CatalogCache(TimeProvider time)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, (Catalog Catalog, long LoadedAt)> kept = new();

    /// <summary>The catalog of the tenant that <paramref name="db"/> works for.</summary>
    public ValueTask<Catalog> GetAsync(DeskDb db, CancellationToken cancellation) =>
        kept.TryGetValue(db.TenantId, out var found) && time.GetElapsedTime(found.LoadedAt) < KeptFor
            ? ValueTask.FromResult(found.Catalog)
            : new ValueTask<Catalog>(LoadAsync(db, cancellation));

    public void Forget(int tenantId) => kept.TryRemove(tenantId, out _);

    private async Task<Catalog> LoadAsync(DeskDb db, CancellationToken cancellation)
    {
        var loadedAt = time.GetTimestamp();
        var catalog = new Catalog(
            await db.Statuses.AsNoTracking().ToListAsync(cancellation),
            await db.Priorities.AsNoTracking().ToListAsync(cancellation),
            await db.Categories.AsNoTracking().ToListAsync(cancellation),
            await db.Queues.AsNoTracking().ToListAsync(cancellation),
            await db.Groups.AsNoTracking().Include(x => x.Members).ToListAsync(cancellation),
            await db.People.AsNoTracking().Where(x => x.StaffSince != null).ToListAsync(cancellation),
            await db.Calendars.AsNoTracking().ToListAsync(cancellation),
            await db.StatusTimers.AsNoTracking().ToListAsync(cancellation),
            await db.Scenarios.AsNoTracking().Where(x => x.ArchivedAt == null && x.Versions.Any(version => version.PublishedAt != null)).ToListAsync(cancellation),
            await db.GuideEntries.AsNoTracking().ToListAsync(cancellation),
            await db.ServiceLevels.AsNoTracking().ToListAsync(cancellation),
            await db.EventSettings.AsNoTracking().ToListAsync(cancellation),
            await db.XsltTemplates.Where(x => x.ArchivedAt == null).Select(x => new TemplateChoice(x.Id, x.Name, x.Kind, x.InUseSince != null)).ToListAsync(cancellation),
            await db.Roles.AsNoTracking().ToListAsync(cancellation),
            await db.PersonRoles.AsNoTracking().ToListAsync(cancellation),
            await db.SavedViews.AsNoTracking().ToListAsync(cancellation),
            await db.Macros.AsNoTracking().ToListAsync(cancellation),
            await db.CustomFields.AsNoTracking().ToListAsync(cancellation));
        kept[db.TenantId] = (catalog, loadedAt);
        return catalog;
    }
}
