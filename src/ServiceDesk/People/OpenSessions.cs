using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>
/// Tells at each request whether the session of its cookie is still open. The answer is kept for some seconds: a session that is
/// ended here is closed at once, on other nodes within <see cref="KeptFor"/>.
/// </summary>
public sealed class OpenSessions(TimeProvider time)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    /// <summary>How exactly it is known when a session was seen last.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, long> open = new();

    /// <param name="accountId">Whose session it must be.</param>
    public async ValueTask<bool> IsOpenAsync(DeskDb db, Guid id, long accountId, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (open.TryGetValue(id, out var askedAt) && time.GetElapsedTime(askedAt) < KeptFor)
            return true;
        var now = time.GetTimestamp();
        var session = await db.Sessions.TagWith("session").SingleOrDefaultAsync(x => x.Id == id && x.AccountId == accountId && x.EndedAt == null, cancellation);
        var limits = db.Tenant.Info.Sessions;
        if (session is null || session.SeenAt + limits.Idle < at || session.StartedAt < limits.StartedSince(at))
            return false;
        if (session.SeenAt + SeenEvery < at)
        {
            session.SeenAt = at;
            await db.SaveChangesAsync(cancellation);
        }
        db.Entry(session).State = EntityState.Detached;
        if (open.Count >= MostKept)
            open.Clear();
        open[id] = now;
        return true;
    }

    internal void Forget(Guid id) => open.TryRemove(id, out _);
}
