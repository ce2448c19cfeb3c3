using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Timers;

/// <summary>Makes a calendar; the first one of a tenant is its default.</summary>
public sealed class CreateCalendar(DeskDb db, CatalogCache catalogs)
{
    /// <exception cref="CalendarException">Zone, hours or holidays cannot be read.</exception>
    public async Task<CalendarOutcome> RunAsync(Act act, CalendarInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        var hours = input.Read();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await input.CheckAsync(db, null, cancellation) is not CalendarOutcome.Done and var refusal)
            return refusal;
        var calendar = new Calendar { TenantId = act.TenantId, Name = input.Name, Definition = "" };
        var isFirst = !await db.Calendars.AnyAsync(x => x.IsDefault, cancellation);
        await (isFirst ? input with { IsDefault = true } : input).ApplyAsync(db, calendar, hours, cancellation);
        db.Add(calendar);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return CalendarOutcome.Done;
    }
}
