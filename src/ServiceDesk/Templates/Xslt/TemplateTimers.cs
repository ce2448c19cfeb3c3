using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Templates.Xslt;

/// <summary>Gives a ticket the timers that a template wrote. What is due then tells whoever is responsible.</summary>
public sealed class TemplateTimers(DeskDb db, CatalogCache catalogs)
{
    /// <summary>
    /// A timer that runs already, with the same name and time, goes on; one that is no longer wanted stops; one that has fired is not
    /// set again. The caller saves.
    /// </summary>
    /// <param name="ticket">Saved before.</param>
    /// <param name="wanted">All that the ticket is to have.</param>
    /// <param name="at">From when the minutes count.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task SetAsync(Ticket ticket, TimersOutput wanted, DateTime at, CancellationToken cancellation)
    {
        var catalog = await catalogs.GetAsync(db, cancellation);
        var known = await db.Timers.Where(x => x.TicketId == ticket.Id && x.IsOfTemplate && x.CancelledAt == null).ToListAsync(cancellation);
        var keys = wanted.Timers.Select(x => KeyOf(x, catalog)).ToHashSet();
        foreach (var timer in known.Where(x => x.IsRunning && !keys.Contains((x.Why, x.Minutes, x.CalendarId))))
            timer.Cancel(at);
        foreach (var timer in wanted.Timers)
        {
            var (why, minutes, calendarId) = KeyOf(timer, catalog);
            if (known.Exists(x => (x.Why, x.Minutes, x.CalendarId) == (why, minutes, calendarId)) || DueAt(at, minutes, catalog.HoursOf(calendarId)) is not { } dueAt)
                continue;
            var started = new TicketTimer
            {
                TenantId = db.TenantId,
                Ticket = ticket,
                StatusTimerId = null,
                IsOfTemplate = true,
                Why = why,
                Steps = OperationSteps.Write([new(Operations.Kinds.NotifyStaff.Name, new Dictionary<string, string>
                    { ["recipient"] = Recipients.Responsible, ["text"] = timer.Why is { Length: > 0 } said ? $"{timer.Name}: {said}" : timer.Name })]),
                StartedAt = at,
                Minutes = minutes,
                CalendarId = calendarId,
                DueAt = dueAt,
            };
            db.Add(started);
            db.Add(started.Due());
        }
    }

    private static (string Why, int Minutes, long? CalendarId) KeyOf(TimerOutput timer, Catalog catalog) =>
        (timer.Name, timer.Minutes, timer.CountsWorkingTime ? catalog.CalendarFor(null).Id : null);

    // A calendar that never opens again makes nothing due.
    private static DateTime? DueAt(DateTime at, int minutes, WorkingCalendar hours)
    {
        try
        {
            return UtcClock.Cut(hours.Add(at, TimeSpan.FromMinutes(minutes)));
        }
        catch (CalendarException)
        {
            return null;
        }
    }
}
