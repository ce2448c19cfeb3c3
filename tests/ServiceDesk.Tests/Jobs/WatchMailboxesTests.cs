using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Jobs;
using ServiceDesk.Mail.Tests.Servers;
using ServiceDesk.Testing;

namespace ServiceDesk.Tests.Jobs;

public sealed class WatchMailboxesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task MailIsFetchedWhenItComes_WithoutTheRounds(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var box = new RealMailbox();
        await box.AppendAsync(Mail("before"));
        var id = await desk.InAsync(desk.Alpha, scope => box.AddToAsync(scope));
        using var watch = Watch(desk);
        await watch.StartAsync(Cancellation);
        await UntilFetchedAsync(desk, id, 1);
        foreach (var number in (int[])[2, 3])
        {
            await box.AppendAsync(Mail($"number {number}"));
            await UntilFetchedAsync(desk, id, number);
        }
        await watch.StopAsync(Cancellation);
        Assert.Equal(0, watch.Connections);
    }

    [Fact]
    public async Task MailboxesAreNoticed_WhenNewMovedOrArchived()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var former = new FakeImapServer();
        await using var other = new FakeImapServer();
        using var watch = Watch(desk);
        await watch.RoundAsync(Cancellation);
        Assert.Equal(0, watch.Connections);
        var id = await AddAsync(desk, former.Host);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => former.Idles == 1);
        await watch.RoundAsync(Cancellation);

        await ChangeAsync(desk, id, other.Host);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => other.Idles == 1 && former.Closed == former.Accepted);
        Assert.Equal((1, 1), (former.Idles, watch.Connections));

        await ChangeAsync(desk, id, x => x.ArchivedAt = x.LastFetchedAt);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => other.Closed == other.Accepted);
        Assert.Equal(0, watch.Connections);
    }

    [Fact]
    public async Task NoMoreConnectionsAreHeldThanAllowed_AndAFreePlaceIsTaken()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var first = new FakeImapServer();
        await using var second = new FakeImapServer();
        var id = await AddAsync(desk, first.Host);
        using var watch = Watch(desk, most: 1);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => first.Idles == 1);
        await AddAsync(desk, second.Host);
        await watch.RoundAsync(Cancellation);
        Assert.Equal((1, 0), (watch.Connections, second.Accepted));
        await ChangeAsync(desk, id, x => x.ArchivedAt = x.LastFetchedAt);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => second.Idles == 1);
        await watch.EndAsync();
    }

    [Fact]
    public async Task AServerWithoutIdle_IsLeftToTheRounds()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var server = new FakeImapServer { OffersIdle = false };
        await AddAsync(desk, server.Host);
        using var watch = Watch(desk);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() => server.Closed == 1 && watch.Connections == 0);
        Assert.Equal((1, 0), (server.Accepted, server.Searches));
        await watch.EndAsync();
    }

    [Fact]
    public async Task AConnectionThatIsClosedOrDead_IsMadeAnewAfterAPause()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var server = new FakeImapServer { Closes = number => number == 1, FallsSilent = number => number == 2 };
        await AddAsync(desk, server.Host);
        var time = new ManualTime();
        using var watch = Watch(desk, time: time);
        await watch.RoundAsync(Cancellation);
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return server.Idles >= 3;
        });
        Assert.Equal(1, watch.Connections);
        // What came in between is fetched each time.
        Assert.True(server.Searches >= 3, $"{server.Searches} searches");
        await watch.EndAsync();
    }

    [Fact]
    public async Task AMailboxThatFails_IsLeftToTheRoundsUntilOneSucceeds()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var server = new FakeImapServer();
        var time = new ManualTime();
        var id = await AddAsync(desk, mailbox =>
        {
            server.Host(mailbox);
            mailbox.Failed("It did not answer.", time.GetUtcNow().UtcDateTime);
        });
        using var watch = Watch(desk, time: time);
        await watch.RoundAsync(Cancellation);
        await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromSeconds(10));
        Assert.Equal((0, 0), (server.Accepted, watch.Connections));
        await ChangeAsync(desk, id, x => x.Fetched(time.GetUtcNow().UtcDateTime));
        await UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(10));
            return server.Idles > 0;
        });
        await watch.EndAsync();
    }

    private static string Mail(string subject) =>
        $"From: ivy@customer.test\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{Guid.NewGuid():N}@customer.test>\n\nText of {subject}.\n";

    private static WatchMailboxes Watch(TestDesk desk, int most = 5, TimeProvider? time = null) =>
        ActivatorUtilities.CreateInstance<WatchMailboxes>(desk.Services, new IdleSettings(most), time ?? TimeProvider.System);

    private static Task<long> AddAsync(TestDesk desk, Action<Mailbox> host) => desk.InAsync(desk.Alpha, scope => new RealMailbox().AddToAsync(scope, host));

    private static Task ChangeAsync(TestDesk desk, long id, Action<Mailbox> change) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        change(await db.Mailboxes.SingleAsync(x => x.Id == id));
        await db.SaveChangesAsync();
    });

    private static async Task UntilFetchedAsync(TestDesk desk, long id, int mails)
    {
        using var patience = Patience();
        while (await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.CountAsync(x => x.MailboxId == id, patience.Token)) < mails)
            await Task.Delay(20, patience.Token);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = Patience();
        while (!condition())
            await Task.Delay(20, patience.Token);
    }

    private static CancellationTokenSource Patience()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        return patience;
    }
}
