using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database.Sqlite;

/// <summary>The embedded default: one file, one writer, full text by FTS5.</summary>
public sealed class SqliteDeskDb(DbContextOptions<SqliteDeskDb> options) : DeskDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicrosecondsConverter>();
    }
}
