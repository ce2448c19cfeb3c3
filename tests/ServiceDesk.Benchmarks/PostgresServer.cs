using System.Security.Cryptography;
using Npgsql;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Benchmarks;

/// <summary>PostgreSQL as <see cref="RealServers"/> has it, with the databases of the benchmarks.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly RealServers servers;

    private PostgresServer(RealServers servers) => this.servers = servers;

    /// <summary>The superuser's.</summary>
    public string Connection => TestServers.Postgres;

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation) => new(await RealServers.StartAsync(cancellation));

    /// <summary>Makes the database and its two accounts if they are not there: an owner who is no superuser, and one for the application.</summary>
    public async Task<DatabaseSettings> DatabaseAsync(string name, CancellationToken cancellation)
    {
        await using var server = NpgsqlDataSource.Create(Connection);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        foreach (var role in (string[])["owner", "app"])
        {
            await ExecuteAsync($"DO $$ BEGIN CREATE ROLE {name}_{role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            await ExecuteAsync($"ALTER ROLE {name}_{role} PASSWORD '{password}'");
        }
        await using (var found = server.CreateCommand($"SELECT 1 FROM pg_database WHERE datname = '{name}'"))
            if (await found.ExecuteScalarAsync(cancellation) is null)
                await ExecuteAsync($"CREATE DATABASE {name} OWNER {name}_owner TEMPLATE template0 ENCODING 'UTF8'");
        return new(DatabaseProvider.Postgres, As("app"), As("owner"));

        async Task ExecuteAsync(string statement)
        {
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        string As(string role) =>
            new NpgsqlConnectionStringBuilder(Connection) { Database = name, Username = $"{name}_{role}", Password = password }.ConnectionString;
    }

    public ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return servers.DisposeAsync();
    }
}
