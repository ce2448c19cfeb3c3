using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ServiceDesk.Database.Postgres;
using ServiceDesk.Database.Sqlite;
using ServiceDesk.Database.SqlServer;

namespace ServiceDesk.Database;

/// <summary>What <c>dotnet ef migrations add</c> starts from; it opens no connection.</summary>
internal abstract class DesignTimeDatabase<TDb>(Action<DbContextOptionsBuilder> provider, Func<DbContextOptions<TDb>, TDb> create)
    : IDesignTimeDbContextFactory<TDb> where TDb : DeskDb
{
    public TDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        provider(options);
        return create(options.Options);
    }
}

internal sealed class DesignTimeSqlite() : DesignTimeDatabase<SqliteDeskDb>(
    options => DatabaseSetup.UseSqlite(options, "Data Source=design.db"), options => new(options));

internal sealed class DesignTimePostgres() : DesignTimeDatabase<PostgresDeskDb>(
    options => DatabaseSetup.UsePostgres(options, "Host=design"), options => new(options));

internal sealed class DesignTimeSqlServer() : DesignTimeDatabase<SqlServerDeskDb>(
    options => DatabaseSetup.UseSqlServer(options, "Server=design"), options => new(options));
