using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Database.Postgres;
using ServiceDesk.Database.Sqlite;
using ServiceDesk.Database.SqlServer;

namespace ServiceDesk.Tests.Database;

/// <summary>Contexts that lead to no server: for models, scripts and the SQL of queries.</summary>
internal static class DesignDatabase
{
    public static readonly TenantInfo Tenant = new(7, "alpha", "Alpha", "en", "Europe/Berlin", new byte[32]);

    public static DeskDb For(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => Create<SqliteDeskDb>(x => DatabaseSetup.UseSqlite(x, "Data Source=nowhere.db;Mode=ReadOnly"), x => new(x)),
        DatabaseProvider.Postgres => Create<PostgresDeskDb>(x => DatabaseSetup.UsePostgres(x, "Host=nowhere"), x => new(x)),
        _ => Create<SqlServerDeskDb>(x => DatabaseSetup.UseSqlServer(x, "Server=nowhere"), x => new(x)),
    };

    private static TDb Create<TDb>(Action<DbContextOptionsBuilder> provider, Func<DbContextOptions<TDb>, TDb> create) where TDb : DeskDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        provider(options);
        var tenant = new CurrentTenant();
        tenant.Enter(Tenant);
        var db = create(options.Options);
        db.WorkFor(tenant, new(TimeProvider.System), global::ServiceDesk.Access.Door.Job);
        return db;
    }
}
