using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDesk.Audit;
using ServiceDesk.Database.Postgres;
using ServiceDesk.Database.Sqlite;
using ServiceDesk.Database.SqlServer;

namespace ServiceDesk.Database;

public static class DatabaseSetup
{
    public const string ProviderSetting = "Database:Provider";
    public const string DeskSetting = "ConnectionStrings:Desk";
    public const string OwnerSetting = "ConnectionStrings:DeskOwner";

    /// <summary>Reads the settings; with none, an SQLite file in <paramref name="dataFolder"/>.</summary>
    /// <exception cref="SettingException">A setting is unknown or missing.</exception>
    public static DatabaseSettings ReadSettings(IConfiguration configuration, string dataFolder)
    {
        var provider = configuration[ProviderSetting]?.ToLowerInvariant() switch
        {
            null or "" or "sqlite" => DatabaseProvider.Sqlite,
            "postgresql" or "postgres" => DatabaseProvider.Postgres,
            "sqlserver" => DatabaseProvider.SqlServer,
            var other => throw new SettingException(ProviderSetting, $"is '{other}'; expected sqlite, postgresql or sqlserver"),
        };
        var desk = configuration[DeskSetting];
        if (string.IsNullOrWhiteSpace(desk))
        {
            if (provider != DatabaseProvider.Sqlite)
                throw new SettingException(DeskSetting, $"is empty; {configuration[ProviderSetting]} needs a connection string");
            desk = $"Data Source={Path.Combine(dataFolder, "desk.db")}";
        }
        var owner = configuration[OwnerSetting];
        return new(provider, desk, string.IsNullOrWhiteSpace(owner) ? desk : owner);
    }

    public static IServiceCollection AddDeskDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<DatabaseMigrator>();
        services.AddScoped<FullText>();
        services.AddSingleton<UtcClock>();
        services.AddSingleton<CommitPulse>();
        services.AddSingleton<ProcessDoor>();
        services.AddSingleton<CommitInterceptor>();
        services.AddScoped<CurrentTenant>();
        return settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddProvider<SqliteDeskDb>(options => UseSqlite(options, settings.Desk)),
            DatabaseProvider.Postgres => services.AddProvider<PostgresDeskDb>(options => UsePostgres(options, settings.Desk)),
            _ => services.AddProvider<SqlServerDeskDb>(options => UseSqlServer(options, settings.Desk)),
        };
    }

    public static void UseSqlite(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).AddInterceptors(SqliteConnectionInterceptor.Instance);

    public static void UsePostgres(DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(new Npgsql.NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 }.ConnectionString)
            .AddInterceptors(PostgresTenantInterceptor.Instance);

    public static void UseSqlServer(DbContextOptionsBuilder options, string connection) =>
        options.UseSqlServer(connection).AddInterceptors(SqlServerTenantInterceptor.Instance);

    private static IServiceCollection AddProvider<TDb>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> provider) where TDb : DeskDb
    {
        services.AddPooledDbContextFactory<TDb>((root, options) =>
        {
            provider(options);
            options.AddInterceptors(root.GetRequiredService<CommitInterceptor>());
            // Routing rows (mail routes) lie outside the walls and are read alone, never with the tenant's row that they lead to.
            options.ConfigureWarnings(x => x.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
        });
        return services.AddScoped<DeskDb>(scope =>
        {
            var db = scope.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.WorkFor(scope.GetRequiredService<CurrentTenant>(), scope.GetRequiredService<UtcClock>(), scope.GetRequiredService<ProcessDoor>().Door);
            return db;
        });
    }
}
