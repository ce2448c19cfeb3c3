using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Imap;

/// <summary>Servers that stop, lie, break the grammar, or use its odd corners.</summary>
public class MisbehavingServerTests
{
    private const string Greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n";
    private const string SelectOk = "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 9] ok\r\nTAG OK [READ-WRITE] done\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silence_InsteadOfAGreeting_TimesOut()
    {
        await using var server = new ScriptedServer(_ => Task.CompletedTask);
        var failure = await TimesOutAsync(server, client => client.ConnectAsync(server.Endpoint(), Cancellation));
        Assert.Contains("greeting", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 5 BODY[] {1000}\r\nonly this much")]
    [InlineData("* 1 FETCH (UID 5 FLAGS (")]
    [InlineData("* 1 FETCH (UID 5 ENVELOPE {10}\r\nabc")]
    [InlineData("* 1 FETCH (UID 5 BODY[] {3}\r\nabc)\r\n")]
    public async Task Silence_InTheMiddleOfAnAnswer_TimesOut(string beginning)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("UID FETCH", beginning);
        });
        var failure = await TimesOutAsync(server, async client =>
        {
            await client.ConnectAsync(server.Endpoint(), Cancellation);
            await client.FetchAsync(5, Stream.Null, 10_000, Cancellation);
        });
        Assert.Equal(MailServerFault.TimedOut, failure.Fault);
    }

    [Fact]
    public async Task Close_InTheMiddleOfALiteral_IsALostConnection()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("UID FETCH", "* 1 FETCH (UID 5 BODY[] {1000}\r\nonly this much");
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ConnectionLost, () => client.FetchAsync(5, Stream.Null, 10_000, Cancellation));
        Assert.False(client.IsConnected);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.NoopAsync(Cancellation));
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 6 BODY[] {3}\r\nabc)\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH (BODY[] {3}\r\nabc)\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH (UID 5 BODY[] {3}\r\nabc)\r\n* 1 FETCH (UID 5 BODY[] {3}\r\nabc)\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH (UID 5 BODY[] \"abc\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH UID 5\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH (UID 0)\r\nTAG OK done\r\n")]
    [InlineData("* 1 FETCH (UID 5 X {99999999999}\r\nabc)\r\nTAG OK done\r\n")]
    [InlineData("* 99999999999999999999 FETCH (UID 5)\r\nTAG OK done\r\n")]
    [InlineData("A9999 OK done\r\n")]
    [InlineData("TAG WHAT done\r\n")]
    [InlineData("+ go on\r\n")]
    [InlineData("\r\n")]
    [InlineData("220 mx.example.test ESMTP\r\n")]
    public async Task Answer_AgainstTheProtocol_IsAViolation(string answer)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("UID FETCH", answer);
        });
        await using var client = await ConnectAsync(server);
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.FetchAsync(5, Stream.Null, 10_000, Cancellation));
        Assert.False(client.IsConnected);
    }

    [Theory]
    [InlineData("220 mx.example.test ESMTP\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("* OK [CAPABILITY\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("* BYE too many of you\r\n", MailServerFault.Refused)]
    public async Task Connect_WithoutAGreeting_Fails(string greeting, MailServerFault fault)
    {
        await using var server = new ScriptedServer(s => s.SendAsync(greeting));
        await using var client = new ImapClient();
        await FailsAsync(fault, () => client.ConnectAsync(server.Endpoint(), Cancellation));
    }

    [Fact]
    public async Task Fetch_AmidNews_FindsItsMessage()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("UID FETCH 5 ", "* 8 EXISTS\r\n* OK odd words {5}\r\n* 2 FETCH (FLAGS (\\Seen) UID 4)\r\n* 1 EXPUNGE\r\n"
                + "* 3 FETCH (X-A {4}\r\n()\r\n BODY[HEADER.FIELDS (TO CC)]<0> \"a\\\"b)\" FLAGS () BODY[] {6}\r\nA)\r\nB\n UID 5)\r\n"
                + "* 3 FETCH (FLAGS (\\Seen) UID 5)\r\n* NO [ALERT] disk is full\r\nTAG OK done\r\n");
            await s.AnswerAsync("UID FETCH 6 ", "* 4 FETCH (UID 6 BODY[] \"x \\\\ y\")\r\nTAG OK done\r\n");
            await s.AnswerAsync("UID FETCH 7 ", "* 4 FETCH (UID 7 BODY[] NIL)\r\nTAG OK done\r\n");
            await s.AnswerAsync("UID SEARCH", "* SEARCH 9 12\r\n* SEARCH 3 10 11 \r\nTAG OK done\r\n");
        });
        await using var client = await ConnectAsync(server);
        var raw = new MemoryStream();

        Assert.Equal(new ImapFetchedMessage(5, 6, false), await client.FetchAsync(5, raw, 100, Cancellation));
        Assert.Equal("A)\r\nB\n", Encoding.ASCII.GetString(raw.ToArray()));
        Assert.Equal(7, client.Exists);

        raw.SetLength(0);
        Assert.Equal(new ImapFetchedMessage(6, 5, false), await client.FetchAsync(6, raw, 100, Cancellation));
        Assert.Equal("x \\ y", Encoding.ASCII.GetString(raw.ToArray()));
        Assert.Null(await client.FetchAsync(7, raw, 100, Cancellation));
        Assert.Equal([9u, 10, 11, 12], await client.SearchAsync(5, null, Cancellation));
        await server.WaitAsync();
    }

    [Fact]
    public async Task Bye_DuringACommand_IsALostConnectionWithItsReason()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("NOOP", "* BYE the server shuts down\r\n");
        });
        await using var client = await ConnectAsync(server);
        var failure = await FailsAsync(MailServerFault.ConnectionLost, () => client.NoopAsync(Cancellation));
        Assert.Contains("the server shuts down", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Select_WithoutUidValidity_IsAViolation()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("SELECT", SelectOk);
            await s.AnswerAsync("SELECT", "* 3 EXISTS\r\nTAG OK [READ-WRITE] done\r\n");
        });
        await using var client = await ConnectAsync(server);
        Assert.Equal(new ImapMailbox("INBOX", 7, 9, 3, false), await client.SelectAsync("INBOX", Cancellation));
        await FailsAsync(MailServerFault.ProtocolViolation, () => client.SelectAsync("INBOX", Cancellation));
    }

    [Fact]
    public async Task Move_WithoutTheExtension_CopiesMarksAndRemoves()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* PREAUTH [CAPABILITY IMAP4rev1 UIDPLUS] ready\r\n");
            await s.AnswerAsync("UID COPY 4:5 \"Done\"", "TAG OK\r\n");
            await s.AnswerAsync(@"UID STORE 4:5 +FLAGS.SILENT (\Deleted)", "TAG OK\r\n");
            await s.AnswerAsync("UID EXPUNGE 4:5", "* 1 EXPUNGE\r\nTAG OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        Assert.True(client.IsAuthenticated);
        await client.MoveAsync([5, 4], "Done", Cancellation);
        await server.WaitAsync();
    }

    [Fact]
    public async Task ACancelledFetch_LeavesTheConnectionUnusable()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(Greeting);
            await s.AnswerAsync("UID FETCH", "* 1 FETCH (UID 5 BODY[] {1000}\r\nonly this much");
            await cancel.CancelAsync();
        });
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FetchAsync(5, Stream.Null, 10_000, cancel.Token));
        Assert.False(client.IsConnected);
    }

    private static async Task<ImapClient> ConnectAsync(ScriptedServer server)
    {
        var client = new ImapClient();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }

    private static async Task<ImapException> FailsAsync(MailServerFault fault, Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<ImapException>(call);
        Assert.True(fault == failure.Fault, failure.ToString());
        return failure;
    }

    private static async Task<ImapException> TimesOutAsync(ScriptedServer server, Func<ImapClient, Task> call)
    {
        var time = new ManualTime();
        await using var client = new ImapClient(time);
        var running = call(client);
        await server.WaitAsync();
        while (!client.IsConnected)
            await Task.Delay(1, Cancellation);
        await time.AdvanceUntilAsync(running, TimeSpan.FromSeconds(61));
        var failure = await Assert.ThrowsAsync<ImapException>(() => running);
        Assert.Equal(MailServerFault.TimedOut, failure.Fault);
        return failure;
    }
}
