using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Database;

/// <summary>Attempts on PostgreSQL's walls from within, always as the account that the application itself has. docs/security.md lists them.</summary>
public sealed class BreakInTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private const string Secret = "BETASECRET";

    private async Task<(TestDesk Desk, Ticket Theirs)> DeskAsync()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Postgres);
        return (desk, await desk.OpenTicketAsync(desk.Beta, $"{Secret} {Guid.NewGuid():N}", $"{Secret} text"));
    }

    [Fact]
    public async Task ThePoliciesAndTheirKeepers_CannotBeSwitchedOff()
    {
        var (desk, _) = await DeskAsync();
        var owner = new NpgsqlConnectionStringBuilder(desk.Settings.Owner).Username;
        var me = new NpgsqlConnectionStringBuilder(desk.Settings.Desk).Username;
        await using var source = NpgsqlDataSource.Create(desk.Settings.Desk);
        foreach (var attempt in (string[])
            [
                $"SET ROLE {owner}", "SET ROLE postgres", $"SET SESSION AUTHORIZATION {owner}", $"GRANT {owner} TO {me}",
                $"ALTER ROLE {me} BYPASSRLS", $"ALTER ROLE {me} SUPERUSER", "CREATE ROLE thief BYPASSRLS",
                """SET row_security = off; SELECT count(*) FROM "Tickets" """,
                """ALTER TABLE "Tickets" DISABLE ROW LEVEL SECURITY""", """ALTER TABLE "Tickets" NO FORCE ROW LEVEL SECURITY""", $"""ALTER TABLE "Tickets" OWNER TO {me}""",
                """DROP POLICY tenant ON "Tickets" """, """ALTER POLICY tenant ON "Tickets" USING (true)""", """CREATE POLICY thief ON "Tickets" USING (true)""",
                """DROP TABLE "Tickets" CASCADE""", """TRUNCATE "Messages" CASCADE""", """CREATE RULE thief AS ON INSERT TO "Tickets" DO INSTEAD NOTHING""",
                """CREATE TRIGGER thief BEFORE INSERT ON "Tickets" FOR EACH ROW EXECUTE FUNCTION search_tickets_opened()""",
                """ALTER TABLE "AuditEntries" DISABLE TRIGGER ALL""", "SET session_replication_role = replica",
                "SELECT count(*) FROM search_documents", "DELETE FROM search_documents", "ALTER FUNCTION search_tickets(text, boolean, int) SECURITY INVOKER",
                "CREATE OR REPLACE FUNCTION search_tickets(query text, with_notes boolean, most int) RETURNS SETOF bigint LANGUAGE sql AS $$ SELECT 1::bigint $$",
                "CREATE FUNCTION public.thief() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$", "CREATE VIEW public.thief AS SELECT 1", "CREATE TABLE public.thief (id int)",
                "SELECT * FROM pg_authid", "SELECT pg_read_file('/etc/passwd')", "SELECT pg_ls_dir('.')", """COPY "Tickets" TO PROGRAM 'cat'""", """COPY "Tickets" TO '/tmp/thief'""",
            ])
            if (await TryAsync(source, attempt) is { } taken)
                Assert.Fail($"The application's account may: {attempt} ({taken})");
    }

    [Fact]
    public async Task RawSql_WithoutATenantOrWithOnesOwn_ReadsAndChangesNothingOfAnothers()
    {
        var (desk, theirs) = await DeskAsync();
        await using var source = NpgsqlDataSource.Create(desk.Settings.Desk);
        foreach (var tenant in (string[])["", "SET desk.tenant = ''; ", $"SET desk.tenant = '{desk.Alpha.Id}'; "])
        {
            foreach (var sql in (string[])
                [
                    $"""SELECT count(*) FROM "Tickets" WHERE "Id" = {theirs.Id}""",
                    $"""SELECT count(*) FROM "Messages" WHERE "Text" LIKE '{Secret}%'""",
                    $"""SELECT count(*) FROM "Tickets" t FULL JOIN "Messages" m ON m."TicketId" = t."Id" WHERE t."TenantId" = {desk.Beta.Id} OR m."TenantId" = {desk.Beta.Id}""",
                    $"""SELECT count(*) FROM search_tickets('{Secret.ToLowerInvariant()}', true, 1000)""",
                    $"""WITH moved AS (UPDATE "Tickets" SET "TenantId" = {desk.Alpha.Id} WHERE "Id" = {theirs.Id} RETURNING 1) SELECT count(*) FROM moved""",
                    $"""WITH gone AS (DELETE FROM "Messages" WHERE "TicketId" = {theirs.Id} RETURNING 1) SELECT count(*) FROM gone""",
                ])
                Assert.Equal(0L, await ScalarAsync(source, tenant + sql));
            // A row for the other tenant, under its name or over one of its own.
            foreach (var sql in (string[])
                [
                    $"""INSERT INTO "Tags" ("TenantId", "Name") VALUES ({desk.Beta.Id}, 'thief')""",
                    $"""INSERT INTO "Tags" ("TenantId", "Name") VALUES ({desk.Beta.Id}, 'thief') ON CONFLICT DO NOTHING""",
                ])
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(source, tenant + sql))).SqlState);
        }
        Assert.Equal(1, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Messages.CountAsync(x => x.TicketId == theirs.Id && x.Text.StartsWith(Secret))));
    }

    [Fact]
    public async Task QueriesWithoutTheTenantsFilter_StillSeeAndChangeTheirOwnAlone()
    {
        var (desk, theirs) = await DeskAsync();
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            string[] filters = [DeskDb.TenantFilter, Ticket.TrashFilter];
            Assert.False(await db.Tickets.IgnoreQueryFilters(filters).AnyAsync(x => x.Id == theirs.Id));
            Assert.Equal(0, await db.Tickets.IgnoreQueryFilters(filters).Where(x => x.Id == theirs.Id).ExecuteUpdateAsync(x => x.SetProperty(t => t.Subject, "Stolen")));
            Assert.Equal(0, await db.Messages.IgnoreQueryFilters([DeskDb.TenantFilter]).Where(x => x.TicketId == theirs.Id).ExecuteDeleteAsync());
            Assert.Equal(0, await db.Database.ExecuteSqlAsync($"""UPDATE "Tickets" SET "Subject" = 'Stolen' WHERE "Id" = {theirs.Id}"""));
            Assert.Empty(await db.Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Messages" WHERE "TicketId" = {theirs.Id}""").ToListAsync());
        });
        Assert.StartsWith(Secret, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Id == theirs.Id).Select(x => x.Subject).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTenantSetToAnother_WithinAUseCase_GivesItsQueriesAndSavesNothing()
    {
        var (desk, theirs) = await DeskAsync();
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await db.Database.ExecuteSqlAsync($"SELECT set_config('desk.tenant', {desk.Beta.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}, false)");
            // The filter asks for alpha's rows, the policy for beta's: there are none that are both.
            Assert.False(await db.Tickets.AnyAsync());
            Assert.Equal(0, await db.Tickets.ExecuteUpdateAsync(x => x.SetProperty(t => t.Subject, "Stolen")));
            var at = scope.GetRequiredService<UtcClock>().UtcNow;
            db.Add(new Customer { TenantId = desk.Beta.Id, Name = "Stolen", CreatedAt = at });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Add(new Customer { TenantId = desk.Alpha.Id, Name = "Stolen", CreatedAt = at });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            // The scope is one tenant's for good.
            Assert.Throws<InvalidOperationException>(() => scope.GetRequiredService<CurrentTenant>().Enter(desk.Beta));
        });
        // What was set goes with the scope: the next one on this connection is told its own tenant.
        await desk.InAsync(desk.Alpha, async scope =>
            Assert.Empty(await scope.GetRequiredService<DeskDb>().Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Tickets" WHERE "TenantId" = {desk.Beta.Id}""").ToListAsync()));
        Assert.NotEqual("Stolen", await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Id == theirs.Id).Select(x => x.Subject).SingleAsync()));
    }

    [Fact]
    public async Task AConnectionThatAnotherTenantHadBefore_RemembersNothingOfIt()
    {
        var (desk, theirs) = await DeskAsync();
        var backends = new Dictionary<int, HashSet<int>>();
        for (var i = 0; i < 30; i++)
        {
            var tenant = i % 2 == 0 ? desk.Beta : desk.Alpha;
            await desk.InAsync(tenant, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                (backends.TryGetValue(await BackendAsync(db), out var seen) ? seen : backends[await BackendAsync(db)] = []).Add(tenant.Id);
                Assert.Equal(tenant == desk.Beta ? [theirs.Id] : [], await db.Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Tickets" WHERE "Id" = {theirs.Id}""").ToListAsync());
                if (i % 3 == 0) // A use case that fails in the middle of its transaction gives its connection back too.
                {
                    await db.Database.BeginTransactionAsync();
                    await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"SELECT 1 / 0"));
                }
            });
            await using var nobodys = desk.Services.CreateAsyncScope();
            var outside = nobodys.ServiceProvider.GetRequiredService<DeskDb>();
            Assert.Empty(await outside.Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM "Tickets" """).ToListAsync());
        }
        Assert.Contains(backends.Values, x => x.Count == 2); // Or nothing was tried.

        static async Task<int> BackendAsync(DeskDb db) => (await db.Database.SqlQuery<int>($"""SELECT pg_backend_pid() AS "Value" """).ToListAsync())[0];
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AJobWithoutATenant_ReadsAndWritesNothing(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Beta);
        await using var scope = desk.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DeskDb>();
        Assert.Equal((0, 0, 0), (await db.Tickets.CountAsync(), await db.Messages.CountAsync(), await db.People.CountAsync()));
        Assert.Equal(0, await db.Tickets.ExecuteUpdateAsync(x => x.SetProperty(t => t.Subject, "Stolen")));
        foreach (var tenant in (int[])[0, desk.Beta.Id])
        {
            db.Add(new Customer { TenantId = tenant, Name = "Nobody's", CreatedAt = desk.StaffAct(desk.Beta).At });
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task DueWork_ThatNamesAnotherTenant_FindsNothingThere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.DeliverAsync(desk.Beta);
        var theirs = await desk.OpenTicketAsync(desk.Beta, requester: $"{Guid.NewGuid():N}@customer.test");
        var mail = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Outbox.Where(x => x.TicketId == theirs.Id).Select(x => x.Id).FirstAsync());
        var sent = desk.Transport.Sent.Count;
        // The row that says what is due names the wrong tenant: the worker enters that one, with beta's keys.
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeliverMail>().RunAsync([mail], default));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeliverCrossings>().RunAsync([mail], default));
        Assert.Equal(sent, desk.Transport.Sent.Count);
        Assert.Equal(OutboxState.Queued, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Outbox.Where(x => x.Id == mail).Select(x => x.State).SingleAsync()));
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <returns>Null: it was refused.</returns>
    private static async Task<string?> TryAsync(NpgsqlDataSource source, string sql)
    {
        try
        {
            return $"{await ScalarAsync(source, sql)}";
        }
        catch (PostgresException)
        {
            return null;
        }
    }
}
