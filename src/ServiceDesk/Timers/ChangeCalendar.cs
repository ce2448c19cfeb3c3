using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Changes a calendar: what runs by it and has not fired is computed anew.</summary>
public sealed class ChangeCalendar(DeskDb db, CatalogCache catalogs, RunningTimers timers)
{
    /// <exception cref="CalendarException">Zone, hours or holidays cannot be read, or it never opens again while timers run by it.</exception>
    public async Task<CalendarOutcome> RunAsync(Act act, long calendarId, CalendarInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var hours = input.Read();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var calendar = await db.Calendars.SingleOrDefaultAsync(x => x.Id == calendarId && x.ArchivedAt == null, cancellation);
        if (calendar is null)
            return CalendarOutcome.NotFound;
        if (calendar.IsDefault && !input.IsDefault)
            return CalendarOutcome.IsDefault;
        if (await input.CheckAsync(db, calendar.Id, cancellation) is not CalendarOutcome.Done and var refusal)
            return refusal;
        await input.ApplyAsync(db, calendar, hours, cancellation);
        await db.SaveChangesAsync(cancellation);
        await timers.ComputeAnewAsync(calendar, cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return CalendarOutcome.Done;
    }
}

/// <summary>Takes a calendar out of use: nothing new counts by it, what runs goes on.</summary>
public sealed class ArchiveCalendar(DeskDb db, CatalogCache catalogs, UtcClock clock)
{
    public async Task<CalendarOutcome> RunAsync(Act act, long calendarId, bool isArchived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var calendar = await db.Calendars.SingleOrDefaultAsync(x => x.Id == calendarId && (x.ArchivedAt != null) != isArchived, cancellation);
        if (calendar is null)
            return CalendarOutcome.NotFound;
        if (calendar.IsDefault)
            return CalendarOutcome.IsDefault;
        calendar.ArchivedAt = isArchived ? clock.UtcNow : null;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return CalendarOutcome.Done;
    }
}
