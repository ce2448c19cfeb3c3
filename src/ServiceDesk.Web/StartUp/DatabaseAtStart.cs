using ServiceDesk.Database;

namespace ServiceDesk.Web.StartUp;

/// <summary>
/// Sees to it before anything else starts that the database is of this version: an embedded one is brought to it, a server's
/// only if <see cref="Setting"/> says so, for there the account that owns the tables is not the application's to use.
/// </summary>
public sealed class DatabaseAtStart(
    DatabaseMigrator migrator, DatabaseSettings settings, IConfiguration configuration, ILogger<DatabaseAtStart> logger)
{
    public const string Setting = "Database:MigrateAtStart";

    public bool Migrates => configuration[Setting]?.ToLowerInvariant() switch
    {
        null or "" => settings.Provider == DatabaseProvider.Sqlite,
        "true" => true,
        "false" => false,
        var other => throw new SettingException(Setting, $"is '{other}'; expected true or false"),
    };

    /// <exception cref="PendingMigrationException">It is older, and may not be changed by this process.</exception>
    /// <exception cref="SettingException">It cannot be opened.</exception>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var migrates = Migrates;
        var pending = await PendingAsync(cancellation);
        if (pending.Count == 0)
            return;
        if (!migrates)
            throw new PendingMigrationException(pending);
        logger.LogInformation("Bringing the database to this version: {Migrations}", string.Join(", ", pending));
        await migrator.MigrateAsync(cancellation);
    }

    private async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellation)
    {
        try
        {
            return await migrator.PendingAsync(cancellation);
        }
        catch (Exception e) when (DatabaseFailure.Of(e) is { } failure)
        {
            throw new SettingException(
                settings.Owner == settings.Desk ? DatabaseSetup.DeskSetting : DatabaseSetup.OwnerSetting,
                $"leads to no database that can be opened: {failure.Message} The verb 'database check' tells more");
        }
    }
}
