using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Database;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Tests.StartUp;

public sealed class DatabaseAtStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-start-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, null, true)]
    [InlineData(DatabaseProvider.Sqlite, "false", false)]
    [InlineData(DatabaseProvider.Postgres, null, false)]
    [InlineData(DatabaseProvider.SqlServer, "", false)]
    [InlineData(DatabaseProvider.Postgres, "TRUE", true)]
    public void Embedded_databases_are_migrated_at_the_start_and_servers_on_request(DatabaseProvider provider, string? setting, bool expected) =>
        Assert.Equal(expected, Start(new(provider, "", ""), setting).Migrates);

    [Fact]
    public void A_setting_that_is_neither_is_named() =>
        Assert.Contains("Database:MigrateAtStart", Assert.Throws<SettingException>(() => Start(new(DatabaseProvider.Sqlite, "", ""), "maybe").Migrates).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_pending_migration_stops_the_start_and_names_the_command()
    {
        var connection = $"Data Source={Path.Combine(folder, "desk.db")}";
        var settings = new DatabaseSettings(DatabaseProvider.Sqlite, connection, connection);
        var refused = await Assert.ThrowsAsync<PendingMigrationException>(() => Start(settings, "false").PrepareAsync(TestContext.Current.CancellationToken));
        Assert.Contains("database migrate", refused.Message, StringComparison.Ordinal);
        await Start(settings, null).PrepareAsync(TestContext.Current.CancellationToken);
        await Start(settings, "false").PrepareAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_stops_the_start_and_names_the_setting()
    {
        var settings = new DatabaseSettings(DatabaseProvider.Postgres, "Host=127.0.0.1;Port=1;Username=x;Database=x", "Host=127.0.0.1;Port=1;Username=y;Database=x");
        var refused = await Assert.ThrowsAsync<SettingException>(() => Start(settings, null).PrepareAsync(TestContext.Current.CancellationToken));
        Assert.Contains("ConnectionStrings:DeskOwner leads to no database", refused.Message, StringComparison.Ordinal);
    }

    private static DatabaseAtStart Start(DatabaseSettings settings, string? setting) => new(
        new DatabaseMigrator(settings), settings,
        new ConfigurationBuilder().AddInMemoryCollection([new(DatabaseAtStart.Setting, setting)]).Build(),
        NullLogger<DatabaseAtStart>.Instance);
}
