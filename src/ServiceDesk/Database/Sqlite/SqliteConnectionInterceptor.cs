using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceDesk.Database.Sqlite;

/// <summary>
/// What SQLite wants to be told on every connection: writers wait for each other instead of failing, commits are synced to the
/// disk before they are reported, foreign keys hold, and reading goes through a memory map. The context then keeps its
/// connection until it is disposed, so that this is said once a scope instead of once a command.
/// </summary>
internal sealed class SqliteConnectionInterceptor : DbConnectionInterceptor
{
    public static readonly SqliteConnectionInterceptor Instance = new();

    private const string Pragmas =
        "PRAGMA busy_timeout = 15000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        eventData.Context?.Database.OpenConnection();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite answers in this process: its asynchronous calls are the synchronous ones.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
