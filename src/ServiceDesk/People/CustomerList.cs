using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>A line of the list of customers.</summary>
/// <param name="Contracts">Those that are not archived.</param>
public sealed record CustomerRow(long Id, string Name, string? MailDomain, string? ParentName, int People, int Contracts);

/// <summary>A page of the list with the cursors of its neighbours.</summary>
public sealed record CustomerPage(IReadOnlyList<CustomerRow> Rows, CustomerCursor? Before, CustomerCursor? After);

/// <summary>The customers of a tenant by name, by keyset: the last page costs what the first one does.</summary>
public sealed class CustomerList(DeskDb db)
{
    public const int PageSize = 50;

    /// <param name="search">A part of the name or the mail domain; case does not count. Empty: all.</param>
    public async Task<CustomerPage> PageAsync(string? search, CustomerCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        // Customers are never deleted: one that is not there was never on a page.
        var mark = cursor is { } from ? await db.Customers.Where(x => x.Id == from.Id).Select(x => x.Name).SingleOrDefaultAsync(cancellation) : null;
        var isBackwards = mark is not null && cursor is { IsBehind: false };
        var rows = await Rows(search, mark is null ? null : cursor, mark, size + 1).ToListAsync(cancellation);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (isBackwards)
            rows.Reverse();
        return new(
            rows,
            rows.Count > 0 && (isBackwards ? more : mark is not null) ? new CustomerCursor(false, rows[0].Id) : null,
            rows.Count > 0 && (isBackwards || more) ? new CustomerCursor(true, rows[^1].Id) : null);
    }

    /// <summary>Whom somebody means who writes a name, or <c>#</c> and an id.</summary>
    /// <returns>Two at most: more than one is nobody in particular.</returns>
    public Task<List<long>> MeantByAsync(string text, CancellationToken cancellation)
    {
        var words = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        if (words is ['#', .. var rest] && long.TryParse(rest.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return db.Customers.Where(x => x.Id == id).Select(x => x.Id).ToListAsync(cancellation);
        return db.Customers.Where(x => x.Name == words).OrderBy(x => x.Id).Select(x => x.Id).Take(2).ToListAsync(cancellation);
    }

#pragma warning disable CA1304, CA1310, CA1311, CA1862 // The database compares: its collation is the order of the list, and it takes no culture.
    /// <param name="name">That of the cursor's customer.</param>
    internal IQueryable<CustomerRow> Rows(string? search, CustomerCursor? cursor, string? name, int most)
    {
        var customers = db.Customers.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim().ToLowerInvariant();
            customers = customers.Where(x => x.Name.ToLower().Contains(part) || x.MailDomain!.Contains(part));
        }
        if (cursor is { Id: var id, IsBehind: var isBehind })
            customers = isBehind
                ? customers.Where(x => x.Name.CompareTo(name) >= 0 && (x.Name.CompareTo(name) > 0 || x.Id > id))
                : customers.Where(x => x.Name.CompareTo(name) <= 0 && (x.Name.CompareTo(name) < 0 || x.Id < id));
        customers = cursor is { IsBehind: false }
            ? customers.OrderByDescending(x => x.Name).ThenByDescending(x => x.Id)
            : customers.OrderBy(x => x.Name).ThenBy(x => x.Id);
        var (all, people, contracts) = (db.Customers, db.People, db.Contracts);
        return customers.Take(most).Select(x => new CustomerRow(
            x.Id, x.Name, x.MailDomain, all.Where(y => y.Id == x.ParentId).Select(y => y.Name).FirstOrDefault(),
            people.Count(y => y.CustomerId == x.Id), contracts.Count(y => y.CustomerId == x.Id && y.ArchivedAt == null)));
    }
#pragma warning restore CA1304, CA1310, CA1311, CA1862
}
