using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Audit;

public sealed class VerifyAuditLogTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    public static TheoryData<DatabaseProvider, string, AuditFlaw> Attacks()
    {
        var data = new TheoryData<DatabaseProvider, string, AuditFlaw>();
        foreach (var provider in (DatabaseProvider[])[DatabaseProvider.Sqlite, DatabaseProvider.Postgres])
        {
            data.Add(provider, """UPDATE "AuditEntries" SET "Kind" = 21 WHERE "TenantId" = {0} AND "Sequence" = 5""", AuditFlaw.Altered);
            data.Add(provider, """UPDATE "AuditEntries" SET "PersonId" = NULL, "Door" = 3 WHERE "TenantId" = {0} AND "Sequence" = 5""", AuditFlaw.Altered);
            data.Add(provider, """UPDATE "AuditEntries" SET "Details" = REPLACE("Details", ':', ' :') WHERE "TenantId" = {0} AND "Sequence" = 5""", AuditFlaw.DetailsAltered);
            data.Add(provider, """UPDATE "AuditEntries" SET "Details" = NULL WHERE "TenantId" = {0} AND "Sequence" = 5""", AuditFlaw.DetailsGone);
            data.Add(provider, """DELETE FROM "AuditEntries" WHERE "TenantId" = {0} AND "Sequence" = 5""", AuditFlaw.Missing);
            data.Add(provider, """
                UPDATE "AuditEntries" SET "Sequence" = -5 WHERE "TenantId" = {0} AND "Sequence" = 5;
                UPDATE "AuditEntries" SET "Sequence" = 5 WHERE "TenantId" = {0} AND "Sequence" = 6;
                UPDATE "AuditEntries" SET "Sequence" = 6 WHERE "TenantId" = {0} AND "Sequence" = -5;
                """, AuditFlaw.Displaced);
            data.Add(provider, """DELETE FROM "AuditEntries" WHERE "TenantId" = {0} AND "Sequence" = (SELECT "LastSequence" FROM "AuditHeads" WHERE "TenantId" = {0})""", AuditFlaw.EndMissing);
            data.Add(provider, """UPDATE "History" SET "To" = 'nobody' WHERE "TenantId" = {0}""", AuditFlaw.HistoryAltered);
            data.Add(provider, """DELETE FROM "History" WHERE "TenantId" = {0}""", AuditFlaw.HistoryGone);
        }
        return data;
    }

    [Theory, MemberData(nameof(Attacks))]
    public async Task WhateverIsDoneToTheChain_IsFoundWhereItIs(DatabaseProvider provider, string sql, AuditFlaw flaw)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.OpenTicketAsync(desk.Alpha);
        var whole = await AuditDesk.VerifyAsync(desk);
        Assert.True(whole is { Holds: true, First: 1, HistoryLines: > 0 } && whole.Last == whole.Entries && whole.Hash.Length == 64);
        await AuditDesk.TamperAsync(desk, string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, desk.Alpha.Id));
        var found = (await AuditDesk.VerifyAsync(desk)).Break;
        Assert.NotNull(found);
        Assert.Equal(flaw, found.Flaw);
        Assert.Equal(flaw switch { AuditFlaw.EndMissing => whole.Last, AuditFlaw.HistoryAltered or AuditFlaw.HistoryGone => Math.Max(found.Sequence, whole.Last - 2), _ => 5 }, found.Sequence);
        Assert.Equal(flaw is AuditFlaw.HistoryAltered or AuditFlaw.HistoryGone, found.HistoryId is not null);
        Assert.StartsWith($"entry {found.Sequence}: ", found.ToString(), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TicketsThatAreDeletedForGood_LeaveTheChainWhole(DatabaseProvider provider)
    {
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        await TrashDesk.TrashAsync(desk, (await desk.OpenTicketAsync(desk.Alpha)).Number);
        Assert.Null((await AuditDesk.VerifyAsync(desk)).Break);
        time.Now += TimeSpan.FromDays(40);
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PurgeTrash>().RunAsync(default)));
        Assert.Null((await AuditDesk.VerifyAsync(desk)).Break);
        Assert.Contains(await AuditDesk.EntriesAsync(desk), x => x.Kind == AuditKind.TicketsPurged);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheNewestEntries_AreVerifiedAlone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var all = await AuditDesk.VerifyAsync(desk);
        var few = await AuditDesk.VerifyAsync(desk, 3);
        Assert.True(few.Holds && few.Entries == 3 && few.First == all.Last - 2 && few.Hash == all.Hash);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsOlderThanItIsKept_Goes_AndTheRestStillHolds(DatabaseProvider provider)
    {
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        var old = await AuditDesk.EntriesAsync(desk);
        time.Now += TimeSpan.FromDays(100);
        Task<int> TrimAsync() => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TrimAuditLog>().RunAsync(default));
        Assert.Equal(0, await TrimAsync());
        await desk.InAsync(desk.Alpha, async scope =>
        {
            Assert.False(await scope.GetRequiredService<ChangeAuditDays>().RunAsync(desk.StaffAct(desk.Alpha) with { Role = StaffRole.Agent }, 90, default));
            Assert.True(await scope.GetRequiredService<ChangeAuditDays>().RunAsync(desk.StaffAct(desk.Alpha), 90, default));
        });
        await desk.OpenTicketAsync(desk.Alpha);
        Assert.Equal(old.Count, await TrimAsync());
        var found = await AuditDesk.VerifyAsync(desk);
        Assert.True(found.Holds && found.First == old.Count + 1 && found.Entries >= 3, found.ToString());
        var entries = await AuditDesk.EntriesAsync(desk);
        Assert.Contains(entries, x => x.Kind == AuditKind.LogTrimmed);
        Assert.Contains(entries, x => x.AboutType == nameof(AuditHead) && x.Kind == AuditKind.SettingChanged);
        Assert.Equal(0, await TrimAsync());
    }
}
