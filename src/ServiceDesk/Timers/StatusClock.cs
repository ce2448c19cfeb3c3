using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Starts what shall happen by itself when a ticket comes into a status, and stops what waited in the one that it left.</summary>
public sealed class StatusClock(DeskDb db)
{
    private readonly Dictionary<long, List<TicketTimer>> loaded = [];

    /// <summary>Reads what runs for these tickets, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> ticketIds, CancellationToken cancellation)
    {
        var running = await db.Timers.Where(x => ticketIds.Contains(x.TicketId) && x.FiredAt == null && x.CancelledAt == null).ToListAsync(cancellation);
        foreach (var id in ticketIds)
            loaded[id] = running.FindAll(x => x.TicketId == id);
    }

    /// <summary>Call it when the status of a ticket has been set; the caller saves.</summary>
    public async Task FollowAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        if (ticket.Id != 0)
            // One that fires at this moment is still running in the database.
            foreach (var former in (loaded.GetValueOrDefault(ticket.Id) ?? await Running(ticket.Id).ToListAsync(cancellation)).Where(x => x.IsRunning))
                former.Cancel(act.At);
        foreach (var timer in catalog.StatusTimers.Where(x => x.StatusId == ticket.StatusId))
            try
            {
                Start(act, ticket, timer, catalog);
            }
            catch (CalendarException e)
            {
                // Nobody's work waits for a calendar that never opens: the timer's page tells its author.
                (await db.StatusTimers.SingleOrDefaultAsync(x => x.Id == timer.Id, cancellation))?.Report(e.Message, act.At);
            }
    }

    private void Start(Act act, Ticket ticket, StatusTimer timer, Catalog catalog)
    {
        var calendar = catalog.CalendarFor(timer.CalendarId);
        var delay = timer.Delay.In(calendar.Hours);
        var started = new TicketTimer
        {
            TenantId = act.TenantId,
            Ticket = ticket,
            StatusTimerId = timer.Id,
            StatusId = timer.StatusId,
            Why = timer.Name,
            Steps = timer.Steps,
            StartedAt = act.At,
            Minutes = (int)delay.TotalMinutes,
            CalendarId = calendar.Id,
            DueAt = UtcClock.Cut(calendar.Hours.Add(act.At, delay)),
        };
        if (loaded.TryGetValue(ticket.Id, out var known))
            known.Add(started);
        db.Add(started);
        db.Add(started.Due());
    }

    internal IQueryable<TicketTimer> Running(long ticketId) => db.Timers.Where(x => x.TicketId == ticketId && x.FiredAt == null && x.CancelledAt == null);
}
