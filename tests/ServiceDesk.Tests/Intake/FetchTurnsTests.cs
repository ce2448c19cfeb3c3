using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Jobs;

namespace ServiceDesk.Tests.Intake;

public sealed class FetchTurnsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneFetchOfAMailboxRunsAtATime_OthersWaitOrLetItBe()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var may = new TaskCompletionSource();
        await using var server = new FakeImapServer { MaySearch = may.Task };
        var id = await AddAsync(desk, server.Host);
        var turns = desk.Services.GetRequiredService<FetchTurns>();

        var first = turns.FetchAsync(desk.Alpha, id, Cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (server.Searches == 0)
            await Task.Delay(5, patience.Token);
        await turns.TryFetchAsync(desk.Alpha, id, patience.Token);
        var second = turns.FetchAsync(desk.Alpha, id, Cancellation);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, server.Accepted);

        may.SetResult();
        await Task.WhenAll(first, second);
        Assert.Equal((2, 2), (server.Accepted, server.Searches));
        await turns.TryFetchAsync(desk.Alpha, id, Cancellation);
        Assert.Equal(3, server.Searches);
    }

    [Fact]
    public async Task ATurnThatWasWaitedForInVain_IsLeftAgain()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await using var server = new FakeImapServer();
        var id = await AddAsync(desk, server.Host);
        var turns = desk.Services.GetRequiredService<FetchTurns>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.FetchAsync(desk.Alpha, id, new CancellationToken(canceled: true)));
        await turns.FetchAsync(desk.Alpha, id, Cancellation);
        Assert.Equal(1, server.Searches);
    }

    [Fact]
    public async Task AMailboxThatPausesOrIsArchived_IsNotFetched()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await using var server = new FakeImapServer();
        var turns = desk.Services.GetRequiredService<FetchTurns>();
        var now = desk.Services.GetRequiredService<UtcClock>().UtcNow;
        var failing = await AddAsync(desk, server.Host, x => x.Failed("away", now));
        var archived = await AddAsync(desk, server.Host, x => x.ArchivedAt = now);
        await turns.FetchAsync(desk.Alpha, failing, Cancellation);
        await turns.TryFetchAsync(desk.Alpha, archived, Cancellation);
        Assert.Equal(0, server.Accepted);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var mailbox = await scope.GetRequiredService<DeskDb>().Mailboxes.SingleAsync(x => x.Id == failing);
            Assert.Equal(1, mailbox.Failures);
        });
    }

    private static Task<long> AddAsync(TestDesk desk, Action<Mailbox> host, Action<Mailbox>? change = null) =>
        desk.InAsync(desk.Alpha, scope => new RealMailbox().AddToAsync(scope, host + change));
}
