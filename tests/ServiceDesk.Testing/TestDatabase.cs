using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using ServiceDesk.Database;

namespace ServiceDesk.Testing;

/// <summary>An empty, migrated database of its own for a test class; gone when it is disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(DatabaseSettings settings, string folder)
    {
        Settings = settings;
        Folder = folder;
    }

    public DatabaseSettings Settings { get; }

    /// <summary>A folder of its own, for files.</summary>
    public string Folder { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("desk-test-").FullName;
        var settings = provider switch
        {
            DatabaseProvider.Sqlite => SqliteIn(folder),
            DatabaseProvider.Postgres => await PostgresAsync(),
            _ => await SqlServerAsync(),
        };
        await new DatabaseMigrator(settings).MigrateAsync(CancellationToken.None);
        return new(settings, folder);
    }

    private static DatabaseSettings SqliteIn(string folder)
    {
        var connection = $"Data Source={Path.Combine(folder, "desk.db")}";
        return new(DatabaseProvider.Sqlite, connection, connection);
    }

    // The owner is no superuser, and the application's account owns nothing, as in a real installation.
    private static async Task<DatabaseSettings> PostgresAsync()
    {
        var name = $"desk_{Guid.NewGuid():N}";
        await using var server = NpgsqlDataSource.Create(TestServers.Postgres);
        foreach (var statement in (string[])
            [
                $"CREATE ROLE {name}_owner LOGIN PASSWORD 'owner'",
                $"CREATE ROLE {name}_app LOGIN PASSWORD 'app'",
                $"CREATE DATABASE {name} OWNER {name}_owner TEMPLATE template0 ENCODING 'UTF8'",
            ])
        {
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
        string As(string role, string password) =>
            new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = name, Username = $"{name}_{role}", Password = password, MaxPoolSize = 20 }.ConnectionString;
        return new(DatabaseProvider.Postgres, As("app", "app"), As("owner", "owner"));
    }

    // As on PostgreSQL: the application's account reads and writes rows, and owns nothing.
    private static async Task<DatabaseSettings> SqlServerAsync()
    {
        var server = TestServers.SqlServer ?? throw new InvalidOperationException(TestServers.NoSqlServer);
        var name = $"desk_{Guid.NewGuid():N}";
        var password = $"Aa1!{Guid.NewGuid():N}";
        await RunAsync(server, $"CREATE DATABASE {name}", $"CREATE LOGIN {name}_app WITH PASSWORD = '{password}'");
        var owner = new SqlConnectionStringBuilder(server) { InitialCatalog = name };
        await RunAsync(
            owner.ConnectionString, $"CREATE USER {name}_app FOR LOGIN {name}_app",
            $"ALTER ROLE db_datareader ADD MEMBER {name}_app", $"ALTER ROLE db_datawriter ADD MEMBER {name}_app");
        var application = new SqlConnectionStringBuilder(owner.ConnectionString) { IntegratedSecurity = false, UserID = $"{name}_app", Password = password };
        return new(DatabaseProvider.SqlServer, application.ConnectionString, owner.ConnectionString);
    }

    private static async Task RunAsync(string server, params string[] statements)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Settings.Provider == DatabaseProvider.SqlServer)
        {
            SqlConnection.ClearAllPools();
            var name = new SqlConnectionStringBuilder(Settings.Desk).InitialCatalog;
            await RunAsync(
                TestServers.SqlServer!, $"ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE", $"DROP DATABASE {name}", $"DROP LOGIN {name}_app");
        }
        else if (Settings.Provider == DatabaseProvider.Postgres)
        {
            NpgsqlConnection.ClearAllPools();
            var name = new NpgsqlConnectionStringBuilder(Settings.Desk).Database;
            await using var server = NpgsqlDataSource.Create(TestServers.Postgres);
            foreach (var statement in (string[])[$"DROP DATABASE {name} WITH (FORCE)", $"DROP ROLE {name}_app", $"DROP ROLE {name}_owner"])
            {
                await using var command = server.CreateCommand(statement);
                await command.ExecuteNonQueryAsync();
            }
        }
        else
        {
            using var connection = new SqliteConnection(Settings.Desk);
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(Folder, recursive: true);
    }
}
