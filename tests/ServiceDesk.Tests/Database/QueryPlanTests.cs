using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDesk.Database;
using ServiceDesk.Seeding;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Database;

/// <summary>The lists that run all day read a short range of an index that starts with the tenant, in its order.</summary>
public sealed class QueryPlanTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    // Sorting and reading whole tables are made dear: where either is in the plan all the same, no index can serve the list.
    private const string IndexesAlone = "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off;";

    private static readonly Dictionary<string, string> PostgresChoices = new()
    {
        // PostgreSQL takes rows behind IS NULL for unordered: it reads past the assigned ones among the active.
        ["unassigned"] = "IX_Tickets_TenantId_IsActive_UpdatedAt_Id",
    };

    [Fact]
    public async Task Sqlite_Lists_ReadTheirIndexInOrder()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var faults = new List<string>();
            foreach (var list in new HotQueries(db).Lists)
                faults.AddRange(Faults(list, $"USING INDEX {list.Index} (", "TEMP B-TREE", await PlanAsync(db, "EXPLAIN QUERY PLAN ", list.Query)));
            Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        });
    }

    /// <summary>An index that SQLite makes for one query is one over a whole table: 150 ms with a million tickets.</summary>
    [Fact]
    public async Task Sqlite_NoQuery_MakesAnIndexOfItsOwn()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var faults = new List<string>();
            foreach (var (name, query) in new HotQueries(db).All)
                if (await PlanAsync(db, "EXPLAIN QUERY PLAN ", query) is var plan && plan.Contains("AUTOMATIC", StringComparison.Ordinal))
                    faults.Add($"{name}:\n{plan}");
            Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        });
    }

    [Fact]
    public async Task Postgres_Lists_ReadTheirIndexInOrder()
    {
        var desk = await SeededPostgresAsync();
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await db.Database.ExecuteSqlRawAsync(IndexesAlone);
            var faults = new List<string>();
            foreach (var list in new HotQueries(db).Lists.Select(x => x with { Index = PostgresChoices.GetValueOrDefault(x.Name, x.Index) }))
                faults.AddRange(Faults(list, $"\"{list.Index}\"", "Sort", await PlanAsync(db, "EXPLAIN ", list.Query)));
            Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task DueWork_ReadsItsIndex(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            if (provider == DatabaseProvider.Postgres)
                await db.Database.ExecuteSqlRawAsync(IndexesAlone);
            var plan = await PlanAsync(db, provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ", new HotQueries(db).DueWork);
            Assert.Contains("IX_DueWork_Kind_DueAt", plan, StringComparison.Ordinal);
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Customers_AreReadInTheOrderOfTheirIndex(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            if (provider == DatabaseProvider.Postgres)
                await db.Database.ExecuteSqlRawAsync(IndexesAlone);
            var plan = await PlanAsync(db, provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ", new HotQueries(db).CustomersBehind);
            Assert.Contains("IX_Customers_TenantId_Name_Id", plan, StringComparison.Ordinal);
            Assert.DoesNotMatch(provider == DatabaseProvider.Sqlite ? "TEMP B-TREE" : "Sort", plan);
            // The cursor is sought, not read up to.
            Assert.Matches(provider == DatabaseProvider.Sqlite ? @"TenantId=\? AND Name>\?" : @"Index Cond: .*Name", plan);
        });
    }

    /// <summary>PostgreSQL decides by how many have a value, which a small desk cannot tell.</summary>
    [Fact]
    public async Task Sqlite_CustomFields_AreSoughtInTheirIndexes()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var plan = await PlanAsync(db, "EXPLAIN QUERY PLAN ", new HotQueries(db).WithFields);
            Assert.Contains("IX_FieldValues_TenantId_FieldId_Number_TicketId", plan, StringComparison.Ordinal);
            Assert.Contains("IX_FieldValues_TenantId_FieldId_Word_TicketId", plan, StringComparison.Ordinal);
        });
    }

    /// <summary>Two ranges put together: what somebody opened, and the few tickets that they take part in.</summary>
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RequestersList_ReadsTheirIndexes(DatabaseProvider provider)
    {
        var desk = provider == DatabaseProvider.Postgres ? await SeededPostgresAsync() : await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            if (provider == DatabaseProvider.Postgres)
                await db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off;");
            var plan = await PlanAsync(db, provider == DatabaseProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ", new HotQueries(db).OfRequester);
            Assert.Contains("IX_Tickets_TenantId_RequesterId_IsActive_UpdatedAt_Id", plan, StringComparison.Ordinal);
            if (provider == DatabaseProvider.Sqlite) // PostgreSQL chooses by how many rows there are, and here are none.
                Assert.Contains("IX_Participants_TenantId_PersonId", plan, StringComparison.Ordinal);
        });
    }

    /// <summary>
    /// The function's own plan, under the application's account: the server is told to report what the function runs inside.
    /// </summary>
    [Fact]
    public async Task Postgres_Search_UsesTheFullTextIndex()
    {
        var desk = await SeededPostgresAsync();
        var application = new NpgsqlConnectionStringBuilder(desk.Settings.Desk);
        var superuser = new NpgsqlConnectionStringBuilder(TestServers.Postgres) { Database = application.Database, Pooling = false };
        await using var connection = new NpgsqlConnection(superuser.ConnectionString);
        await connection.OpenAsync();
        var reported = new List<string>();
        connection.Notice += (_, notice) => reported.Add(notice.Notice.MessageText);
        await using var command = new NpgsqlCommand($"""
            LOAD 'auto_explain';
            SET auto_explain.log_min_duration = 0;
            SET auto_explain.log_nested_statements = on;
            SET auto_explain.log_level = 'notice';
            SET SESSION AUTHORIZATION {application.Username};
            SET enable_seqscan = off;
            SET desk.tenant = '{desk.Alpha.Id}';
            SELECT count(*) FROM search_tickets('printer:*', true, 1000);
            """, connection);
        await command.ExecuteNonQueryAsync();
        var plan = Assert.Single(reported, x => x.Contains("Query Text: SELECT array_agg(ticket)", StringComparison.Ordinal));
        Assert.Contains("Bitmap Index Scan on search_documents_vector", plan, StringComparison.Ordinal);

        // What the function calls with a tenant's id is not for the application to call.
        command.CommandText = $"SELECT search_newest(to_tsquery('simple', 'printer'), {desk.Beta.Id}, true, 10)";
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    // A list narrowed by more than its tenant seeks by that too, instead of reading past all the others.
    private static IEnumerable<string> Faults(HotList list, string usesIndex, string sorts, string plan)
    {
        var lines = plan.Split('\n');
        var scan = Array.FindIndex(lines, x => x.Contains(usesIndex, StringComparison.Ordinal));
        if (scan < 0)
        {
            yield return $"{list.Name} should use {list.Index}:\n{plan}";
            yield break;
        }
        if (plan.Contains(sorts, StringComparison.Ordinal))
            yield return $"{list.Name} is sorted:\n{plan}";
        // SQLite says what it seeks by behind the index, PostgreSQL on the next line.
        var seek = lines[scan][lines[scan].IndexOf(usesIndex, StringComparison.Ordinal)..].Replace(usesIndex, "", StringComparison.Ordinal)
            + lines.ElementAtOrDefault(scan + 1);
        foreach (var column in list.Index.Split('_').Skip(2).Except(["Id"]).Except(list.BeginsAtCursor ? [] : ["UpdatedAt"]))
            if (!seek.Contains(column, StringComparison.Ordinal))
                yield return $"{list.Name} should seek by {column}:\n{plan}";
    }

    private async Task<TestDesk> SeededPostgresAsync()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Postgres);
        // The cursors of the lists lie in the middle of the tickets.
        var options = new SeedOptions(400, 1, 5) { Requesters = 30, Customers = 8, Staff = 5, Now = HotQueries.At.AddDays(3), Spread = TimeSpan.FromDays(6) };
        await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, options, null, default);
        return desk;
    }

    private static async Task<string> PlanAsync(DeskDb db, string explain, IQueryable query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = explain + command.CommandText;
        var lines = new List<string>();
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }
}
