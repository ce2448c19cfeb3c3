using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database.Postgres;

internal static class PostgresWriters
{
    /// <summary>The transactions that write histories now. Whoever takes a key holds the lock before that and until the end; every account may see who does.</summary>
    public static async Task<HashSet<string>> OfHistoryAsync(DeskDb db, CancellationToken cancellation) =>
        [.. await db.Database.SqlQuery<string>($"""
            SELECT virtualtransaction AS "Value" FROM pg_locks
            WHERE locktype = 'relation' AND relation = '"History"'::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """).ToListAsync(cancellation)];
}
