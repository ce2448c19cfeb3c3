using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

/// <summary>Against a real Dovecot.</summary>
public sealed class FetchPop3Tests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string subject, bool withId = true) =>
        $"From: ivy@customer.test\nTo: help@alpha.test\nSubject: {subject}\n{(withId ? $"Message-ID: <{Guid.NewGuid():N}@customer.test>\n" : "")}\nText of {subject}.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_LeavesMailOnTheServer_AndTakesEachOnce(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("first"));
        // Two alarms that are the same to the byte are two mails.
        await box.AppendAsync(Mail("alarm", withId: false));
        await box.AppendAsync(Mail("alarm", withId: false));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave));

        Assert.Equal(3, await FetchAsync(desk, id));
        Assert.Equal(0, await FetchAsync(desk, id));
        await box.AppendAsync(Mail("later"));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(4, await CountAsync(desk, id));
        Assert.Equal(4, await box.CountAsync("INBOX"));
        Assert.NotNull((await FindAsync(desk, id)).LastFetchedAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_DeletesWhatTheJournalHolds_AndNothingElse(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("left"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave));
        Assert.Equal(1, await FetchAsync(desk, id));
        // Known already, as after a kill between the journal and DELE: it is not taken again, and goes.
        await SetAsync(desk, id, x => x.AfterFetch = AfterFetch.Delete);
        await box.AppendAsync(Mail("deleted"));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(0, await box.CountAsync("INBOX"));
        Assert.Equal(2, await CountAsync(desk, id));
        Assert.Equal(0, await FetchAsync(desk, id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_WhenAnotherMailHasAKnownName_TakesItBeforeItIsDeleted(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("new mail"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave));
        Assert.Equal(1, await FetchAsync(desk, id));
        // The entry becomes that of a former mail whose name the server has given away again.
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.Where(x => x.MailboxId == id)
            .ExecuteUpdateAsync(x => x.SetProperty(row => row.RawFile, new string('0', 64))));
        await SetAsync(desk, id, x => x.AfterFetch = AfterFetch.Delete);
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(2, await CountAsync(desk, id));
        Assert.Equal(0, await box.CountAsync("INBOX"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_UnderAnotherNameOfTheServer_RecognisesByBytes(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("alarm", withId: false));
        await box.AppendAsync(Mail("alarm", withId: false));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave));
        Assert.Equal(2, await FetchAsync(desk, id));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var input = new MailboxInput(box.Address, box.Address, MailboxKind.Pop3)
            {
                Server = new("localhost", TestServers.Pop3s.Port, MailSecurity.Tls, box.Address, TestServers.MailPassword, null, AfterFetch.Leave, null, TestServers.CertificateThumbprint),
            };
            Assert.Equal(MailboxOutcome.Done, await scope.GetRequiredService<ChangeMailbox>().RunAsync(desk.StaffAct(desk.Alpha), id, input, default));
        });
        await box.AppendAsync(Mail("alarm", withId: false));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(3, await CountAsync(desk, id));
        Assert.Equal(0, await FetchAsync(desk, id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_AfterIMAP_TakesNothingTwice(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("by IMAP", withId: false));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        Assert.Equal(1, await FetchAsync(desk, id));
        await SetAsync(desk, id, x => (x.Kind, x.Port, x.AfterFetch) = (MailboxKind.Pop3, TestServers.Pop3s.Port, AfterFetch.Leave));
        Assert.Equal(0, await FetchAsync(desk, id));
        await SetAsync(desk, id, x => (x.Kind, x.Port, x.AfterFetch) = (MailboxKind.Imap, TestServers.Imaps.Port, AfterFetch.MarkSeen));
        Assert.Equal(0, await FetchAsync(desk, id));
        Assert.Equal(1, await CountAsync(desk, id));
    }

    [Fact]
    public async Task Fetch_WithAWrongPassword_SaysSoOnTheMailbox_AndWaitsLonger()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("patient"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave,
            x => (x.ProtectedPassword, x.Port, x.Security) = (scope.GetRequiredService<MailboxPasswords>().Protect("wrong"), TestServers.Pop3.Port, MailSecurity.StartTls)));
        Assert.Equal(0, await FetchAsync(desk, id));
        var failing = await FindAsync(desk, id);
        Assert.Equal((true, true, 1), (failing.FailingSince is not null, failing.NextFetchAt > failing.FailingSince, failing.Failures));
        Assert.DoesNotContain("wrong", failing.LastError, StringComparison.Ordinal);

        await SetAsync(desk, id, x => x.ProtectedPassword = "no longer to be read");
        await FetchAsync(desk, id);
        Assert.Contains("Enter it again", (await FindAsync(desk, id)).LastError, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reconcile_FindsWhatTheJournalLacks_AndTakesItWhenTold(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("lost"));
        await box.AppendAsync(Mail("kept"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddPop3ToAsync(scope, AfterFetch.Leave));
        Assert.Equal(2, await FetchAsync(desk, id));
        await box.AppendAsync(Mail("waiting"));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var first = await db.Journal.Where(x => x.MailboxId == id).OrderBy(x => x.ReceivedAt).ThenBy(x => x.Id).Select(x => x.Id).FirstAsync();
            await db.Journal.Where(x => x.Id == first).ExecuteDeleteAsync();
        });

        var report = await ReconcileAsync(desk, id, take: false);
        Assert.Equal((3, 1, 1, 0, false), (report!.OnServer, report.Waiting, report.Missing.Count, report.Taken, report.IsClean));
        Assert.True((await ReconcileAsync(desk, id, take: true))!.IsClean);
        Assert.Empty((await ReconcileAsync(desk, id, take: false))!.Missing);
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal((3, 3), (await CountAsync(desk, id), await box.CountAsync("INBOX")));
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ReconcileMailbox>().RunAsync(id, true, default)));
    }

    private static Task<MailboxReconciliation?> ReconcileAsync(TestDesk desk, long id, bool take) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ReconcileMailbox>().RunAsync(id, take, default));

    private static Task<int> FetchAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(id, default));

    private static Task<int> CountAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.CountAsync(x => x.MailboxId == id));

    private static Task<Mailbox> FindAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == id));

    private static Task SetAsync(TestDesk desk, long id, Action<Mailbox> change) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        change(await db.Mailboxes.SingleAsync(x => x.Id == id));
        await db.SaveChangesAsync();
    });
}
