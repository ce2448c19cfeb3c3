using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ServiceDesk.Database.Bulk;

/// <summary>One prepared insert a table, in big transactions; commits are not synced one by one, for a run can go on behind the last.</summary>
internal sealed class SqliteTicketBulk(DeskDb db) : RowTicketBulk(db)
{
    private readonly Dictionary<string, SqliteCommand> inserts = [];

    private SqliteConnection Connection => (SqliteConnection)Db.Database.GetDbConnection();

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (inserts.Count > 0)
            return;
        await Db.Database.OpenConnectionAsync(cancellation);
        await Db.Database.ExecuteSqlRawAsync("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -262144;", cancellation);
    }

    // The transaction has locked the file from its beginning, so nobody else takes ids meanwhile.
    protected override async Task<IReadOnlyList<long>> TakeIdsAsync(BulkTable table, int count, CancellationToken cancellation)
    {
        var last = await Db.Database.SqlQuery<long>($"SELECT coalesce(max(seq), 0) AS Value FROM sqlite_sequence WHERE name = {table.Name}").SingleAsync(cancellation);
        var ids = new long[count];
        for (var i = 0; i < count; i++)
            ids[i] = last + 1 + i;
        return ids;
    }

    protected override Task InsertAsync(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (!inserts.TryGetValue(table.Name, out var insert))
            inserts[table.Name] = insert = Prepare(table);
        insert.Transaction = (SqliteTransaction)Db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++)
                insert.Parameters[i].Value = table.Columns[i].ValueOf(row) ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override async Task FinishAsync(CancellationToken cancellation) =>
        await Db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);

    public override async ValueTask DisposeAsync()
    {
        foreach (var insert in inserts.Values)
            await insert.DisposeAsync();
        await base.DisposeAsync();
    }

    private SqliteCommand Prepare(BulkTable table)
    {
        var insert = Connection.CreateCommand();
        var names = Enumerable.Range(0, table.Columns.Count).Select(i => $"@p{i}").ToList();
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", names)})";
        foreach (var name in names)
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        return insert;
    }
}
