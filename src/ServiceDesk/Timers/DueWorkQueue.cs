using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

/// <summary>Hands due rows out to workers, each to one: a conditional update claims it, on every database.</summary>
public sealed class DueWorkQueue(DeskDb db, UtcClock clock)
{
    /// <summary>A worker that has not ended its work by then is taken for dead, and another may claim the row.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    /// <returns>The rows that this caller alone may work on now, the longest due first.</returns>
    public async Task<IReadOnlyList<DueWork>> ClaimAsync(WorkKind kind, int most, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        var candidates = await Candidates(kind, now, most).ToListAsync(cancellation);
        var claimed = new List<DueWork>(candidates.Count);
        var until = UtcClock.Cut(now + ClaimLasts);
        foreach (var row in candidates)
        {
            var won = await db.DueWork
                .Where(x => x.Key == row.Key && x.DueAt == row.DueAt && (x.ClaimedUntil == null || x.ClaimedUntil < now))
                .ExecuteUpdateAsync(x => x.SetProperty(work => work.ClaimedUntil, until), cancellation);
            if (won == 1)
                claimed.Add(row);
        }
        return claimed;
    }

    /// <summary>
    /// Lets go of every claim, at the start of the one node that an SQLite database has: whoever held them is gone. Where several
    /// nodes share a database, a dead one's claims run out.
    /// </summary>
    public Task ReleaseAsync(CancellationToken cancellation) => db.Database.IsSqlite()
        ? db.DueWork.Where(x => x.ClaimedUntil != null).ExecuteUpdateAsync(x => x.SetProperty(work => work.ClaimedUntil, (DateTime?)null), cancellation)
        : Task.CompletedTask;

    internal IQueryable<DueWork> Candidates(WorkKind kind, DateTime now, int most) => db.DueWork.AsNoTracking()
        .Where(x => x.Kind == kind && x.DueAt <= now && (x.ClaimedUntil == null || x.ClaimedUntil < now))
        .OrderBy(x => x.DueAt).ThenBy(x => x.Key).Take(most);

    /// <summary>Takes the row away: in the transaction that did the work, or it would be done again.</summary>
    public Task DoneAsync(Guid key, CancellationToken cancellation) =>
        db.DueWork.Where(x => x.Key == key).ExecuteDeleteAsync(cancellation);

    /// <summary>Lets go of the row until <paramref name="dueAt"/>.</summary>
    public Task PostponeAsync(Guid key, DateTime dueAt, CancellationToken cancellation) =>
        db.DueWork.Where(x => x.Key == key).ExecuteUpdateAsync(
            x => x.SetProperty(work => work.DueAt, dueAt).SetProperty(work => work.ClaimedUntil, (DateTime?)null), cancellation);
}
