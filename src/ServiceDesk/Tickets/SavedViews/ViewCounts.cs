using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets.SavedViews;

/// <summary>
/// How many tickets each view has, counted up to <see cref="Most"/> in one command and kept for some seconds for each person: a menu
/// stands on every page, and its views may be anything.
/// </summary>
public sealed class ViewCounts(TimeProvider time)
{
    /// <summary>Nobody asks how many more.</summary>
    public const int Most = 100;

    /// <summary>Under this the menu has the count of what is overdue.</summary>
    public const long Overdue = 0;

    /// <summary>Under this the count of what is escalated.</summary>
    public const long Escalated = -1;

    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    /// <summary>Views behind these have no count.</summary>
    private const int MostViews = 20;

    private readonly ConcurrentDictionary<(int Tenant, long Person), (string Asked, IReadOnlyDictionary<long, int> Counts, long At)> kept = new();

    /// <param name="filters">By the id of the view; searches are left out.</param>
    /// <returns>What is in none has no entry where it was not counted.</returns>
    public async Task<IReadOnlyDictionary<long, int>> GetAsync(
        DeskDb db, Act act, IReadOnlyList<(long View, TicketFilter Filter)> filters, CancellationToken cancellation)
    {
        var counted = filters.Where(x => !x.Filter.IsSearch).Take(MostViews).ToList();
        if (counted.Count == 0)
            return new Dictionary<long, int>();
        var (key, asked) = ((db.TenantId, act.PersonId ?? 0), string.Join('\n', counted.Select(x => $"{x.View} {FilterWriter.Write(x.Filter, null)}").Prepend($"{act.Rights.ScopeOf(Right.Ticketing)} {act.Rights.ScopeOf(Right.ManageEscalatedTickets)}")));
        if (kept.TryGetValue(key, out var found) && found.Asked == asked && time.GetElapsedTime(found.At) < KeptFor)
            return found.Counts;
        var at = time.GetTimestamp();
        var rows = await Counts(db, act, counted).ToDictionaryAsync(x => x.View, x => x.Count, cancellation);
        var counts = counted.ToDictionary(x => x.View, x => rows.GetValueOrDefault(x.View));
        kept[key] = (asked, counts, at);
        return counts;
    }

    internal static IQueryable<ViewCount> Counts(DeskDb db, Act act, IReadOnlyList<(long View, TicketFilter Filter)> filters)
    {
        var query = new FilterQuery(db, act);
        IQueryable<Row>? all = null;
        foreach (var (view, filter) in filters)
        {
            var rows = query.Narrow(act.VisibleTickets(db), filter);
            // In the order of an index that serves the filter: what is counted is read along it, and no further than needed.
            var ordered = filter.IsOverdue ? rows.OrderBy(x => x.DueAt).ThenBy(x => x.Id)
                : filter.IsEscalated ? rows.OrderBy(x => x.EscalatedAt).ThenBy(x => x.Id)
                : rows.OrderByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id);
            var ids = ordered.Take(Most).Select(x => new Row { View = view, Id = x.Id });
            all = all is null ? ids : all.Concat(ids);
        }
        return all!.GroupBy(x => x.View).Select(x => new ViewCount { View = x.Key, Count = x.Count() });
    }

    internal sealed class Row
    {
        public long View { get; init; }
        public long Id { get; init; }
    }

    internal sealed class ViewCount
    {
        public long View { get; init; }
        public int Count { get; init; }
    }
}
