using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Database;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void Model_HasItsMigrations(DatabaseProvider provider)
    {
        using var db = DesignDatabase.For(provider);
        Assert.False(db.Database.HasPendingModelChanges(), $"The model of {provider} has changed since its last migration: run ./add-migration.sh NAME.");
    }

    [Fact]
    public void Migrations_AreTheSameSteps_OnEveryDatabase()
    {
        // Search is the engines' own; SQL Server has none to migrate.
        string[] steps = [.. new[] { DatabaseProvider.Sqlite, DatabaseProvider.Postgres, DatabaseProvider.SqlServer }
            .Select(x => string.Join(' ', Names(x).Except(["Walls", "Search"])))];
        Assert.Single(steps.Distinct());
        Assert.Contains("Walls", Names(DatabaseProvider.Postgres));
        Assert.Contains("Walls", Names(DatabaseProvider.SqlServer));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Migrations_GoUp_BackToNothing_AndUpAgain(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var migrator = new DatabaseMigrator(database.Settings);
        Assert.Empty(await migrator.PendingAsync(default));
        await using (var owner = migrator.Owner())
        {
            Assert.NotEmpty(await ObjectsAsync(owner));
            await owner.GetService<IMigrator>().MigrateAsync(Migration.InitialDatabase);
            Assert.Empty(await ObjectsAsync(owner));
        }
        Assert.Equal(Names(provider).Count, (await migrator.PendingAsync(default)).Count);
        await migrator.MigrateAsync(default);
        Assert.Empty(await migrator.PendingAsync(default));
    }

    private static IReadOnlyList<string> Names(DatabaseProvider provider)
    {
        using var db = DesignDatabase.For(provider);
        return [.. db.Database.GetMigrations().Select(x => x[(x.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    // Tables, triggers, functions: all but the book of migrations, its lock and what an extension brought.
    private static Task<List<string>> ObjectsAsync(DeskDb db) => (db.Database.IsSqlite()
        ? db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'")
        : db.Database.SqlQuery<string>($"""
            SELECT tablename::text AS "Value" FROM pg_tables WHERE schemaname = 'public' AND NOT starts_with(tablename, '__EF')
            UNION ALL
            SELECT proname::text FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
              AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
            UNION ALL
            SELECT policyname::text FROM pg_policies
            """)).ToListAsync();
}
