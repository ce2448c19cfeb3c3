using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database.Postgres;

namespace ServiceDesk.Database;

/// <summary>
/// Tells when no older line of a history can appear any more. Keys commit out of order: a transaction that is still open may hold a
/// smaller one than those that can be read already.
/// </summary>
public sealed class HistoryWriters(DeskDb db)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int MostLooks = 20;

    /// <summary>Waits, a second at most, for whoever was writing histories when it was called; call it after the newest id was read, outside of a transaction.</summary>
    /// <returns>False when somebody is writing still: look again later.</returns>
    public async Task<bool> FinishedAsync(long upTo, CancellationToken cancellation)
    {
        // SQLite has one writer, whose keys commit in order.
        if (db.Database.IsSqlite())
            return true;
        if (!db.Database.IsNpgsql())
        {
            // Reading with locks waits by itself for rows that are not committed.
            await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM History WITH (READCOMMITTEDLOCK) WHERE TenantId = {db.TenantId} AND Id <= {upTo}").SingleAsync(cancellation);
            return true;
        }
        var open = await PostgresWriters.OfHistoryAsync(db, cancellation);
        for (var look = 0; open.Count > 0 && look < MostLooks; look++)
        {
            await Task.Delay(Pause, cancellation);
            open.IntersectWith(await PostgresWriters.OfHistoryAsync(db, cancellation));
        }
        return open.Count == 0;
    }
}
