using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

/// <summary>A timer of a ticket that has not fired yet.</summary>
/// <param name="IsReview">That of a ticket which was put off; <paramref name="Why"/> says for what reason.</param>
public sealed record RunningTimer(string Why, DateTime StartedAt, int Minutes, DateTime DueAt, string Steps, bool IsReview);

/// <summary>What waits to happen by itself.</summary>
public sealed class RunningTimers(DeskDb db)
{
    /// <summary>To a ticket (I10), the next first.</summary>
    public async Task<IReadOnlyList<RunningTimer>> OfAsync(long ticketId, CancellationToken cancellation) =>
        [.. (await Of(ticketId).ToListAsync(cancellation)).OrderBy(x => x.DueAt)];

    internal IQueryable<RunningTimer> Of(long ticketId) => db.Timers
        .Where(x => x.TicketId == ticketId && x.FiredAt == null && x.CancelledAt == null)
        .Select(x => new RunningTimer(x.Why, x.StartedAt, x.Minutes, x.DueAt, x.Steps, x.IsReview));

    /// <summary>
    /// Computes anew when timers of a calendar are due that has changed: a holiday that was added later puts off what has not fired.
    /// Call it inside the caller's transaction, after the calendar was saved.
    /// </summary>
    /// <exception cref="CalendarException">The calendar never opens again.</exception>
    internal async Task ComputeAnewAsync(Calendar calendar, CancellationToken cancellation)
    {
        var hours = calendar.Read();
        foreach (var timer in await db.Timers.Where(x => x.CalendarId == calendar.Id && x.FiredAt == null && x.CancelledAt == null).ToListAsync(cancellation))
        {
            var dueAt = UtcClock.Cut(hours.Add(timer.StartedAt, TimeSpan.FromMinutes(timer.Minutes)));
            if (dueAt == timer.DueAt)
                continue;
            timer.DueAt = dueAt;
            await db.DueWork.Where(x => x.Key == timer.Id).ExecuteUpdateAsync(x => x.SetProperty(work => work.DueAt, dueAt), cancellation);
        }
        await db.SaveChangesAsync(cancellation);
    }
}
