using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Operations;

namespace ServiceDesk.Dispatch;

/// <summary>Keeps each tenant's rules in force ready for some seconds; other nodes follow a publication when their copy has aged.</summary>
public sealed class RuleBooks(TimeProvider time, ConditionCatalog conditions, OperationCatalog operations)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<int, (RuleBook? Book, long SetId, long LoadedAt)> kept = new();

    /// <summary>The rules of the tenant that <paramref name="db"/> works for; null where it has none.</summary>
    public ValueTask<RuleBook?> GetAsync(DeskDb db, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return kept.TryGetValue(db.TenantId, out var found) && time.GetElapsedTime(found.LoadedAt) < KeptFor
            ? ValueTask.FromResult(found.Book)
            : new ValueTask<RuleBook?>(LoadAsync(db, cancellation));
    }

    public void Forget(int tenantId) => kept.TryRemove(tenantId, out _);

    /// <summary>Makes any set ready, for a try.</summary>
    public RuleBook Compile(RuleSet set) => new(set, conditions, operations);

    private async Task<RuleBook?> LoadAsync(DeskDb db, CancellationToken cancellation)
    {
        var loadedAt = time.GetTimestamp();
        var setId = await InForce(db).Select(x => x.Id).FirstOrDefaultAsync(cancellation);
        if (kept.TryGetValue(db.TenantId, out var found) && found.SetId == setId)
        {
            kept[db.TenantId] = found with { LoadedAt = loadedAt };
            return found.Book;
        }
        var set = setId == 0 ? null : await db.RuleSets.AsNoTracking().Include(x => x.Rules).SingleAsync(x => x.Id == setId, cancellation);
        var book = set is null ? null : Compile(set);
        kept[db.TenantId] = (book, setId, loadedAt);
        return book;
    }

    internal static IQueryable<RuleSet> InForce(DeskDb db) => db.RuleSets.Where(x => x.PublishedAt != null && x.RetiredAt == null).OrderByDescending(x => x.Number);
}
