namespace ServiceDesk.Testing;

/// <summary>The real servers of a test run, which <c>tests/servers/start</c> brings up once and names in the environment.</summary>
public static class TestServers
{
    /// <summary>Connection string of PostgreSQL's superuser.</summary>
    public static string Postgres => Required("SERVICEDESK_TEST_POSTGRES");

    /// <exception cref="InvalidOperationException">The servers are not running.</exception>
    public static string Required(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException(
            $"{name} is not set: this test needs a real server. Run ./test.sh, or start the servers by hand: tests/servers/start DIR && source DIR/env.");
}
