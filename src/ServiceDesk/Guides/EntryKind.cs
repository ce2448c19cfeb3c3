using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Guides;

/// <summary>A guide among those that share one table.</summary>
public abstract class EntryKind : GuideKind
{
    public sealed override IReadOnlyDictionary<string, string> ValuesOf(Guide entry) => ((GuideEntry)entry).Values;

    internal sealed override async Task<List<Guide>> LoadAsync(DeskDb db, CancellationToken cancellation) =>
        [.. await db.GuideEntries.Where(x => x.Kind == Key).ToListAsync(cancellation)];

    internal sealed override Guide New(int tenantId, string name) => new GuideEntry { TenantId = tenantId, Kind = Key, Name = name };

    internal sealed override void Take(Guide entry, IReadOnlyDictionary<string, string> values, IReadOnlyList<Guide> all) => ((GuideEntry)entry).Take(values);
}
