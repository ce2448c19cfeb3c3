using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Quotas;

/// <summary>Counts what the tenant uses, keeps the figures, and mails its administrators when a mark is crossed for the first time.</summary>
public sealed class MeasureUse(DeskDb db, UtcClock clock)
{
    /// <param name="tellsAnew">The quota was changed: marks that were told of before are forgotten.</param>
    public async Task<TenantFigures> RunAsync(CancellationToken cancellation, bool tellsAnew = false)
    {
        var now = clock.UtcNow;
        var month = TenantFigures.MonthOf(now);
        // What takes long is counted before the lock is held.
        var last = await db.Attachments.MaxAsync(x => (long?)x.Id, cancellation) ?? 0;
        var bytes = await db.Attachments.Where(x => x.Id <= last && x.RemovedAt == null).SumAsync(x => x.Size, cancellation)
            + await db.Journal.Where(x => x.ReceivedAt <= now && x.RawRemovedAt == null && x.State != JournalState.Deleted).SumAsync(x => x.Size, cancellation);
        var before = await NumberBeforeAsync(db, now, cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var quota = (await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == db.TenantId, cancellation)).Quota;
        var figures = await db.TenantFigures.SingleOrDefaultAsync(x => x.TenantId == db.TenantId, cancellation);
        if (figures is null)
            db.Add(figures = new() { TenantId = db.TenantId, MeasuredAt = now });
        // A tenant that is being made has no counter yet.
        var number = await db.Set<TicketCounter>().Select(x => x.Last).SingleOrDefaultAsync(cancellation);
        figures.Take(await StaffSeats.TakenAsync(db, cancellation), bytes, last, month, before, Math.Max(0, number - before), now);
        if (tellsAnew)
            figures.ForgetMarks();
        foreach (var crossed in figures.Cross(quota))
            await TellAsync(crossed, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return figures;
    }

    /// <summary>The last number of an earlier month: numbers rise with time, so that the newest ones alone are looked through.</summary>
    internal static async Task<int> NumberBeforeAsync(DeskDb db, DateTime at, CancellationToken cancellation)
    {
        var begin = new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        return await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).Where(x => x.CreatedAt < begin).OrderByDescending(x => x.Number).Select(x => (int?)x.Number).FirstOrDefaultAsync(cancellation) ?? 0;
    }

    private async Task TellAsync(QuotaUse crossed, DateTime now, CancellationToken cancellation)
    {
        foreach (var person in await db.People.Where(x => x.Role == StaffRole.Administrator && x.StaffSince != null && x.StaffUntil == null).ToListAsync(cancellation))
            if (person.GetsMail)
                new OutboxMail
                {
                    TenantId = db.TenantId, Kind = OutboxKind.QuotaNotice, Person = person, CreatedAt = now,
                    Text = string.Create(CultureInfo.InvariantCulture, $"{crossed.Kind} {crossed.Used} {crossed.Most}"),
                }.AddTo(db);
    }
}
