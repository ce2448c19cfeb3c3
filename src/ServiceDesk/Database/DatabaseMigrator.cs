using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDesk.Database.Postgres;
using ServiceDesk.Database.Sqlite;
using ServiceDesk.Database.SqlServer;

namespace ServiceDesk.Database;

/// <summary>Brings the database's tables to this version of the application, under the account that owns them.</summary>
public sealed class DatabaseMigrator(DatabaseSettings settings)
{
    /// <summary>Names of the migrations that the database lacks.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancellation)
    {
        await using var db = Owner();
        return [.. await db.Database.GetPendingMigrationsAsync(cancellation)];
    }

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var db = Owner();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await db.Database.MigrateAsync(cancellation);
        if (settings.Provider == DatabaseProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
        if (settings.Provider == DatabaseProvider.Postgres)
            await GrantAsync(db, cancellation);
    }

    /// <summary>A context under the owner's account, in no tenant: it reads no tenant's rows where the database walls them off.</summary>
    public DeskDb Owner() => settings.Provider switch
    {
        DatabaseProvider.Sqlite => Create<SqliteDeskDb>(DatabaseSetup.UseSqlite, options => new(options)),
        DatabaseProvider.Postgres => Create<PostgresDeskDb>(DatabaseSetup.UsePostgres, options => new(options)),
        _ => Create<SqlServerDeskDb>(DatabaseSetup.UseSqlServer, options => new(options)),
    };

    private TDb Create<TDb>(Action<DbContextOptionsBuilder, string> provider, Func<DbContextOptions<TDb>, TDb> create) where TDb : DeskDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        provider(options, settings.Owner);
        return create(options.Options);
    }

    // The application's account may read and write rows, and nothing else: no policy can be switched off by it.
    private async Task GrantAsync(DeskDb db, CancellationToken cancellation)
    {
        var user = new NpgsqlConnectionStringBuilder(settings.Desk).Username;
        if (user is null || user == new NpgsqlConnectionStringBuilder(settings.Owner).Username)
            return;
        var role = $"\"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var statement = $"""
            GRANT USAGE ON SCHEMA public TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
            REVOKE ALL ON search_documents FROM {role};
            REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM {role};
            """;
        await db.Database.ExecuteSqlRawAsync(statement, cancellation);
    }
}
