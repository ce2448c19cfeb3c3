using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.ServiceLevels;

/// <summary>The ledger of one ticket while somebody writes into it, and the timers that its clocks wait for.</summary>
internal sealed class ClockLedger(DeskDb db, Ticket ticket, List<ServiceClockEntry> entries, List<TicketTimer> timers)
{
    public bool IsEmpty => entries.Count == 0;

    /// <summary>The clock of a target: the last one, where there were several.</summary>
    public ServiceClock? Clock(ServiceTarget target, Catalog catalog) =>
        entries.FindLast(x => x.Target == target) is { } last ? Clock(last.ClockId, catalog) : null;

    public ServiceClock? Clock(Guid id, Catalog catalog) =>
        entries.FindAll(x => x.ClockId == id) is { Count: > 0 } lines ? ServiceClock.Read(lines, catalog.HoursOf) : null;

    /// <summary>
    /// Takes back what follows from the ticket's state and was written in this act: it is said anew when the act has gone on. An
    /// answer that also puts the ticket in another status would else pause a clock at the instant at which it is fulfilled.
    /// </summary>
    public void Unwind(DateTime at)
    {
        foreach (var clock in entries.Select(x => x.ClockId).Distinct().ToList())
            while (entries.FindLast(x => x.ClockId == clock) is { } last && last.At == at && FollowsFromState(last) && db.KnownEntry(last) is { State: EntityState.Added } added)
            {
                added.State = EntityState.Detached;
                entries.Remove(last);
            }
    }

    public Guid Start(DateTime at, ServiceTarget target, ClockTerms terms)
    {
        var id = Guid.CreateVersion7();
        Add(id, 1, target, ClockEvent.Start, at, terms, TimeSpan.Zero);
        return id;
    }

    /// <param name="clock">As it was before.</param>
    /// <param name="what">What happens to it.</param>
    /// <param name="at">Never before its last line: the clocks of two nodes differ a little.</param>
    /// <param name="terms">The promise from now on.</param>
    public void Append(ServiceClock clock, ClockEvent what, DateTime at, ClockTerms? terms = null)
    {
        var then = at > clock.LastAt ? at : clock.LastAt;
        Add(clock.Id, clock.Lines + 1, clock.Target, what, then, terms ?? clock.Terms, clock.ElapsedAt(then));
    }

    /// <summary>Makes the timers those that the clocks wait for, and no others.</summary>
    public void SetTimers(DateTime at, IReadOnlyList<ClockWait> waits)
    {
        foreach (var timer in timers.Where(x => x.IsRunning && !waits.Any(wait => wait.IsOf(x))).ToList())
            Drop(timer, at);
        foreach (var wait in waits.Where(wait => !timers.Exists(x => x.IsRunning && wait.IsOf(x))))
        {
            var timer = wait.Timer(ticket);
            timers.Add(timer);
            db.Add(timer);
            db.Add(timer.Due());
        }
    }

    private void Drop(TicketTimer timer, DateTime at)
    {
        if (db.KnownEntry(timer) is not { State: EntityState.Added } added)
        {
            timer.Cancel(at);
            return;
        }
        timers.Remove(timer);
        added.State = EntityState.Detached;
        if (db.Known<DueWork>().FindEntry(timer.Id) is { } due)
            due.State = EntityState.Detached;
    }

    private static bool FollowsFromState(ServiceClockEntry entry) => entry.Event is ClockEvent.Pause or ClockEvent.Resume or ClockEvent.Cancel
        || (entry.Event == ClockEvent.Fulfil && entry.Target == ServiceTarget.Resolution);

    private void Add(Guid clock, int number, ServiceTarget target, ClockEvent what, DateTime at, ClockTerms terms, TimeSpan elapsed)
    {
        var entry = new ServiceClockEntry
        {
            TenantId = db.TenantId,
            Ticket = ticket,
            ClockId = clock,
            Number = number,
            Target = target,
            Event = what,
            At = at,
            LevelId = terms.LevelId,
            Level = terms.Level,
            Minutes = terms.Minutes,
            WarnMinutes = terms.WarnMinutes,
            CalendarId = terms.CalendarId,
            Elapsed = elapsed,
        };
        entries.Add(entry);
        db.Add(entry);
    }
}

/// <summary>What a clock waits for.</summary>
internal sealed record ClockWait(ServiceClock Clock, ClockAlarm Alarm, DateTime DueAt, string Steps)
{
    public bool IsOf(TicketTimer timer) => (timer.ClockId, timer.Alarm, timer.DueAt, timer.Steps) == (Clock.Id, Alarm, DueAt, Steps);

    public TicketTimer Timer(Ticket ticket) => new()
    {
        TenantId = ticket.TenantId,
        Ticket = ticket,
        ClockId = Clock.Id,
        Target = Clock.Target,
        Alarm = Alarm,
        Why = Clock.Terms.Level ?? "",
        Steps = Steps,
        StartedAt = Clock.StartedAt,
        Minutes = Alarm == ClockAlarm.Warning ? Clock.Terms.WarnMinutes!.Value : Clock.Terms.Minutes!.Value,
        CalendarId = Clock.Terms.CalendarId,
        DueAt = DueAt,
    };
}
