using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>A timer of a ticket that has not fired yet.</summary>
/// <param name="Why">The name of the timer, or of the service level.</param>
/// <param name="Target">What of the service level; null: it is a status's timer.</param>
/// <param name="IsReview">That of a ticket which was put off; <paramref name="Why"/> says for what reason.</param>
/// <param name="When">The <see cref="ServiceDesk.Conditions.ConditionList"/> that has to hold then; null: whatever holds.</param>
public sealed record RunningTimer(string Why, DateTime StartedAt, int Minutes, DateTime DueAt, string Steps, ServiceTarget? Target, ClockAlarm? Alarm, bool IsReview, string? When);

/// <summary>What waits to happen by itself.</summary>
public sealed class RunningTimers(DeskDb db, ClockDues clockDues)
{
    /// <summary>To a ticket (I10), the next first.</summary>
    public async Task<IReadOnlyList<RunningTimer>> OfAsync(long ticketId, CancellationToken cancellation) =>
        [.. (await Of(ticketId).ToListAsync(cancellation)).OrderBy(x => x.DueAt)];

    internal IQueryable<RunningTimer> Of(long ticketId) => db.Timers
        .Where(x => x.TicketId == ticketId && x.FiredAt == null && x.CancelledAt == null)
        .Select(x => new RunningTimer(x.Why, x.StartedAt, x.Minutes, x.DueAt, x.Steps, x.Target, x.Alarm, x.IsReview, x.When));

    /// <summary>
    /// Computes anew when timers of a calendar are due that has changed: a holiday that was added later puts off what has not fired.
    /// Call it inside the caller's transaction, after the calendar was saved.
    /// </summary>
    /// <exception cref="CalendarException">The calendar never opens again.</exception>
    internal async Task ComputeAnewAsync(Calendar calendar, CancellationToken cancellation)
    {
        var hours = calendar.Read();
        foreach (var timer in await db.Timers.Where(x => x.CalendarId == calendar.Id && x.ClockId == null && x.FiredAt == null && x.CancelledAt == null).ToListAsync(cancellation))
            await PutOffAsync(timer, UtcClock.Cut(hours.Add(timer.StartedAt, TimeSpan.FromMinutes(timer.Minutes))), cancellation);
        await foreach (var ticket in clockDues.ComputeAnewAsync(calendar, cancellation))
        {
            foreach (var (timer, dueAt) in ticket.Timers)
                await PutOffAsync(timer, dueAt, cancellation);
            if (ticket.DueAt != ticket.FormerDueAt)
                await db.Tickets.Where(x => x.Id == ticket.TicketId).ExecuteUpdateAsync(x => x.SetProperty(row => row.DueAt, ticket.DueAt), cancellation);
        }
        await db.SaveChangesAsync(cancellation);
    }

    private async Task PutOffAsync(TicketTimer timer, DateTime dueAt, CancellationToken cancellation)
    {
        if (dueAt == timer.DueAt)
            return;
        timer.DueAt = dueAt;
        await db.DueWork.Where(x => x.Key == timer.Id).ExecuteUpdateAsync(x => x.SetProperty(work => work.DueAt, dueAt), cancellation);
    }
}
