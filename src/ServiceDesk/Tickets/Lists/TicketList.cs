using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets.Lists;

/// <summary>A line of a ticket list; names of guides, queues and staff come from the catalog.</summary>
public sealed record TicketRow(
    long Id, int Number, string Subject, string Preview, long StatusId, long PriorityId, long QueueId, long? AssigneeId, long? GroupId, long? TypeId,
    string TagText, string RequesterName, long? CustomerId, string? CustomerName, DateTime CreatedAt, DateTime UpdatedAt, DateTime? DueAt, DateTime? ReviewAt, int? Importance)
{
    public long? SystemId { get; init; }
}

/// <summary>A page of a list with the cursors of its neighbours.</summary>
public sealed record TicketListPage(IReadOnlyList<TicketRow> Rows, PageCursor? Newer, PageCursor? Older)
{
    public static readonly TicketListPage Empty = new([], null, null);
}

/// <summary>Lists of tickets by keyset: the millionth page costs what the first one does.</summary>
public sealed class TicketList(DeskDb db, TicketSearch search, CatalogCache catalogs)
{
    public const int PageSize = 50;

    /// <summary>Ranges that one command puts together; the next command reads on where they do not fill a page.</summary>
    private const int MostRangesAtOnce = 64;

    /// <param name="sort">Null: the newest update first. Requesters' lists know no other.</param>
    /// <param name="among">Tickets that a requester sees besides their own, instead of those; null: their own.</param>
    public async Task<TicketListPage> PageAsync(
        Act act, TicketFilter filter, PageCursor? cursor, CancellationToken cancellation, int size = PageSize, TicketSort? sort = null, IQueryable<Ticket>? among = null)
    {
        IReadOnlyList<long>? found = null;
        if (among is not null && (act.IsStaff || filter.IsSearch))
            throw new ArgumentException("Only a requester's list without a search is narrowed to some tickets.", nameof(among));
        if (filter.IsSearch)
        {
            found = await search.FindAsync(filter.Words, act.IsStaff, cancellation);
            if (found.Count == 0)
                return TicketListPage.Empty;
        }
        sort ??= TicketSort.Default;
        var newer = cursor is { Older: false };
        var ranges = act.IsStaff
            ? ListRanges.Of(filter, sort, await catalogs.GetAsync(db, cancellation), act)
            : [new ListRange(0, RangeKey.Updated)];
        var rows = await ReadAsync(new(act, filter, sort, found, newer, among), ranges, cursor, size + 1, cancellation);
        var (hasNewer, hasOlder) = KeysetPage.Cut(rows, size, cursor?.Older);
        return new(
            rows,
            hasNewer ? CursorOf(rows[0], sort, older: false) : null,
            hasOlder ? CursorOf(rows[^1], sort, older: true) : null);
    }

    /// <param name="Found">Ids that a search has found; null without one.</param>
    /// <param name="Newer">It is read backwards.</param>
    internal sealed record Reading(Act Act, TicketFilter Filter, TicketSort Sort, IReadOnlyList<long>? Found = null, bool Newer = false, IQueryable<Ticket>? Among = null)
    {
        // Within a group the newest update comes first, whichever way the groups go.
        public bool Descends => ((Sort.IsGrouped && Sort.Field != SortField.Customer) || Sort.IsDescending) != Newer;
    }

    private async Task<List<TicketRow>> ReadAsync(Reading reading, IReadOnlyList<ListRange> ranges, PageCursor? cursor, int most, CancellationToken cancellation)
    {
        var rows = new List<TicketRow>();
        var left = reading.Newer ? [.. ranges.Reverse()] : ranges.ToList();
        var first = cursor is { } from ? left.FindIndex(x => x.Group == from.Group || (x.Key is RangeKey.Customer or RangeKey.Importance && from.Group != ListRanges.Nobody)) : -1;
        if (first < 0)
            cursor = null;
        else
            left.RemoveRange(0, first);
        while (left.Count > 0 && rows.Count < most)
        {
            var batch = left.TakeWhile(x => x.Key == left[0].Key).Take(MostRangesAtOnce).ToList();
            rows.AddRange(batch is [var one]
                ? await Rows(reading, one, cursor, most - rows.Count).ToListAsync(cancellation)
                : await MergedAsync(reading, batch, cursor, most - rows.Count, cancellation));
            left.RemoveRange(0, batch.Count);
            cursor = null;
        }
        return rows;
    }

    private async Task<IEnumerable<TicketRow>> MergedAsync(Reading reading, List<ListRange> ranges, PageCursor? cursor, int most, CancellationToken cancellation)
    {
        var keys = await Keys(reading, ranges, cursor, most).ToListAsync(cancellation);
        var rows = keys.Count == 0 ? [] : await Rows(db.WithIds<Ticket>([.. keys.Select(x => x.Id)])).ToDictionaryAsync(x => x.Id, cancellation);
        return keys.Where(x => rows.ContainsKey(x.Id)).Select(x => rows[x.Id]);
    }

