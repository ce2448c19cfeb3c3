using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;
using ServiceDesk.Database;

namespace ServiceDesk.Benchmarks;

/// <summary>The server that <c>SERVICEDESK_TEST_POSTGRES</c> names, or else one of its own, started for this run by tests/servers.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "SERVICEDESK_TEST_POSTGRES";

    private readonly string? started;

    private PostgresServer(string connection, string? started)
    {
        Connection = connection;
        this.started = started;
    }

    /// <summary>The superuser's.</summary>
    public string Connection { get; }

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new(given, null);
        // Sockets below it allow only a short path.
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        await RunAsync("start", folder, cancellation);
        var line = (await File.ReadAllLinesAsync(Path.Combine(folder, "env"), cancellation)).Single(x => x.Contains($" {Variable}=", StringComparison.Ordinal));
        return new(line[(line.IndexOf('\'', StringComparison.Ordinal) + 1)..line.LastIndexOf('\'')], folder);
    }

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

    public async ValueTask DisposeAsync()
    {
        if (started is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunAsync("stop", started, CancellationToken.None);
        Directory.Delete(started, recursive: true);
    }

    private static async Task RunAsync(string script, string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(SourceTree.Root, "tests", "servers", script);
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", [path, folder]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{path} could not be started.");
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{path} {folder} ended with {process.ExitCode}; what it said stands above.");
    }
}
