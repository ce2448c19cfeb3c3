using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Intake;

public sealed class FetchMailboxTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string subject, bool withId = true) =>
        $"From: ivy@customer.test\nTo: help@alpha.test\nSubject: {subject}\n{(withId ? $"Message-ID: <{Guid.NewGuid():N}@customer.test>\n" : "")}\nText of {subject}.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_TakesEachMailOnce_SeenByOthersOrNot(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("first"));
        await box.AppendAsync(Mail("second"), "\\Seen");
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));

        Assert.Equal(2, await FetchAsync(desk, id));
        Assert.Equal(0, await FetchAsync(desk, id));
        await box.AppendAsync(Mail("third"));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(3, await CountAsync(desk, id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_AfterAKillBetweenJournalAndServer_TakesNothingTwice(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("once", withId: false));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        Assert.Equal(1, await FetchAsync(desk, id));
        // The journal was written, the mailbox's own row was not.
        await desk.InAsync(desk.Alpha, scope => SetAsync(scope, id, x => x.LastUid = 0));
        Assert.Equal(0, await FetchAsync(desk, id));
        Assert.Equal(1, await CountAsync(desk, id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_WhenUidValidityHasMoved_RecognisesByBytes(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("known"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        Assert.Equal(1, await FetchAsync(desk, id));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await db.Journal.Where(x => x.MailboxId == id).ExecuteUpdateAsync(x => x.SetProperty(entry => entry.Key, entry => entry.Key + ":old"));
            await SetAsync(scope, id, x => (x.UidValidity, x.LastUid) = (1, 0));
        });
        await box.AppendAsync(Mail("new"));
        Assert.Equal(1, await FetchAsync(desk, id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_BrokenOffAfterUidValidityHasMoved_TakesNothingTwice(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("one", withId: false));
        await box.AppendAsync(Mail("two", withId: false));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        Assert.Equal(2, await FetchAsync(desk, id));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            await db.Journal.Where(x => x.MailboxId == id).ExecuteUpdateAsync(x => x.SetProperty(entry => entry.Key, entry => entry.Key + ":old"));
            await SetAsync(scope, id, x => (x.UidValidity, x.LastUid, x.AfterFetch, x.MoveTo) = (1, 0, AfterFetch.Move, "Missing"));
        });
        Assert.Equal(0, await FetchAsync(desk, id));
        await box.WithClientAsync(client => client.CreateAsync("Missing"));
        Assert.Equal(0, await FetchAsync(desk, id));
        Assert.Equal((2, 2), (await CountAsync(desk, id), await box.CountAsync("Missing")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_Moves_WhenAsked(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("moved"));
        await box.WithClientAsync(client => client.CreateAsync("Taken"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope, x => (x.AfterFetch, x.MoveTo) = (AfterFetch.Move, "Taken")));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Equal(0, await box.CountAsync("INBOX"));
        Assert.Equal(1, await box.CountAsync("Taken"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Fetch_WithAWrongPassword_SaysSoOnTheMailbox_AndRecovers(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("patient"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope, x => x.ProtectedPassword = scope.GetRequiredService<MailboxPasswords>().Protect("wrong")));
        Assert.Equal(0, await FetchAsync(desk, id));
        var failing = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == id));
        Assert.NotNull(failing.FailingSince);
        Assert.DoesNotContain("wrong", failing.LastError, StringComparison.Ordinal);

        await desk.InAsync(desk.Alpha, scope => SetAsync(scope, id, x => x.ProtectedPassword = scope.GetRequiredService<MailboxPasswords>().Protect(TestServers.MailPassword)));
        Assert.Equal(1, await FetchAsync(desk, id));
        Assert.Null((await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == id))).FailingSince);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reconcile_FindsWhatTheJournalLacks_AndTakesItWhenTold(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("kept"));
        await box.AppendAsync(Mail("lost"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        Assert.Equal(2, await FetchAsync(desk, id));
        await box.AppendAsync(Mail("waiting"));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal
            .Where(x => x.MailboxId == id && x.Key.EndsWith(":2")).ExecuteDeleteAsync());

        var report = await ReconcileAsync(desk, id, take: false);
        Assert.Equal((3, 1, 0, false), (report!.OnServer, report.Waiting, report.Taken, report.IsClean));
        Assert.Equal(["2"], report.Missing);
        Assert.True((await ReconcileAsync(desk, id, take: true))!.IsClean);
        Assert.Empty((await ReconcileAsync(desk, id, take: false))!.Missing);
        Assert.Equal(2, await CountAsync(desk, id));
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ReconcileMailbox>().RunAsync(id, true, default)));
    }

    [Fact]
    public void Failures_MakeThePauseLonger_AndRaiseOneAlarm()
    {
        var mailbox = new Mailbox { TenantId = 1, Name = "Help", Address = "help@alpha.test", Kind = MailboxKind.Imap };
        var start = new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);
        Assert.False(mailbox.Failed("away", start));
        Assert.Equal(start.AddSeconds(20), mailbox.NextFetchAt);
        Assert.False(mailbox.Failed("away", start.AddMinutes(1)));
        Assert.Equal(start.AddMinutes(1).AddSeconds(40), mailbox.NextFetchAt);
        Assert.True(mailbox.Failed("away", start.AddMinutes(15)));
        Assert.False(mailbox.Failed("away", start.AddHours(5)));
        for (var i = 0; i < 20; i++)
            mailbox.Failed("away", start.AddDays(1));
        Assert.Equal(start.AddDays(1).AddMinutes(15), mailbox.NextFetchAt);
        mailbox.Fetched(start.AddDays(2));
        Assert.Equal((null, null, null, 0), (mailbox.FailingSince, mailbox.NextFetchAt, mailbox.AlarmedAt, mailbox.Failures));
        Assert.False(mailbox.Failed("away again", start.AddDays(3)));
    }

    private static Task<MailboxReconciliation?> ReconcileAsync(TestDesk desk, long id, bool take) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ReconcileMailbox>().RunAsync(id, take, default));

    private static Task<int> FetchAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FetchMailbox>().RunAsync(id, default));

    private static Task<int> CountAsync(TestDesk desk, long id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.CountAsync(x => x.MailboxId == id));

    private static async Task SetAsync(IServiceProvider scope, long id, Action<Mailbox> change)
    {
        var db = scope.GetRequiredService<DeskDb>();
        change(await db.Mailboxes.SingleAsync(x => x.Id == id));
        await db.SaveChangesAsync();
    }
}
