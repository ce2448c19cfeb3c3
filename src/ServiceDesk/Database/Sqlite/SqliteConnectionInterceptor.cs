using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ServiceDesk.Database.Sqlite;

/// <summary>
/// What SQLite wants to be told on every connection: writers wait for each other instead of failing, commits are synced to the
/// disk before they are reported, foreign keys hold, and reading goes through a memory map. SQLite remembers it when the driver
/// pools the connection, so each is told once. The context keeps its connection until it is disposed.
/// </summary>
internal sealed class SqliteConnectionInterceptor : DbConnectionInterceptor
{
    public static readonly SqliteConnectionInterceptor Instance = new();

    private const string Pragmas =
        "PRAGMA busy_timeout = 15000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

    private static readonly object Mark = new();
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (told.TryAdd(((SqliteConnection)connection).Handle!, Mark))
            Tell(connection);
        eventData.Context?.Database.OpenConnection();
    }

    private static void Tell(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite answers in this process: its asynchronous calls are the synchronous ones.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
