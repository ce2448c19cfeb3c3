using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ServiceDesk.Database.Bulk;

/// <summary>
/// Binary COPY into temporary tables, and from there by INSERT under the application's account: COPY refuses tables with
/// row-level security, and the policies shall check these rows too.
/// </summary>
internal sealed class PostgresTicketBulk(DeskDb db, string owner) : RowTicketBulk(db)
{
    private const int CommandSeconds = 900;

    private readonly HashSet<string> staged = [];
    private bool isPrepared;

    private NpgsqlConnection Connection => (NpgsqlConnection)Db.Database.GetDbConnection();

    protected override async Task PrepareAsync(CancellationToken cancellation)
    {
        if (isPrepared)
            return;
        isPrepared = true;
        await Db.Database.OpenConnectionAsync(cancellation);
        await ExecuteAsync("SET synchronous_commit = off; SET work_mem = '256MB'; SET gin_pending_list_limit = '64MB'", cancellation);
    }

    protected override async Task<IReadOnlyList<long>> TakeIdsAsync(BulkTable table, int count, CancellationToken cancellation)
    {
        var sequence = $"\"{table.Name}\"";
        var ids = await Db.Database.SqlQuery<long>(
            $"""SELECT nextval(pg_get_serial_sequence({sequence}, 'Id')) AS "Value" FROM generate_series(1, {count})""").ToListAsync(cancellation);
        ids.Sort();
        return ids;
    }

    protected override async Task InsertAsync(BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
            return;
        var stage = $"bulk_{table.Name.ToLowerInvariant()}";
        if (staged.Add(table.Name))
            await ExecuteAsync($"CREATE TEMPORARY TABLE {stage} ON COMMIT DELETE ROWS AS SELECT {table.ColumnList} FROM \"{table.Name}\" WITH NO DATA", cancellation);
        await using (var copy = await Connection.BeginBinaryImportAsync($"COPY {stage} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var column in table.Columns)
                    await WriteAsync(copy, column.ValueOf(row), cancellation);
            }
            await copy.CompleteAsync(cancellation);
        }
        await ExecuteAsync($"INSERT INTO \"{table.Name}\" ({table.ColumnList}) SELECT {table.ColumnList} FROM {stage}", cancellation);
    }

    // Vacuum empties the list of pending words, so that the first search does not have to.
    public override async Task FinishAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = CommandSeconds;
        command.CommandText = $"VACUUM (ANALYZE) {string.Join(", ", Filled.Select(x => $"\"{x}\""))}, \"People\", search_documents";
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellation)
    {
        await using var command = Connection.CreateCommand();
        command.CommandTimeout = CommandSeconds;
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellation) => value switch
    {
        null => copy.WriteNullAsync(cancellation),
        int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancellation),
        long number => copy.WriteAsync(number, NpgsqlDbType.Bigint, cancellation),
        bool flag => copy.WriteAsync(flag, NpgsqlDbType.Boolean, cancellation),
        string text => copy.WriteAsync(text, NpgsqlDbType.Text, cancellation),
        DateTime time => copy.WriteAsync(time, NpgsqlDbType.TimestampTz, cancellation),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellation),
        _ => throw new NotSupportedException($"A column holds {value.GetType()}, which is not copied here as yet."),
    };
}
