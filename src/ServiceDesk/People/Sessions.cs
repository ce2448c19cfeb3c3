using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.People;

/// <summary>Starts and ends the sessions of an account.</summary>
public sealed class Sessions(DeskDb db, OpenSessions open)
{
    /// <summary>How long ended ones can still be looked at.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public async Task<Session> StartAsync(Account account, string? browser, string? address, DateTime at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        var session = new Session
        {
            Id = Guid.CreateVersion7(at), TenantId = account.TenantId, AccountId = account.Id, StartedAt = at, SeenAt = at,
            Browser = Cut(browser, Session.BrowserLength), Address = Cut(address, Session.AddressLength),
        };
        db.Add(session);
        var oldest = at - KeptFor;
        db.RemoveRange(await db.Sessions.Where(x => x.AccountId == account.Id && x.SeenAt < oldest).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        return session;
    }

    /// <summary>Those that are open, the one that was seen last first.</summary>
    public Task<List<Session>> OpenAsync(long accountId, DateTime at, CancellationToken cancellation)
    {
        var limits = db.Tenant.Info.Sessions;
        var (oldest, started) = (at - limits.Idle, limits.StartedSince(at));
        return db.Sessions.AsNoTracking().Where(x => x.AccountId == accountId && x.EndedAt == null && x.SeenAt >= oldest && x.StartedAt >= started)
            .OrderByDescending(x => x.SeenAt).ThenBy(x => x.Id).ToListAsync(cancellation);
    }

    /// <returns>False when the account has no such open session.</returns>
    public async Task<bool> EndAsync(long accountId, Guid id, DateTime at, CancellationToken cancellation) =>
        await EndAsync(db.Sessions.Where(x => x.AccountId == accountId && x.Id == id), at, false, cancellation) > 0;

    /// <summary>Ends the session by the person's signing out of it.</summary>
    public Task<int> SignOutAsync(long accountId, Guid id, DateTime at, CancellationToken cancellation) =>
        EndAsync(db.Sessions.Where(x => x.AccountId == accountId && x.Id == id), at, true, cancellation);

    /// <param name="but">The one that stays; null: none does.</param>
    public Task<int> EndAllAsync(long accountId, Guid? but, DateTime at, CancellationToken cancellation) =>
        EndAsync(db.Sessions.Where(x => x.AccountId == accountId && x.Id != but), at, false, cancellation);

    private async Task<int> EndAsync(IQueryable<Session> meant, DateTime at, bool bySigningOut, CancellationToken cancellation)
    {
        var sessions = await meant.Where(x => x.EndedAt == null).ToListAsync(cancellation);
        foreach (var session in sessions)
        {
            (session.EndedAt, session.IsSignedOut) = (at, bySigningOut);
            open.Forget(session.Id);
        }
        await db.SaveChangesAsync(cancellation);
        // A request on its way may have looked before: it must not keep the answer.
        sessions.ForEach(x => open.Forget(x.Id));
        return sessions.Count;
    }

    private static string? Cut(string? text, int most) => text is null || text.Length <= most ? text : text[..most];
}
