using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Audit;

/// <summary>What tests of the audit log do to a desk.</summary>
internal static class AuditDesk
{
    /// <summary>Alpha's chain from its beginning, after all that waits is sealed.</summary>
    public static Task<List<AuditEntry>> EntriesAsync(TestDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        await scope.GetRequiredService<SealAuditLog>().RunAsync(default);
        return await scope.GetRequiredService<DeskDb>().AuditEntries.AsNoTracking().OrderBy(x => x.Sequence).ToListAsync();
    });

    public static Task<AuditVerification> VerifyAsync(TestDesk desk, long? most = null) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<VerifyAuditLog>().RunAsync(most, default));

    /// <summary>Writes as somebody who owns the database could, past its triggers.</summary>
    public static async Task TamperAsync(TestDesk desk, string sql)
    {
        await using var owner = new DatabaseMigrator(desk.Settings).Owner();
        await owner.Database.OpenConnectionAsync();
        if (owner.Database.IsSqlite())
        {
            var triggers = await owner.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'").ToListAsync();
            await owner.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEntriesStay; DROP TRIGGER AuditEntriesKeep;");
            await owner.Database.ExecuteSqlRawAsync(sql);
            foreach (var trigger in triggers)
                await owner.Database.ExecuteSqlRawAsync(trigger);
            return;
        }
        await owner.Database.ExecuteSqlAsync($"SELECT set_config('desk.tenant', {desk.Alpha.Id.ToString(CultureInfo.InvariantCulture)}, false)");
        await owner.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditEntries" DISABLE TRIGGER USER""");
        await owner.Database.ExecuteSqlRawAsync(sql);
        await owner.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditEntries" ENABLE TRIGGER USER;""");
    }
}
