using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Files;

namespace ServiceDesk.Database;

public enum CheckResult
{
    Ok = 1,
    Warn = 2,
    Fail = 3,
}

/// <summary>What one check came to.</summary>
/// <param name="Subject">One word or two.</param>
/// <param name="Text">What was seen; if it is not as it should be, what to do.</param>
public sealed record CheckLine(CheckResult Result, string Subject, string Text);

/// <summary>Looks before a start whether database, rights and data folder are fit for the desk. It changes nothing.</summary>
public sealed class DatabaseCheck(DatabaseSettings settings, DatabaseMigrator migrator, DataFolder folder, IServiceScopeFactory scopes)
{
    private const long LeastFree = 200L << 20;
    private const long ComfortablyFree = 2L << 30;

    /// <param name="migratesAtStart">Whether a start would apply pending migrations by itself.</param>
    public async IAsyncEnumerable<CheckLine> RunAsync(bool migratesAtStart, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        yield return new(CheckResult.Ok, "provider", settings.Provider.ToString());
        if (settings.Provider == DatabaseProvider.Sqlite && new SqliteConnectionStringBuilder(settings.Desk).DataSource is var file && !File.Exists(file))
        {
            yield return migratesAtStart
                ? new(CheckResult.Ok, "database", $"{file} is not there yet; the first start makes it")
                : new(CheckResult.Fail, "database", $"{file} is not there; make it with 'database migrate'");
        }
        else
        {
            var reached = await ReachAsync(db, cancellation);
            yield return reached;
            if (reached.Result == CheckResult.Ok)
            {
                yield return await GuardAsync("migrations", () => MigrationsAsync(migratesAtStart, cancellation));
                yield return await GuardAsync("rights", () => RightsAsync(db, cancellation));
                yield return await GuardAsync("full text", () => FullTextAsync(db, cancellation));
            }
        }
        yield return Space();
    }

    private async Task<CheckLine> ReachAsync(DeskDb db, CancellationToken cancellation)
    {
        try
        {
            var connection = db.Database.GetDbConnection();
            await db.Database.OpenConnectionAsync(cancellation);
            return new(CheckResult.Ok, "database", $"{connection.DataSource} answers: {settings.Provider} {connection.ServerVersion}");
        }
        catch (Exception e) when (DatabaseFailure.Of(e) is { } failure)
        {
            return new(CheckResult.Fail, "database", $"it cannot be opened: {failure.Message} Check {DatabaseSetup.DeskSetting}.");
        }
    }

    // What a check cannot find out is a failure of its own, and the checks behind it are still made.
    private static async Task<CheckLine> GuardAsync(string subject, Func<Task<CheckLine>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (DatabaseFailure.Of(e) is { } failure)
        {
            return new(CheckResult.Fail, subject, $"could not be looked at: {failure.Message}");
        }
    }

    private async Task<CheckLine> MigrationsAsync(bool migratesAtStart, CancellationToken cancellation)
    {
        var pending = await migrator.PendingAsync(cancellation);
        if (pending.Count == 0)
            return new(CheckResult.Ok, "migrations", "the tables are of this version");
        var lacking = $"{pending.Count} pending, the first is {pending[0]}";
        return migratesAtStart
            ? new(CheckResult.Ok, "migrations", $"{lacking}; the start applies them")
            : new(CheckResult.Fail, "migrations", $"{lacking}; run 'database migrate' before the start");
    }

    private async Task<CheckLine> RightsAsync(DeskDb db, CancellationToken cancellation)
    {
        if (settings.Provider == DatabaseProvider.Sqlite)
            return new(CheckResult.Ok, "rights", "an embedded database has no accounts: tenants are parted by the application alone");
        // One column for each way round the walls: 1 where the Desk account has it.
        var ways = settings.Provider == DatabaseProvider.Postgres
            ? await NumbersAsync(db, """
                SELECT rolsuper::int, rolbypassrls::int,
                  (EXISTS (SELECT 1 FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                    AND pg_has_role(current_user, c.relowner, 'MEMBER')))::int
                FROM pg_roles WHERE rolname = current_user
                """, cancellation)
            : await NumbersAsync(db, """
                SELECT ISNULL(IS_SRVROLEMEMBER('sysadmin'), 0), ISNULL(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'ALTER ANY SECURITY POLICY'), 0),
                  ISNULL(IS_ROLEMEMBER('db_owner'), 0)
                """, cancellation);
        string[] names = settings.Provider == DatabaseProvider.Postgres
            ? ["it is a superuser", "it may bypass row-level security (BYPASSRLS)", "it owns tables"]
            : ["it is sysadmin", "it may alter security policies", "it is db_owner"];
        var found = names.Where((_, i) => ways[i] != 0).ToList();
        return found.Count == 0
            ? new(CheckResult.Ok, "rights", "the Desk account cannot switch off the walls between tenants")
            : new(CheckResult.Warn, "rights",
                $"the Desk account could pass by the walls between tenants: {string.Join(", ", found)}. Give {DatabaseSetup.DeskSetting} an account of its own, and the owner's to {DatabaseSetup.OwnerSetting}.");
    }

    private async Task<CheckLine> FullTextAsync(DeskDb db, CancellationToken cancellation)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                return (await NumbersAsync(db, "SELECT sqlite_compileoption_used('ENABLE_FTS5')", cancellation))[0] == 1
                    ? new(CheckResult.Ok, "full text", "FTS5 is built in")
                    : new(CheckResult.Fail, "full text", "this SQLite was built without FTS5; use the library that comes with the desk");
            case DatabaseProvider.Postgres:
                return new(CheckResult.Ok, "full text", "tsvector is part of the server");
            default:
                return (await NumbersAsync(db, "SELECT ISNULL(CAST(SERVERPROPERTY('IsFullTextInstalled') AS int), 0)", cancellation))[0] == 1
                    ? new(CheckResult.Ok, "full text", "installed; the search uses LIKE all the same, which is slower on large desks")
                    : new(CheckResult.Warn, "full text", "not installed; the search uses LIKE, which is slower on large desks");
        }
    }

    private static async Task<int[]> NumbersAsync(DeskDb db, string query, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = query;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            throw new InvalidOperationException($"The server answered nothing to: {query}");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToInt32(reader.GetValue(i), CultureInfo.InvariantCulture))];
    }

    private CheckLine Space()
    {
        try
        {
            var probe = Path.Combine(folder.Path, $".check-{Guid.NewGuid():N}");
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            var free = new DriveInfo(Path.GetFullPath(folder.Path)).AvailableFreeSpace;
            var text = $"{folder.Path} has {free >> 20} MB free";
            return free < LeastFree ? new(CheckResult.Fail, "data folder", $"{text}; at least {LeastFree >> 20} MB are needed")
                : free < ComfortablyFree ? new(CheckResult.Warn, "data folder", $"{text}; attachments and mail will fill it soon")
                : new(CheckResult.Ok, "data folder", text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(CheckResult.Fail, "data folder", $"{folder.Path} cannot be written to: {e.Message} Check Desk:DataFolder.");
        }
    }
}
