using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Notifications;

/// <param name="Ways">By the events' keys; an event that is left out keeps what it has.</param>
/// <param name="SummaryHour">0 to 23; null: no daily summary.</param>
public sealed record NoticeInput(IReadOnlyDictionary<string, NoticeWays> Ways, int? SummaryHour);

/// <summary>What a member of staff wishes to hear of themselves, how, and whether a mail sums up each day.</summary>
public sealed class ChooseNotices(DeskDb db, CatalogCache catalogs, EventCatalog events, DueWorkQueue due)
{
    /// <returns>False: whoever acts does not work here, or there is no such hour; nothing is saved then.</returns>
    public async Task<bool> RunAsync(Act act, NoticeInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(input);
        if (input.SummaryHour is < 0 or > 23)
            return false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.People.SingleOrDefaultAsync(x => x.Id == act.PersonId, cancellation) is not { IsStaff: true } person)
            return false;
        person.NoticeChoices = NoticeChoices.Write(events.Events.ToDictionary(
            x => x.Key, x => input.Ways.TryGetValue(x.Key, out var ways) ? ways & NoticeWays.Both : person.WaysFor(x.Key)));
        var summary = await db.DailySummaries.SingleOrDefaultAsync(x => x.PersonId == person.Id, cancellation);
        if (summary?.Hour != input.SummaryHour)
        {
            if (summary is null)
                db.Add(summary = new DailySummary { TenantId = act.TenantId, PersonId = person.Id });
            else
                await due.DoneAsync(summary.Id, cancellation);
            summary.Hour = input.SummaryHour;
            if (summary.Hour is not null)
                db.Add(summary.Next(act.At, DailySummary.ZoneOf(person, db.Tenant.Info)));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }

    /// <summary>The hour of the daily summary; null: none is wished.</summary>
    public Task<int?> SummaryHourAsync(long personId, CancellationToken cancellation) =>
        db.DailySummaries.Where(x => x.PersonId == personId).Select(x => x.Hour).SingleOrDefaultAsync(cancellation);

    /// <summary>Events of which the tenant tells any of its staff, in their order.</summary>
    public async Task<IReadOnlyList<NotifiedEvent>> OfferedAsync(CancellationToken cancellation)
    {
        var matrix = (await catalogs.GetAsync(db, cancellation)).Notifications;
        return [.. events.Events.Where(x => Audiences.All.Any(audience => !audience.IsOutside() && x.IsFor(audience) && matrix.IsOn(x, audience)))];
    }
}
