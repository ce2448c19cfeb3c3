using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.SavedViews;

namespace ServiceDesk.Tickets;

/// <summary>How many active tickets there are, as the menu shows them.</summary>
/// <param name="Overdue">Up to <see cref="ViewCounts.Most"/>; null where nothing is promised.</param>
/// <param name="Views">The saved views of whoever looks.</param>
/// <param name="Escalated">Up to <see cref="ViewCounts.Most"/>; null for those who do not manage escalated tickets.</param>
public sealed record MenuCounts(
    IReadOnlyDictionary<long, int> ByQueue, int Mine, int Unassigned, int All, int? Overdue = null, IReadOnlyList<CountedView>? Views = null, int? Escalated = null);

/// <summary>A view in the menu.</summary>
/// <param name="Count">Up to <see cref="ViewCounts.Most"/>; null: it is not counted.</param>
public sealed record CountedView(SavedView View, int? Count);

/// <summary>Sums the kept counts; no ticket is counted for queues and people, unless somebody sees their groups' alone (no count is kept by group), and few for views. What the bell counts is read by the same command.</summary>
public sealed class QueueCounts(DeskDb db, CatalogCache catalogs, ViewCounts viewCounts, NotificationReader notifications)
{
    private static readonly TicketFilter Overdue = TicketFilter.Of(new StateTerm(TicketState.Overdue));

    private static readonly TicketFilter Escalated = TicketFilter.Of(new StateTerm(TicketState.Escalated));

    public async Task<MenuCounts> GetAsync(Act act, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var places = act.Rights.ScopeOf(Right.Ticketing) switch
        {
            TicketScope.All => Sums(),
            TicketScope.None => Sums().Take(0),
            _ => Counted(act),
        };
        var rows = await places.Concat(Unread(act)).ToListAsync(cancellation);
        notifications.Keep(rows.Where(x => x.IsUnread).Select(x => x.QueueId));
        var sums = rows.FindAll(x => !x.IsUnread);
        var catalog = await catalogs.GetAsync(db, cancellation);
        var views = catalog.SavedViews.Where(x => x.IsSeenBy(act.PersonId, catalog.Groups)).ToList();
        var counted = views.Select(x => (x.Id, FilterReader.ReadKept(x.Filter, catalog))).ToList();
        if (catalog.ServiceLevels.Count > 0)
            counted.Insert(0, (ViewCounts.Overdue, Overdue));
        if (act.Allows(Right.ManageEscalatedTickets) && act.Allows(Right.Ticketing))
            counted.Insert(0, (ViewCounts.Escalated, Escalated));
        var counts = await viewCounts.GetAsync(db, act, counted, cancellation);
        return new(
            sums.GroupBy(x => x.QueueId).ToDictionary(x => x.Key, x => x.Sum(sum => sum.Count)),
            sums.Where(x => x.AssigneeId == act.PersonId).Sum(x => x.Count),
            sums.Where(x => x.AssigneeId is null).Sum(x => x.Count),
            sums.Sum(x => x.Count),
            CountOf(ViewCounts.Overdue),
            [.. views.Select(x => new CountedView(x, CountOf(x.Id)))],
            CountOf(ViewCounts.Escalated));

        int? CountOf(long view) => counts.TryGetValue(view, out var count) ? count : null;
    }

    internal sealed record PlaceCount
    {
        public required long QueueId { get; init; }
        public required long? AssigneeId { get; init; }
        public required int Count { get; init; }

        /// <summary>It is no count, but an unread notification; its ticket stands where the queue would.</summary>
        public required bool IsUnread { get; init; }
    }

    internal IQueryable<PlaceCount> Unread(Act act) =>
        notifications.Newest(act).Select(x => new PlaceCount { QueueId = x.TicketId, AssigneeId = x.PersonId, Count = 0, IsUnread = true });

    // Compared with a value: by a bare column SQLite seeks in no index.
    internal IQueryable<PlaceCount> Counted(Act act)
    {
        var active = true;
        return act.VisibleTickets(db).Where(x => x.IsActive == active)
            .GroupBy(x => new { x.QueueId, x.AssigneeId })
            .Select(x => new PlaceCount { QueueId = x.Key.QueueId, AssigneeId = x.Key.AssigneeId, Count = x.Count(), IsUnread = false });
    }

    internal IQueryable<PlaceCount> Sums() => db.Tally
        .GroupBy(x => new { x.QueueId, x.AssigneeId })
        .Select(x => new PlaceCount { QueueId = x.Key.QueueId, AssigneeId = x.Key.AssigneeId, Count = x.Sum(change => change.Change), IsUnread = false });
}
