using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>A guide's entries as its pages show them.</summary>
public sealed class GuideReader(DeskDb db)
{
    /// <summary>All of them: those in use in their order, then archived ones.</summary>
    public async Task<IReadOnlyList<Guide>> AllAsync(GuideKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var all = await kind.LoadAsync(db, cancellation);
        return [.. GuideLists.InOrder(all), .. all.Where(x => x.ArchivedAt is not null).OrderByDescending(x => x.ArchivedAt)];
    }

    /// <summary>How many entries in use each guide has, by its key.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(GuideCatalog guides, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(guides);
        var counts = await db.GuideEntries.Where(x => x.ArchivedAt == null).GroupBy(x => x.Kind).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count, cancellation);
        foreach (var kind in guides.Kinds.Where(x => x is not EntryKind))
            counts[kind.Key] = (await kind.LoadAsync(db, cancellation)).Count(x => x.ArchivedAt is null);
        return counts;
    }
}
