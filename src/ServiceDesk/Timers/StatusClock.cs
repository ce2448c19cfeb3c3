using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Operations.Kinds;
using ServiceDesk.Scenarios;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Starts what shall happen by itself when a ticket comes into a status, and stops what waited in the one that it left.</summary>
public sealed class StatusClock(DeskDb db, ScenarioBooks scenarios)
{
    private readonly Dictionary<long, List<TicketTimer>> loaded = [];

    /// <summary>Reads what runs for these tickets, for all of them at once.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> ticketIds, CancellationToken cancellation)
    {
        var running = await Running().Where(x => ticketIds.Contains(x.TicketId)).ToListAsync(cancellation);
        foreach (var id in ticketIds)
            loaded[id] = running.FindAll(x => x.TicketId == id);
    }

    /// <summary>Call it when the status of a ticket has been set; the caller saves.</summary>
    public async Task FollowAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        foreach (var former in await RunningOfAsync(ticket, cancellation))
            former.Cancel(act.At);
        StartReview(act, ticket, catalog);
        foreach (var timer in catalog.StatusTimers.Where(x => x.StatusId == ticket.StatusId))
            if (Start(act, ticket, catalog, timer.Name, timer.Delay, timer.CalendarId, timer.Steps, timer.Id, when: timer.When) is { } problem)
                (await db.StatusTimers.SingleOrDefaultAsync(x => x.Id == timer.Id, cancellation))?.Report(problem, act.At);
        if (await scenarios.GetAsync(db, ticket.ScenarioVersionId, cancellation) is not { } rules)
            return;
        foreach (var timer in rules.Definition.State(ticket.StatusId)?.Timers ?? [])
            if (Start(act, ticket, catalog, timer.Name, timer.Delay, timer.CalendarId, OperationSteps.Write(timer.Steps), null, rules.VersionId) is { } problem)
                (await db.ScenarioVersions.SingleAsync(x => x.Id == rules.VersionId, cancellation)).Report(problem, act.At);
    }

    /// <summary>Call it when the review date of a ticket has been changed, and its status not; the caller saves.</summary>
    public async Task ReviewAsync(Act act, Ticket ticket, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        foreach (var former in (await RunningOfAsync(ticket, cancellation)).Where(x => x.IsReview))
            former.Cancel(act.At);
        StartReview(act, ticket, catalog);
    }

    /// <summary>Call it when the ticket goes into the trash: everything stands still until <see cref="GoOnAsync"/>.</summary>
    public async Task StopAsync(Act act, Ticket ticket, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        foreach (var timer in await RunningOfAsync(ticket, cancellation))
            timer.Cancel(act.At);
    }

    /// <summary>Starts again what <see cref="StopAsync"/> has stopped, with the working time that was left then. A review keeps its day.</summary>
    /// <param name="stoppedAt">When that was.</param>
    public async Task GoOnAsync(Act act, Ticket ticket, DateTime stoppedAt, Catalog catalog, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(catalog);
        var stopped = await db.Timers.AsNoTracking()
            .Where(x => x.TicketId == ticket.Id && x.ClockId == null && x.FiredAt == null && x.CancelledAt == stoppedAt).ToListAsync(cancellation);
        foreach (var timer in stopped)
            Add(timer.GoOn(ticket, act.At, stoppedAt, catalog.HoursOf(timer.CalendarId)));
    }

    // One that fires at this moment is still running in the database; one that was started in this act is not in it yet.
    private async Task<IReadOnlyList<TicketTimer>> RunningOfAsync(Ticket ticket, CancellationToken cancellation)
    {
        var saved = ticket.Id == 0 ? [] : loaded.GetValueOrDefault(ticket.Id) ?? await Running().Where(x => x.TicketId == ticket.Id).ToListAsync(cancellation);
        return [.. saved.Union(db.KnownOf<TicketTimer>(ticket).Where(x => x.ClockId is null && !x.IsOfTemplate)).Where(x => x.IsRunning)];
    }

    private void StartReview(Act act, Ticket ticket, Catalog catalog)
    {
        if (ticket.ReviewAt is { } dueAt)
            Add(new TicketTimer
            {
                TenantId = act.TenantId,
                Ticket = ticket,
                StatusTimerId = null,
                IsReview = true,
                StatusId = ticket.StatusId,
                Why = catalog.DeferralReason(ticket.DeferralReasonId)?.Name ?? "",
                Steps = OperationSteps.Write([new(BackToWork.Name, new Dictionary<string, string>())]),
                StartedAt = act.At,
                Minutes = 0,
                CalendarId = null,
                DueAt = dueAt,
            });
    }

    private void Add(TicketTimer started)
    {
        if (loaded.TryGetValue(started.Ticket.Id, out var known))
            known.Add(started);
        db.Add(started);
        db.Add(started.Due());
    }

    /// <returns>Why it could not start. Nobody's work waits for a calendar that never opens: whoever wrote the timer is told.</returns>
    private string? Start(
        Act act, Ticket ticket, Catalog catalog, string why, Delay wait, long? calendarId, string steps, long? statusTimerId, long? scenarioVersionId = null, string? when = null)
    {
        var calendar = catalog.CalendarFor(calendarId);
        DateTime dueAt;
        TimeSpan delay;
        try
        {
            delay = wait.In(calendar.Hours);
            dueAt = UtcClock.Cut(calendar.Hours.Add(act.At, delay));
        }
        catch (CalendarException e)
        {
            return e.Message;
        }
        Add(new TicketTimer
        {
            TenantId = act.TenantId,
            Ticket = ticket,
            StatusTimerId = statusTimerId,
            ScenarioVersionId = scenarioVersionId,
            StatusId = ticket.StatusId,
            Why = why,
            When = when,
            Steps = steps,
            StartedAt = act.At,
            Minutes = (int)delay.TotalMinutes,
            CalendarId = calendar.Id,
            DueAt = dueAt,
        });
        return null;
    }

    // Those of service levels follow clocks of their own, those of templates what the templates write.
    private IQueryable<TicketTimer> Running() => db.Timers.Where(x => x.ClockId == null && !x.IsOfTemplate && x.FiredAt == null && x.CancelledAt == null);
}
