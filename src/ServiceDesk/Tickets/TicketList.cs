using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>A line of a ticket list; names of guides, queues and staff come from the catalog.</summary>
public sealed record TicketRow(
    long Id, int Number, string Subject, string Preview, long StatusId, long PriorityId, long QueueId, long? AssigneeId, long? GroupId,
    string TagText, string RequesterName, string? CustomerName, DateTime CreatedAt, DateTime UpdatedAt, DateTime? DueAt, DateTime? ReviewAt);

/// <summary>A page of a list with the cursors of its neighbours.</summary>
public sealed record TicketListPage(IReadOnlyList<TicketRow> Rows, PageCursor? Newer, PageCursor? Older);

/// <summary>Lists of tickets, newest update first, by keyset: the millionth page costs what the first one does.</summary>
public sealed class TicketList(DeskDb db, TicketSearch search)
{
    public const int PageSize = 50;

    public async Task<TicketListPage> PageAsync(
        Act act, TicketFilter filter, PageCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        IReadOnlyList<long>? found = null;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            found = await search.FindAsync(filter.Search, act.IsStaff, cancellation);
            if (found.Count == 0)
                return new([], null, null);
        }
        var rows = await Rows(act, filter, found, cursor, size + 1).ToListAsync(cancellation);
        var newer = cursor is { Older: false };
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (newer)
            rows.Reverse();
        return new(
            rows,
            rows.Count > 0 && (newer ? more : cursor is not null) ? new PageCursor(false, rows[0].UpdatedAt, rows[0].Id) : null,
            rows.Count > 0 && (newer || more) ? new PageCursor(true, rows[^1].UpdatedAt, rows[^1].Id) : null);
    }

    /// <param name="found">Ids that a search has found; null without one.</param>
    internal IQueryable<TicketRow> Rows(Act act, TicketFilter filter, IReadOnlyList<long>? found, PageCursor? cursor, int most)
    {
        var newer = cursor is { Older: false };
        var tickets = Ordered(Range(
            found is not null ? act.VisibleAmong(db.WithIds<Ticket>(found)) : act.IsStaff ? act.VisibleTickets(db) : act.OpenedTickets(db))).Take(most);
        if (found is null && !act.IsStaff)
            // What somebody opened lies in an index in this order; where they take part does not, and is little. A union (rather
            // than all of both) keeps SQLite from walking through everybody's tickets for the sake of the order.
            tickets = Ordered(tickets.Union(Range(act.JoinedTickets(db)))).Take(most);
        return tickets.Select(x => new TicketRow(
            x.Id, x.Number, x.Subject, x.Preview, x.StatusId, x.PriorityId, x.QueueId, x.AssigneeId, x.GroupId,
            x.TagText, x.Requester!.Name, x.Customer!.Name, x.CreatedAt, x.UpdatedAt, x.DueAt, x.ReviewAt));

        IQueryable<Ticket> Range(IQueryable<Ticket> all)
        {
            var range = filter.Narrow(all);
            if (cursor is not { UpdatedAt: var at, Id: var id })
                return range;
            return newer
                ? range.Where(x => x.UpdatedAt >= at && (x.UpdatedAt > at || x.Id > id))
                : range.Where(x => x.UpdatedAt <= at && (x.UpdatedAt < at || x.Id < id));
        }

        IQueryable<Ticket> Ordered(IQueryable<Ticket> range) => newer
            ? range.OrderBy(x => x.UpdatedAt).ThenBy(x => x.Id)
            : range.OrderByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id);
    }
}