    /// <summary>Which rows of several ranges are next, from the indexes alone.</summary>
    internal IQueryable<RowKey> Keys(Reading reading, IReadOnlyList<ListRange> ranges, PageCursor? cursor, int most)
    {
        IQueryable<RowKey>? all = null;
        foreach (var range in ranges)
        {
            // Those of a later rank lie behind the cursor as a whole.
            var rank = reading.Newer ? -range.Rank : range.Rank;
            var rows = Tickets(reading, range, range.Rank == ranges[0].Rank ? cursor : null).Take(most);
            var keys = range.Key switch
            {
                RangeKey.Created => rows.Select(x => new RowKey { Rank = rank, At = x.CreatedAt, Id = x.Id }),
                RangeKey.Importance when reading.Descends => rows.Select(x => new RowKey { Rank = -x.Importance!.Value, At = x.UpdatedAt, Id = x.Id }),
                RangeKey.Importance => rows.Select(x => new RowKey { Rank = x.Importance!.Value, At = x.UpdatedAt, Id = x.Id }),
                _ => rows.Select(x => new RowKey { Rank = rank, At = x.UpdatedAt, Id = x.Id }),
            };
            all = all is null ? keys : all.Concat(keys);
        }
        var ranked = all!.OrderBy(x => x.Rank);
        return (reading.Descends ? ranked.ThenByDescending(x => x.At).ThenByDescending(x => x.Id) : ranked.ThenBy(x => x.At).ThenBy(x => x.Id)).Take(most);
    }

    internal sealed class RowKey
    {
        public int Rank { get; init; }
        public DateTime At { get; init; }
        public long Id { get; init; }
    }

    internal IQueryable<TicketRow> Rows(Reading reading, ListRange range, PageCursor? cursor, int most)
    {
        IQueryable<Ticket> tickets = Tickets(reading, range, cursor).Take(most);
        if (reading is { Found: null, Among: null, Act.IsStaff: false })
            // What somebody opened lies in an index in this order; where they take part does not, and is little. A union (rather
            // than all of both) keeps SQLite from walking through everybody's tickets for the sake of the order.
            tickets = range.InOrder(tickets.Union(Unordered(reading.Act.JoinedTickets(db), reading, range, cursor)), reading.Descends).Take(most);
        return Rows(tickets);
    }

    private IOrderedQueryable<Ticket> Tickets(Reading reading, ListRange range, PageCursor? cursor)
    {
        var act = reading.Act;
        var all = reading.Among ?? (reading.Found is not null ? act.VisibleAmong(db, db.WithIds<Ticket>(reading.Found)) : act.IsStaff ? act.VisibleTickets(db) : act.OpenedTickets(db));
        return range.InOrder(Unordered(all, reading, range, cursor), reading.Descends);
    }

    private IQueryable<Ticket> Unordered(IQueryable<Ticket> all, Reading reading, ListRange range, PageCursor? cursor)
    {
        var terms = reading.Filter.Terms.Where(x => !ReferenceEquals(x, range.InsteadOf));
        var narrowed = new FilterQuery(db, reading.Act).Narrow(FilterQuery.InPart(all, reading.Filter.Activity), terms);
        return range.Behind(range.Meets is { } meets ? narrowed.Where(meets) : narrowed, cursor, reading.Descends);
    }

    private static IQueryable<TicketRow> Rows(IQueryable<Ticket> tickets) => tickets.Select(x => new TicketRow(
        x.Id, x.Number, x.Subject, x.Preview, x.StatusId, x.PriorityId, x.QueueId, x.AssigneeId, x.GroupId, x.TypeId,
        x.TagText, x.Requester!.Name, x.CustomerId, x.Customer!.Name, x.CreatedAt, x.UpdatedAt, x.DueAt, x.ReviewAt, x.Importance) { SystemId = x.SystemId });

    private static PageCursor CursorOf(TicketRow row, TicketSort sort, bool older) => sort.Field switch
    {
        SortField.Number => new(older, default, row.Number),
        SortField.Created => new(older, row.CreatedAt, row.Id),
        SortField.Due => row.DueAt is { } due ? new(older, due, row.Id, 1) : new(older, row.UpdatedAt, row.Id, 2),
        SortField.Priority => new(older, row.UpdatedAt, row.Id, row.PriorityId),
        SortField.Status => new(older, row.UpdatedAt, row.Id, row.StatusId),
        SortField.Queue => new(older, row.UpdatedAt, row.Id, row.QueueId),
        SortField.Assignee => new(older, row.UpdatedAt, row.Id, row.AssigneeId ?? ListRanges.Nobody),
        SortField.Customer => new(older, row.UpdatedAt, row.Id, row.CustomerId ?? ListRanges.Nobody),
        SortField.Importance => new(older, row.UpdatedAt, row.Id, row.Importance ?? ListRanges.Nobody),
        _ => new(older, row.UpdatedAt, row.Id),
    };
}
