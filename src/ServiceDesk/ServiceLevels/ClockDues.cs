using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.ServiceLevels;

/// <summary>When a ticket is due by a calendar that has changed.</summary>
/// <param name="Timers">Those of its clocks, and when they are due now.</param>
internal sealed record TicketDue(long TicketId, DateTime? FormerDueAt, DateTime? DueAt, IReadOnlyList<(TicketTimer Timer, DateTime DueAt)> Timers);

/// <summary>Reads anew from the ledger when running clocks are due.</summary>
public sealed class ClockDues(DeskDb db)
{
    private const int Chunk = 500;

    /// <summary>For every ticket that has a running clock and has counted by this calendar.</summary>
    /// <param name="changed">As it is saved now.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CalendarException">The calendar never opens again.</exception>
    internal async IAsyncEnumerable<TicketDue> ComputeAnewAsync(Calendar changed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var calendars = (await db.Calendars.AsNoTracking().ToListAsync(cancellation)).ToDictionary(x => x.Id);
        calendars[changed.Id] = changed;
        var all = db.ServiceClocks;
        var tickets = await db.Tickets.Where(x => x.DueAt != null && all.Any(entry => entry.TicketId == x.Id && entry.CalendarId == changed.Id))
            .OrderBy(x => x.Id).Select(x => new { x.Id, x.DueAt }).ToListAsync(cancellation);
        foreach (var chunk in tickets.Chunk(Chunk))
        {
            var ids = chunk.Select(x => x.Id).ToList();
            var entries = (await db.ServiceClocks.AsNoTracking().Where(x => ids.Contains(x.TicketId)).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(cancellation)).ToLookup(x => x.TicketId);
            var timers = (await db.Timers.Where(x => ids.Contains(x.TicketId) && x.ClockId != null && x.FiredAt == null && x.CancelledAt == null).ToListAsync(cancellation)).ToLookup(x => x.TicketId);
            foreach (var ticket in chunk)
            {
                var running = ServiceClock.ReadAll(entries[ticket.Id], HoursOf).Where(x => x is { State: ClockState.Running, Terms.Minutes: not null }).ToList();
                var due = running.Select(x => InstantOf(x, ClockAlarm.Breach)).Order().Select(x => (DateTime?)x).FirstOrDefault();
                yield return new(ticket.Id, ticket.DueAt, due,
                    [.. timers[ticket.Id].Join(running, x => x.ClockId, x => x.Id, (timer, clock) => (timer, InstantOf(clock, timer.Alarm)))]);
            }
        }

        WorkingCalendar HoursOf(long? id) => id is { } known && calendars.TryGetValue(known, out var calendar) ? calendar.Read() : Catalog.AlwaysOpen;
    }

    private static DateTime InstantOf(ServiceClock clock, ClockAlarm? alarm) =>
        UtcClock.Cut(clock.InstantOf(TimeSpan.FromMinutes((alarm == ClockAlarm.Warning ? clock.Terms.WarnMinutes : null) ?? clock.Terms.Minutes!.Value))!.Value);
}
