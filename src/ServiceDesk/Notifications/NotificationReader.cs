using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Notifications;

/// <summary>A notification as its list shows it.</summary>
public sealed record NotificationRow(long Id, DateTime At, int Number, string Subject, string Events, DateTime? ReadAt)
{
    public bool IsUnread => ReadAt is null;
    public ToldEvents? Told => ToldEvents.Read(Events);
}

/// <param name="Older">Where the next page begins; null: there is none.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationRow> Rows, long? Older);

/// <summary>
/// Reads and marks what somebody was told in the application. What has left their sight, or lies in the trash, is neither counted
/// nor shown. The unread ones are read once a request.
/// </summary>
public sealed class NotificationReader(DeskDb db)
{
    public const int PageSize = 50;

    /// <summary>The bell says <c>99+</c> beyond.</summary>
    public const int MostUnread = 100;

    private const int MostAtOnce = 500;

    private List<long>? unread;

    /// <summary>The tickets of the unread ones, up to <see cref="MostUnread"/>.</summary>
    public async Task<IReadOnlyList<long>> UnreadAsync(Act act, CancellationToken cancellation) =>
        unread ??= await Newest(act).Select(x => x.TicketId).ToListAsync(cancellation);

    /// <summary>What another command of the request has read of <see cref="Newest"/> already.</summary>
    internal void Keep(IEnumerable<long> tickets) => unread ??= [.. tickets];

    /// <summary>Marks what tells of a ticket that the person looks at.</summary>
    public async Task ReadTicketAsync(Act act, long ticketId, CancellationToken cancellation)
    {
        if (!(await UnreadAsync(act, cancellation)).Contains(ticketId))
            return;
        await MarkAsync(act, Own(act).Where(x => x.TicketId == ticketId), cancellation);
        unread!.RemoveAll(x => x == ticketId);
    }

    public async Task ReadAllAsync(Act act, CancellationToken cancellation)
    {
        while (await MarkAsync(act, Own(act), cancellation) == MostAtOnce)
            db.ChangeTracker.Clear();
        unread = null;
    }

    /// <param name="before">The id before which the page begins; null: the newest.</param>
    public async Task<NotificationPage> PageAsync(Act act, long? before, CancellationToken cancellation)
    {
        var rows = await Rows(act, before).ToListAsync(cancellation);
        return new([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    internal IQueryable<NotificationRow> Rows(Act act, long? before) => Visible(act).Where(x => before == null || x.Id < before)
        .OrderByDescending(x => x.Id).Take(PageSize + 1).Select(x => new NotificationRow(x.Id, x.At, x.Ticket.Number, x.Ticket.Subject, x.Events, x.ReadAt));

    /// <summary>The unread ones, up to <see cref="MostUnread"/>.</summary>
    internal IQueryable<Notification> Newest(Act act) => Visible(act).Where(x => x.ReadAt == null).OrderByDescending(x => x.Id).Take(MostUnread);

    private IQueryable<Notification> Own(Act act) => db.Notifications.Where(x => x.PersonId == act.PersonId);

    private IQueryable<Notification> Visible(Act act)
    {
        var tickets = act.VisibleTickets(db);
        return Own(act).Where(x => tickets.Any(ticket => ticket.Id == x.TicketId));
    }

    private async Task<int> MarkAsync(Act act, IQueryable<Notification> some, CancellationToken cancellation)
    {
        var rows = await some.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.ReadAt == null).OrderBy(x => x.Id).Take(MostAtOnce).ToListAsync(cancellation);
        foreach (var row in rows)
            row.Read(act.At);
        await db.SaveChangesAsync(cancellation);
        return rows.Count;
    }
}
