using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using ServiceDesk.Database;

namespace ServiceDesk.Benchmarks;

internal sealed record ReferenceRow(
    int Number, string Subject, string Preview, long StatusId, long PriorityId, long QueueId, long? AssigneeId, string Tags,
    string Requester, string? Customer, DateTime UpdatedAt);

/// <summary>A connection with the prepared query of the bare page.</summary>
internal sealed class ReferenceQuery
{
    private const string Sql = """
        SELECT t."Number", t."Subject", t."Preview", t."StatusId", t."PriorityId", t."QueueId", t."AssigneeId", t."TagText", p."Name", c."Name", t."UpdatedAt"
        FROM "Tickets" t JOIN "People" p ON p."Id" = t."RequesterId" LEFT JOIN "Customers" c ON c."Id" = t."CustomerId"
        WHERE t."TenantId" = @tenant AND t."IsActive" ORDER BY t."UpdatedAt" DESC, t."Id" DESC LIMIT 50
        """;

    private readonly DbCommand command;
    private readonly bool isSqlite;

    private ReferenceQuery(DbCommand command)
    {
        this.command = command;
        isSqlite = command is SqliteCommand;
    }

    public static async Task<ReferenceQuery> OpenAsync(DatabaseProvider provider, string settings, int tenant)
    {
        DbConnection connection = provider == DatabaseProvider.Sqlite ? new SqliteConnection(settings) : new NpgsqlConnection(settings);
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite
            ? "PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536;"
            : $"SET desk.tenant = '{tenant}'";
        await command.ExecuteNonQueryAsync();
        command.CommandText = Sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("tenant", tenant);
        command.Parameters.Add(parameter);
        await command.PrepareAsync();
        return new(command);
    }

    public async Task<IReadOnlyList<ReferenceRow>> RunAsync()
    {
        var rows = new List<ReferenceRow>(50);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(new(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5),
                reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.GetString(7), reader.GetString(8), reader.IsDBNull(9) ? null : reader.GetString(9),
                isSqlite ? DateTime.UnixEpoch.AddTicks(reader.GetInt64(10) * TimeSpan.TicksPerMicrosecond) : reader.GetDateTime(10)));
        return rows;
    }
}
