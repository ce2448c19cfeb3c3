using System.Linq.Expressions;
using ServiceDesk.Tickets.Filters;

namespace ServiceDesk.Tickets.Lists;

/// <summary>The key by which a stretch of a list is ordered; the id decides between equals.</summary>
internal enum RangeKey
{
    Updated = 1,
    Created = 2,
    Due = 3,
    Number = 4,

    /// <summary>The customer, and the update within it.</summary>
    Customer = 5,

    /// <summary>The importance, and the update within it.</summary>
    Importance = 6,
}

/// <summary>A stretch of a sorted list that one index serves in its order. Those of one rank are merged, others follow each other.</summary>
/// <param name="Group">The value that its rows share; a <see cref="PageCursor"/> names it.</param>
/// <param name="Meets">What its rows meet besides the filter; null: nothing.</param>
/// <param name="InsteadOf">The term of the filter that it takes the place of.</param>
internal sealed record ListRange(int Rank, RangeKey Key, long Group = 0, Expression<Func<Ticket, bool>>? Meets = null, FilterTerm? InsteadOf = null)
{
    /// <summary>Before anything could be due.</summary>
    private static readonly DateTime Beginning = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The rows behind a cursor, in no order yet; those without the key are of another stretch.</summary>
    public IQueryable<Ticket> Behind(IQueryable<Ticket> tickets, PageCursor? cursor, bool descends)
    {
        if (cursor is { At: var at, Id: var id, Group: var group })
            return tickets.Where(Behind(at, id, group, descends));
        // Compared with a value: SQLite seeks by no IS NOT NULL, and would read all that have none.
        return Key switch
        {
            RangeKey.Due => tickets.Where(x => x.DueAt >= Beginning),
            RangeKey.Customer => tickets.Where(x => x.CustomerId > 0),
            RangeKey.Importance => tickets.Where(x => x.Importance >= 0),
            _ => tickets,
        };
    }

    public IOrderedQueryable<Ticket> InOrder(IQueryable<Ticket> tickets, bool descends) => Key switch
    {
        RangeKey.Created => Ordered(tickets, x => x.CreatedAt, descends),
        RangeKey.Due => Ordered(tickets, x => x.DueAt, descends),
        RangeKey.Number => descends ? tickets.OrderByDescending(x => x.Number) : tickets.OrderBy(x => x.Number),
        RangeKey.Customer => descends
            ? tickets.OrderByDescending(x => x.CustomerId).ThenByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id)
            : tickets.OrderBy(x => x.CustomerId).ThenBy(x => x.UpdatedAt).ThenBy(x => x.Id),
        RangeKey.Importance => descends
            ? tickets.OrderByDescending(x => x.Importance).ThenByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id)
            : tickets.OrderBy(x => x.Importance).ThenBy(x => x.UpdatedAt).ThenBy(x => x.Id),
        _ => Ordered(tickets, x => x.UpdatedAt, descends),
    };

    // 'a <= x and (a < x or id < y)': the first half is what an index seeks by.
    private Expression<Func<Ticket, bool>> Behind(DateTime at, long id, long group, bool descends)
    {
        // Of the column's type: PostgreSQL seeks by no other.
        var (number, importance) = ((int)Math.Min(id, int.MaxValue), (int)Math.Min(group, int.MaxValue));
        return (Key, descends) switch
        {
            (RangeKey.Created, true) => x => x.CreatedAt <= at && (x.CreatedAt < at || x.Id < id),
            (RangeKey.Created, false) => x => x.CreatedAt >= at && (x.CreatedAt > at || x.Id > id),
            (RangeKey.Due, true) => x => x.DueAt <= at && (x.DueAt < at || x.Id < id),
            (RangeKey.Due, false) => x => x.DueAt >= at && (x.DueAt > at || x.Id > id),
            (RangeKey.Number, true) => x => x.Number < number,
            (RangeKey.Number, false) => x => x.Number > number,
            (RangeKey.Customer, true) => x => x.CustomerId <= group && (x.CustomerId < group || (x.UpdatedAt <= at && (x.UpdatedAt < at || x.Id < id))),
            (RangeKey.Customer, false) => x => x.CustomerId >= group && (x.CustomerId > group || (x.UpdatedAt >= at && (x.UpdatedAt > at || x.Id > id))),
            (RangeKey.Importance, true) => x => x.Importance <= importance && (x.Importance < importance || (x.UpdatedAt <= at && (x.UpdatedAt < at || x.Id < id))),
            (RangeKey.Importance, false) => x => x.Importance >= importance && (x.Importance > importance || (x.UpdatedAt >= at && (x.UpdatedAt > at || x.Id > id))),
            (_, true) => x => x.UpdatedAt <= at && (x.UpdatedAt < at || x.Id < id),
            (_, false) => x => x.UpdatedAt >= at && (x.UpdatedAt > at || x.Id > id),
        };
    }

    private static IOrderedQueryable<Ticket> Ordered<T>(IQueryable<Ticket> tickets, Expression<Func<Ticket, T>> key, bool descends) => descends
        ? tickets.OrderByDescending(key).ThenByDescending(x => x.Id)
        : tickets.OrderBy(key).ThenBy(x => x.Id);
}
