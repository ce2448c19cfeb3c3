using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Timers;

namespace ServiceDesk.Notifications;

/// <summary>Queues the daily summaries that are due. The mails, the next due rows and the end of these are one transaction: exactly once.</summary>
public sealed class WriteSummaries(DeskDb db, DueWorkQueue due, UtcClock clock)
{
    /// <param name="ids">Of this tenant's summaries; those that are off by now are passed over.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>False when another worker has taken one of them: then nothing was done.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await due.DoneAsync(ids, cancellation) < ids.Count)
            return false;
        foreach (var summary in await db.DailySummaries.Where(x => ids.Contains(x.Id) && x.Hour != null).ToListAsync(cancellation))
        {
            var person = await db.People.SingleAsync(x => x.Id == summary.PersonId, cancellation);
            if (!person.IsStaff)
            {
                summary.Hour = null;
                continue;
            }
            var zone = DailySummary.ZoneOf(person, db.Tenant.Info);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
            if (summary.SentOn is null || summary.SentOn < today)
            {
                summary.SentOn = today;
                new OutboxMail { TenantId = db.TenantId, Kind = OutboxKind.Summary, Person = person, CreatedAt = now }.AddTo(db);
            }
            db.Add(summary.Next(now, zone));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
