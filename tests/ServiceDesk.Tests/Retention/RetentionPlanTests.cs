using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Retention;

namespace ServiceDesk.Tests.Retention;

/// <summary>Retention walks along what is still kept, in the order of an index, and finds what belongs to a mail by its key.</summary>
public sealed class RetentionPlanTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static readonly DateTime Before = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("files", "IX_Attachments_TenantId_Id")]
    [InlineData("mails", "IX_Messages_TenantId_Id")]
    [InlineData("journal", "IX_IntakeJournal_TenantId_RawFile")]
    [InlineData("outbox", "IX_Outbox_TenantId_MessageId")]
    public async Task Sqlite_ReadsItsIndex_AndSortsNothing(string name, string index)
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var plan = await PlanAsync(db, Query(db, name));
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        });
    }

    private static IQueryable Query(DeskDb db, string name)
    {
        string[] names = ["a", "b"];
        long[] ids = [41, 42];
        return name switch
        {
            "files" => Expired.Files(db, Before).OrderBy(x => x.Id).Take(KeepRetention.MostFiles),
            "mails" => Expired.Mails(db, Before).OrderBy(x => x.Id).Take(KeepRetention.MostFiles),
            "journal" => db.Journal.Where(x => names.Contains(x.RawFile) && x.RawRemovedAt == null),
            _ => db.Outbox.Where(x => ids.Contains(x.MessageId!.Value) && x.RawFile != null && x.State != OutboxState.Queued),
        };
    }

    private static async Task<string> PlanAsync(DeskDb db, IQueryable query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }
}
