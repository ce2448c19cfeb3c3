namespace ServiceDesk.Testing;

/// <summary>The real servers of a test run, which <c>tests/servers/start</c> brings up once and names in the environment.</summary>
public static class TestServers
{
    /// <summary>Connection string of PostgreSQL's superuser.</summary>
    public static string Postgres => Required("SERVICEDESK_TEST_POSTGRES");

    /// <summary>Connection string of an administrator of a SQL Server; null where there is none, and its tests are skipped.</summary>
    public static string? SqlServer => Environment.GetEnvironmentVariable(SqlServerVariable) is { Length: > 0 } named ? named : null;

    public const string NoSqlServer = $"{SqlServerVariable} names no SQL Server.";

    private const string SqlServerVariable = "SERVICEDESK_TEST_SQLSERVER";

    /// <exception cref="InvalidOperationException">The servers are not running.</exception>
    public static string Required(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException(
            $"{name} is not set: this test needs a real server. Run ./test.sh, or start the servers by hand: tests/servers/start DIR && source DIR/env.");
}
