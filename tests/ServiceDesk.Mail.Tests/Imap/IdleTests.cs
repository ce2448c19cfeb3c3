using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Imap;

/// <summary>Waiting for news, with a real Dovecot and with servers that do odd things meanwhile.</summary>
public class IdleTests
{
    private const string Greeting = "* PREAUTH [CAPABILITY IMAP4rev1 IDLE] ready\r\n";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTime time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewMail_OnDovecot_EndsTheWait()
    {
        var user = TestServers.NewUser();
        await using var waiting = await SignInAsync(user, TimeProvider.System);
        await using var bringing = await SignInAsync(user, TimeProvider.System);
        await waiting.SelectAsync("INBOX", Cancellation);

        var idling = waiting.IdleAsync(Hour, Cancellation);
        var uid = await bringing.AppendAsync("INBOX", Encoding.ASCII.GetBytes("Subject: new\r\n\r\n"), [], Cancellation);

        Assert.True(await idling.WaitAsync(TimeSpan.FromSeconds(40), Cancellation));
        Assert.Equal(1, waiting.Exists);
        Assert.Equal([uid!.Value], await waiting.SearchAsync(1, null, Cancellation));
    }

    [Fact]
    public async Task TheEndOfTheTime_OnDovecot_LeavesTheSessionUsable()
    {
        await using var client = await SignInAsync(TestServers.NewUser(), time);
        Assert.True(client.IsEncrypted);
        await client.SelectAsync("INBOX", Cancellation);
        for (var round = 0; round < 3; round++)
        {
            var idling = client.IdleAsync(TimeSpan.FromMinutes(5), Cancellation);
            await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromMinutes(5));
            time.Advance(TimeSpan.FromMinutes(5));
            Assert.False(await idling);
            Assert.Empty(await client.SearchAsync(1, null, Cancellation));
        }
    }

    [Theory]
    [InlineData("* 4 EXISTS\r\n")]
    [InlineData("* OK still here\r\n* 2 EXPUNGE\r\n")]
    [InlineData("* 3 EXISTS\r\n* 3 FETCH (FLAGS (\\Seen))\r\n* 2 RECENT\r\n* VANISHED 5\r\n")]
    public async Task Arrivals_AndDepartures_EndTheWait(string news)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "+ idling\r\n");
            await s.SendAsync(news);
            Assert.Equal("DONE", await s.ReadAsync());
            await s.SendAsync("A0002 OK done\r\n");
            await s.AnswerAsync("NOOP", "TAG OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        Assert.True(await client.IdleAsync(Hour, Cancellation));
        await client.NoopAsync(Cancellation);
        await server.WaitAsync();
    }

    [Fact]
    public async Task SignsOfLife_AndFlags_AreNoNews()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "* 3 EXISTS\r\n+ idling\r\n* OK still here\r\n* 3 EXISTS\r\n* 3 FETCH (FLAGS (\\Seen))\r\n* 0 RECENT\r\n");
            Assert.Equal("DONE", await s.ReadAsync());
            await s.SendAsync("A0002 OK done\r\n");
        });
        await using var client = await ConnectAsync(server);
        var idling = client.IdleAsync(TimeSpan.FromMinutes(5), Cancellation);
        await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromMinutes(5));
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.False(await idling);
    }

    [Fact]
    public async Task ALongWait_IsRenewedBefore29Minutes()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "+ idling\r\n");
            await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromMinutes(28));
            time.Advance(TimeSpan.FromMinutes(28));
            Assert.Equal("DONE", await s.ReadAsync());
            await s.SendAsync("A0002 OK done\r\n");
            await s.AnswerAsync("A0003 IDLE", "+ idling\r\n");
            await time.UntilAwaitedAsync(time.GetUtcNow() + TimeSpan.FromMinutes(28));
            time.Advance(TimeSpan.FromMinutes(28));
            Assert.Equal("DONE", await s.ReadAsync());
            // News between DONE and its answer count as well.
            await s.SendAsync("* 4 EXISTS\r\nA0003 OK done\r\n");
        });
        await using var client = await ConnectAsync(server);
        Assert.True(await client.IdleAsync(Hour, Cancellation));
        await server.WaitAsync();
    }

    [Fact]
    public async Task MailThatCameBehindTheSearch_NeedsNoWait()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("UID SEARCH", "* SEARCH 1 2 3\r\nTAG OK\r\n");
            await s.AnswerAsync("UID STORE", "* 4 EXISTS\r\nTAG OK\r\n");
            await s.AnswerAsync("UID SEARCH", "* SEARCH 1 2 3 4\r\nTAG OK\r\n");
            await s.AnswerAsync("IDLE", "* 5 EXISTS\r\n+ idling\r\n");
            Assert.Equal("DONE", await s.ReadAsync());
            await s.SendAsync("A0005 OK done\r\n");
        });
        await using var client = await ConnectAsync(server);
        await client.SearchAsync(1, null, Cancellation);
        await client.StoreFlagsAsync([1], ImapFlagChange.Add, [@"\Seen"], Cancellation);
        Assert.True(await client.IdleAsync(Hour, Cancellation));
        await client.SearchAsync(1, null, Cancellation);
        Assert.True(await client.IdleAsync(Hour, Cancellation));
        await server.WaitAsync();
    }

    [Theory]
    [InlineData("* 4 EXI", null)]
    [InlineData("* 4 EXISTS\r\n", "")]
    [InlineData("* 4 EXISTS\r\n", "A0002 O")]
    public async Task Silence_InTheMiddleOfNews_OrBehindDone_TimesOut(string news, string? behindDone)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "+ idling\r\n" + news);
            if (behindDone is null)
                return;
            await s.ReadAsync();
            await s.SendAsync(behindDone);
        });
        await using var client = await ConnectAsync(server);
        var idling = client.IdleAsync(Hour, Cancellation);
        await server.WaitAsync();
        await time.AdvanceUntilAsync(idling, TimeSpan.FromSeconds(61));
        var failure = await Assert.ThrowsAsync<ImapException>(() => idling);
        Assert.Equal(MailServerFault.TimedOut, failure.Fault);
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData("+ idling\r\n", MailServerFault.ConnectionLost)]
    [InlineData("+ idling\r\n* 4 EXI", MailServerFault.ConnectionLost)]
    [InlineData("+ idling\r\n* BYE idle for too long\r\n", MailServerFault.ConnectionLost)]
    [InlineData("+ idling\r\nA0002 OK done before DONE\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("+ idling\r\n+ idling\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("+ idling\r\n* x EXISTS\r\n* y EXPUNGE\r\n* EXISTS\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("A0002 OK without idling\r\n", MailServerFault.ProtocolViolation)]
    public async Task AnEnd_ThatTheServerMakes_IsAFailure(string answer, MailServerFault fault)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", answer);
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        var failure = await Assert.ThrowsAsync<ImapException>(() => client.IdleAsync(Hour, Cancellation));
        Assert.True(fault == failure.Fault, failure.ToString());
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task ARefusal_LeavesTheSessionUsable()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "TAG NO [LIMIT] too many idle\r\n");
            await s.AnswerAsync("NOOP", "TAG OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.IdleAsync(Hour, Cancellation));
        Assert.Equal((MailServerFault.Refused, "LIMIT"), (refusal.Fault, refusal.ResponseCode));
        await client.NoopAsync(Cancellation);
    }

    [Fact]
    public async Task AServerWithoutIdle_IsNotAskedForIt()
    {
        await using var server = new ScriptedServer(s => s.SendAsync("* PREAUTH [CAPABILITY IMAP4rev1] ready\r\n"));
        await using var client = new ImapClient(time);
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        Assert.False(client.CanIdle);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.IdleAsync(Hour, Cancellation));
        Assert.Equal(MailServerFault.Refused, refusal.Fault);
        Assert.Empty(server.Received);
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task ACancelledWait_LeavesTheConnectionUnusable()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new ScriptedServer(async s =>
        {
            await SelectAsync(s);
            await s.AnswerAsync("IDLE", "+ idling\r\n");
            await cancel.CancelAsync();
        });
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.IdleAsync(Hour, cancel.Token));
        Assert.False(client.IsConnected);
    }

    private static async Task SelectAsync(ScriptedServer server)
    {
        await server.SendAsync(Greeting);
        await server.AnswerAsync("SELECT", "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\nTAG OK [READ-WRITE] done\r\n");
    }

    /// <summary>Connected, with a mailbox of three messages selected.</summary>
    private async Task<ImapClient> ConnectAsync(ScriptedServer server)
    {
        var client = new ImapClient(time);
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        await client.SelectAsync("INBOX", Cancellation);
        return client;
    }

    private static async Task<ImapClient> SignInAsync(string user, TimeProvider time)
    {
        var client = new ImapClient(time);
        await client.ConnectAsync(TestServers.Imaps, Cancellation);
        await client.AuthenticateAsync(user, TestServers.Password, Cancellation);
        return client;
    }
}
