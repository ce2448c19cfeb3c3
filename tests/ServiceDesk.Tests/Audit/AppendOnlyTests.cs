using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Audit;

/// <summary>The database itself refuses what the application never does, under the application's own account.</summary>
public sealed class AppendOnlyTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    public static TheoryData<DatabaseProvider, string> Refused()
    {
        var data = new TheoryData<DatabaseProvider, string>();
        foreach (var provider in (DatabaseProvider[])[DatabaseProvider.Sqlite, DatabaseProvider.Postgres])
            foreach (var change in (string[])
                ["\"Kind\" = 99", "\"At\" = \"At\" + {1}", "\"PersonId\" = NULL, \"Door\" = 3", "\"AboutId\" = 'x'", "\"AboutPersonId\" = 17", "\"DetailsDigest\" = 'x'", "\"Sequence\" = 100000", "\"Sequence\" = NULL", "\"Hash\" = 'x'", "\"PreviousHash\" = 'x'", "\"PersonName\" = 'x'", "\"Details\" = 'x'"])
                data.Add(provider, change);
        return data;
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task AnEntry_StaysAsItIs(DatabaseProvider provider, string change)
    {
        var desk = await desks.OnAsync(provider);
        var entries = await AuditDesk.EntriesAsync(desk);
        var sql = string.Format(CultureInfo.InvariantCulture, $$"""UPDATE "AuditEntries" SET {{change}} WHERE "Id" = {0}""", entries[3].Id, provider == DatabaseProvider.Sqlite ? "1" : "interval '1 second'");
        await RefusesAsync(desk, sql);
        Assert.True((await AuditDesk.VerifyAsync(desk)).Holds);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnEntry_IsNotDeleted_SealedOrNot(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await RefusesAsync(desk, $"""DELETE FROM "AuditEntries" WHERE "Id" = {(await AuditDesk.EntriesAsync(desk))[3].Id}""");
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeTrashDays>().RunAsync(desk.StaffAct(desk.Alpha), Random.Shared.Next(100, 100_000), default));
        var open = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().AuditEntries.Where(x => x.Sequence == null).Select(x => x.Id).FirstAsync());
        await RefusesAsync(desk, $"""DELETE FROM "AuditEntries" WHERE "Id" = {open}""");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ManyNodes_SealOneChain(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        async Task ChangeAsync(int days) => await desk.InAsync(desk.Alpha, async scope =>
        {
            await scope.GetRequiredService<ChangeTrashDays>().RunAsync(desk.StaffAct(desk.Alpha), days, default);
            await scope.GetRequiredService<SealAuditLog>().RunAsync(default);
        });
        await Task.WhenAll(Enumerable.Range(1, 8).Select(async node =>
        {
            for (var i = 0; i < 5; i++)
            {
                await ChangeAsync(node * 1000 + i);
                await desk.OpenTicketAsync(desk.Alpha, requester: $"node{node}@customer.test");
            }
        }));
        var found = await AuditDesk.VerifyAsync(desk);
        Assert.True(found.Holds, found.Break?.ToString());
        var entries = await AuditDesk.EntriesAsync(desk);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(x => (long?)x), entries.Select(x => x.Sequence));
        // Each line of each history stands in it once.
        var covered = entries.Where(x => x.Kind is AuditKind.TicketChanged or AuditKind.TicketsChanged).SelectMany(x => AuditDetails.Parse(x.Details!).History!).Select(x => HistoryDigest.Parse(x).Id).Order();
        Assert.Equal(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Set<HistoryEntry>().Select(x => x.Id).OrderBy(x => x).ToListAsync()), covered);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnotherTenantsEntries_AreNotThere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var own = (await AuditDesk.EntriesAsync(desk))[0].Id;
        await desk.InAsync(desk.Beta, async scope =>
        {
            Assert.Null(await scope.GetRequiredService<AuditList>().FindAsync(own, default));
            Assert.False(await scope.GetRequiredService<DeskDb>().AuditEntries.AnyAsync(x => x.TenantId == desk.Alpha.Id));
        });
    }

    private static async Task RefusesAsync(TestDesk desk, string sql)
    {
        var refused = await Assert.ThrowsAnyAsync<DbException>(() => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Database.ExecuteSqlRawAsync(sql)));
        Assert.Contains("The audit log is only ever added to", refused.Message, StringComparison.Ordinal);
    }
}
