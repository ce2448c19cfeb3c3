using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>A guide with a table of its own, for what the desk itself knows of its entries.</summary>
internal abstract class TableKind<T> : GuideKind where T : Guide
{
    public sealed override IReadOnlyDictionary<string, string> ValuesOf(Guide entry) => ValuesOf((T)entry);

    internal sealed override async Task<List<Guide>> LoadAsync(DeskDb db, CancellationToken cancellation) => [.. await db.Set<T>().ToListAsync(cancellation)];

    internal sealed override Guide New(int tenantId, string name) => Make(tenantId, name);

    internal sealed override void Take(Guide entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Guide> all) => Take((T)entry, values, [.. all.Cast<T>()]);

    internal sealed override Task<GuideRefusal?> RefusesAsync(
        DeskDb db, Guide entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Guide> all, CancellationToken cancellation) =>
        RefusesAsync(db, (T)entry, values, [.. all.Cast<T>()], cancellation);

    internal sealed override GuideRefusal? Keeps(Guide entry, IReadOnlyList<Guide> all) => Keeps((T)entry, [.. all.Cast<T>()]);

    protected virtual IReadOnlyDictionary<string, string> ValuesOf(T entry) => new Dictionary<string, string>();

    protected abstract T Make(int tenantId, string name);

    protected virtual void Take(T entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<T> all)
    {
    }

    protected virtual Task<GuideRefusal?> RefusesAsync(
        DeskDb db, T entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<T> all, CancellationToken cancellation) => Task.FromResult<GuideRefusal?>(null);

    protected virtual GuideRefusal? Keeps(T entry, IReadOnlyList<T> all) => null;
}
