using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Trash;

/// <summary>A line of the trash.</summary>
/// <param name="By">Who has put it there; null: the desk itself.</param>
public sealed record TrashRow(long Id, int Number, string Subject, string RequesterName, string? CustomerName, DateTime TrashedAt, string? By, string? Reason);

public sealed record TrashPage(IReadOnlyList<TrashRow> Rows, PageCursor? Newer, PageCursor? Older);

/// <summary>What lies in the trash, the latest first, by keyset.</summary>
public sealed class TrashList(DeskDb db)
{
    public const int PageSize = 50;

    public async Task<TrashPage> PageAsync(Act act, PageCursor? cursor, CancellationToken cancellation, int size = PageSize)
    {
        var rows = await Rows(act, cursor, size + 1).ToListAsync(cancellation);
        var (hasNewer, hasOlder) = KeysetPage.Cut(rows, size, cursor?.Older);
        return new(
            rows,
            hasNewer ? new PageCursor(false, rows[0].TrashedAt, rows[0].Id) : null,
            hasOlder ? new PageCursor(true, rows[^1].TrashedAt, rows[^1].Id) : null);
    }

    internal IQueryable<TrashRow> Rows(Act act, PageCursor? cursor, int most)
    {
        var newer = cursor is { Older: false };
        var tickets = act.TrashedTickets(db);
        if (cursor is { At: var at, Id: var id })
            tickets = newer
                ? tickets.Where(x => x.TrashedAt >= at && (x.TrashedAt > at || x.Id > id))
                : tickets.Where(x => x.TrashedAt <= at && (x.TrashedAt < at || x.Id < id));
        tickets = newer
            ? tickets.OrderBy(x => x.TrashedAt).ThenBy(x => x.Id)
            : tickets.OrderByDescending(x => x.TrashedAt).ThenByDescending(x => x.Id);
        var (entries, people) = (db.History.Where(x => x.Fact == Fact.Trashed), db.Set<Person>());
        return tickets.Take(most).Select(x => new TrashRow(
            x.Id, x.Number, x.Subject, x.Requester!.Name, x.Customer!.Name, x.TrashedAt!.Value,
            entries.Where(entry => entry.TicketId == x.Id).OrderByDescending(entry => entry.Id)
                .Select(entry => people.Where(person => person.Id == entry.PersonId).Select(person => person.Name).FirstOrDefault()).FirstOrDefault(),
            entries.Where(entry => entry.TicketId == x.Id).OrderByDescending(entry => entry.Id).Select(entry => entry.To).FirstOrDefault()));
    }
}
