using System.Collections.Concurrent;
using ServiceDesk.Conditions;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>Keeps each tenant's service levels ready: compiled once for as long as the catalog holds the same.</summary>
public sealed class LevelBooks(ConditionCatalog conditions)
{
    private readonly ConcurrentDictionary<int, LevelBook> kept = new();
    private readonly LevelBook none = new([], conditions);

    public LevelBook Of(Catalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (catalog.ServiceLevels is not [var first, ..])
            return none;
        if (kept.TryGetValue(first.TenantId, out var known) && known.IsOf(catalog.ServiceLevels))
            return known;
        return kept[first.TenantId] = new LevelBook(catalog.ServiceLevels, conditions);
    }
}
