using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Timers;

/// <summary>Hands due rows out to workers, each to one: a conditional update claims them, on every database.</summary>
public sealed class DueWorkQueue(DeskDb db, UtcClock clock)
{
    /// <summary>How long a claim holds if it is not renewed: the worker is taken for dead then, and another may claim its rows.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromSeconds(30);

    /// <returns>The rows that this caller alone may work on now, the longest due first; none: nobody has left any.</returns>
    public async Task<IReadOnlyList<DueWork>> ClaimAsync(WorkKind kind, int most, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.UtcNow;
            var candidates = await Candidates(kind, now, most).ToListAsync(cancellation);
            if (candidates.Count == 0)
                return [];
            var keys = candidates.ConvertAll(x => x.Key);
            // Two workers that claim at the same time tell their rows apart by this microsecond.
            var until = UtcClock.Cut(now + ClaimLasts).AddMicroseconds(Random.Shared.Next(1_000_000));
            var won = await db.DueWork.Where(x => keys.Contains(x.Key) && x.DueAt <= now && (x.ClaimedUntil == null || x.ClaimedUntil < now))
                .ExecuteUpdateAsync(x => x.SetProperty(work => work.ClaimedUntil, until), cancellation);
            if (won == keys.Count)
                return candidates;
            // Where another worker was faster with all of them, there may be more behind them.
            if (won == 0)
                continue;
            var own = await db.DueWork.Where(x => keys.Contains(x.Key) && x.ClaimedUntil == until).Select(x => x.Key).ToListAsync(cancellation);
            return candidates.FindAll(x => own.Contains(x.Key));
        }
    }

    /// <summary>Holds claimed rows for another <see cref="ClaimLasts"/>; rows that are done or postponed meanwhile stay so.</summary>
    public Task<int> RenewAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        var until = clock.UtcNow + ClaimLasts;
        return db.DueWork.Where(x => keys.Contains(x.Key) && x.ClaimedUntil != null)
            .ExecuteUpdateAsync(x => x.SetProperty(work => work.ClaimedUntil, until), cancellation);
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

    /// <returns>When the next row of the kind is due that nobody has in hand; null: there is none.</returns>
    public Task<DateTime?> NextAsync(WorkKind kind, CancellationToken cancellation) =>
        db.DueWork.Where(x => x.Kind == kind && x.ClaimedUntil == null).MinAsync(x => (DateTime?)x.DueAt, cancellation);

    /// <summary>Takes the rows away: in the transaction that did the work, or it would be done again.</summary>
    /// <returns>How many were still there. Another worker has done the others: whatever this one did must not be kept.</returns>
    public Task<int> DoneAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation) =>
        db.DueWork.Where(x => keys.Contains(x.Key)).ExecuteDeleteAsync(cancellation);

    public Task<int> DoneAsync(Guid key, CancellationToken cancellation) =>
        db.DueWork.Where(x => x.Key == key).ExecuteDeleteAsync(cancellation);

    /// <summary>Takes away the rows that no worker has in hand.</summary>
    /// <returns>Those that are away now.</returns>
    public async Task<IReadOnlyList<Guid>> TakeBackAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        var free = await db.DueWork.Where(x => keys.Contains(x.Key) && (x.ClaimedUntil == null || x.ClaimedUntil < now)).Select(x => x.Key).ToListAsync(cancellation);
        await DoneAsync(free, cancellation);
        return free;
    }

    /// <summary>Takes the row away with the caller's next save, and fails that if another worker has done so.</summary>
    public void DoneWithSave(Guid key, WorkKind kind) =>
        db.Remove(new DueWork { Key = key, TenantId = db.TenantId, Kind = kind, DueAt = clock.UtcNow });

    /// <summary>Makes the row due now, unless a worker has it in hand.</summary>
    public async Task WakeAsync(Guid key, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        await db.DueWork.Where(x => x.Key == key && x.DueAt > now && x.ClaimedUntil == null).ExecuteUpdateAsync(x => x.SetProperty(work => work.DueAt, now), cancellation);
    }

    /// <summary>Lets go of the row until <paramref name="dueAt"/>.</summary>
    public Task<int> PostponeAsync(Guid key, DateTime dueAt, CancellationToken cancellation) =>
        db.DueWork.Where(x => x.Key == key).ExecuteUpdateAsync(
            x => x.SetProperty(work => work.DueAt, dueAt).SetProperty(work => work.ClaimedUntil, (DateTime?)null), cancellation);
}
