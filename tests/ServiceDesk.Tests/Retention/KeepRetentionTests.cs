using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Guides;
using ServiceDesk.Retention;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Tickets;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Retention;

public sealed class KeepRetentionTests
{
    private const string Mail = """
        From: quinn@customer.test
        To: help@alpha.test
        Subject: Lamp
        Message-ID: <lamp@customer.test>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html

        <p>It <b>flickers</b>.</p>
        --b
        Content-Type: text/plain; name=a.txt
        Content-Disposition: attachment; filename=a.txt

        some bytes
        --b--

        """;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatWasKeptLongEnough_Goes_MailsThenFilesThenTheTicket_AndNothingOfOpenOnes(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        await ChangeAsync(desk, new(30, 20, 10));
        var open = await desk.OpenTicketAsync(desk.Alpha, files: [new("plan.txt", "text/plain", "a plan"u8.ToArray())]);
        var ended = (await desk.ReceiveAsync(desk.Alpha, Mail)).Ticket!;
        await SolveAsync(desk, ended.Number);
        await desk.DeliverAsync(desk.Alpha);
        var (raw, file) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            return (await db.Messages.Where(x => x.RawFile != null).Select(x => x.RawFile!).SingleAsync(), await db.Attachments.Where(x => x.Name == "a.txt").Select(x => x.File).SingleAsync());
        });
        time.Now += TimeSpan.FromDays(9.9);
        Assert.True((await KeepAsync(desk)).IsNone);

        time.Now += TimeSpan.FromDays(0.2);
        Assert.Equal(new(0, 0, 1), await ForecastAsync(desk, new(30, 20, 10)));
        Assert.Equal(new(0, 0, 1), await KeepAsync(desk));
        Assert.True((await KeepAsync(desk)).IsNone);
        var message = (await TrashDesk.ReadAsync(desk, ended.Number))!.Messages[0];
        Assert.Equal((false, false, "It flickers."), (message.HasMailHtml, message.HasRaw, message.Text.Trim()));

        time.Now += TimeSpan.FromDays(10);
        Assert.Equal(new(0, 1, 0), await KeepAsync(desk));
        var shown = Assert.Single((await TrashDesk.ReadAsync(desk, ended.Number))!.Messages[0].Attachments);
        Assert.Equal(("a.txt", 20), (shown.Name, shown.RemovedAfter));
        Assert.True(shown.Size > 0);

        time.Now += RemoveDiscardedFiles.Grace + TimeSpan.FromMinutes(1);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<RemoveDiscardedFiles>().RunAsync(default));
        var left = await desk.InAsync(desk.Alpha, scope => Task.FromResult(scope.GetRequiredService<IFileStore>().List(desk.Alpha.Id).ToList()));
        Assert.DoesNotContain(raw, left);
        Assert.DoesNotContain(file, left);

        time.Now += TimeSpan.FromDays(10);
        Assert.Equal(new(1, 0, 0), await KeepAsync(desk));
        var trashed = await TrashDesk.FindAsync(desk, ended.Id);
        Assert.Equal(("Kept for 30 days", Door.Job), trashed.History.OrderBy(x => x.Id).Select(x => (x.To, x.Door)).Last());
        Assert.True(trashed.IsInTrash);
        Assert.True(await TrashDesk.RestoreAsync(desk, ended.Number));
        // Whoever takes it out wants it for as long again.
        Assert.True((await KeepAsync(desk)).IsNone);
        Assert.NotNull(await TrashDesk.ReadAsync(desk, open.Number));
        Assert.Null(Assert.Single((await TrashDesk.ReadAsync(desk, open.Number))!.Messages[0].Attachments).RemovedAfter);

        var told = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().AuditEntries.Where(x => x.Kind == AuditKind.RetentionKept).OrderBy(x => x.Id).Select(x => x.AboutType).ToListAsync());
        Assert.Equal(["Message", "Attachment"], told);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WithoutDays_AllIsKeptForEver_AndOtherTenantsDaysDoNotCount(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        await SolveAsync(desk, (await desk.ReceiveAsync(desk.Alpha, Mail)).Ticket!.Number);
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeRetention>().RunAsync(desk.StaffAct(desk.Beta), new(1, 1, 1), default));
        time.Now += TimeSpan.FromDays(4_000);
        Assert.True((await KeepAsync(desk)).IsNone);
        Assert.Equal(new(1, 1, 1), await ForecastAsync(desk, new(30, 20, 10)));
        Assert.True((await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<KeepRetention>().RunAsync(default))).IsNone);
    }

    [Fact]
    public async Task Change_IsForThoseWhoMayChangeSettings_WithinBounds()
    {
        var (desk, _) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var disposed = desk;
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ChangeAsync(desk, new(0, null, null)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ChangeAsync(desk, new(null, RetentionDays.Most + 1, null)));
        var requester = desk.StaffAct(desk.Alpha) with { Role = null };
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeRetention>().RunAsync(requester, new(1, 1, 1), default)));
    }

    private static async Task<(TestDesk Desk, MovedTime Time)> DeskAsync(DatabaseProvider provider)
    {
        // Files carry the machine's time.
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        return (await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time)), time);
    }

    private static Task<RetentionCounts> KeepAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<KeepRetention>().RunAsync(default));

    private static Task<RetentionCounts> ForecastAsync(TestDesk desk, RetentionDays days) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ForecastRetention>().RunAsync(days, default));

    private static Task<bool> ChangeAsync(TestDesk desk, RetentionDays days) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeRetention>().RunAsync(desk.StaffAct(desk.Alpha), days, default));

    private static Task SolveAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, async scope =>
    {
        var status = await scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync();
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, new() { StatusId = status }, default));
    });
}
