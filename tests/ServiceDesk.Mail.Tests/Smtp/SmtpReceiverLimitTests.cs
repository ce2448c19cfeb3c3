using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>Too much of anything, failures of the handler, and the end.</summary>
public class SmtpReceiverLimitTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task AMessage_OfTooManyBytes_IsRefused_AndTheNextIsTaken()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler, new SmtpReceiverOptions { MaxMessageSize = 1000 });
        await using var client = await ToDataAsync(receiver);
        await client.SendAsync(new string('x', 1500));
        Assert.StartsWith("552 5.3.4", await client.AskAsync("\r\n."), StringComparison.Ordinal);

        await SayAsync(client, "MAIL FROM:<>", "RCPT TO:<b@example.test>", "DATA");
        Assert.StartsWith("250", await client.AskAsync(new string('x', 998) + "\r\n."), StringComparison.Ordinal);
        Assert.Equal(1000, Assert.Single(handler.Messages).Message.Length);
    }

    [Fact]
    public async Task AMessage_ThatDoesNotEnd_IsCutOff()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler, new SmtpReceiverOptions { MaxMessageSize = 1000 });
        await using var client = await ToDataAsync(receiver);
        await client.SendAsync(new string('x', 4001));
        Assert.StartsWith("421 4.7.0", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
        Assert.Empty(handler.Messages);
    }

    [Fact]
    public async Task AMessage_WhoseClientLeaves_IsNotTaken()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler);
        await using (var client = await ToDataAsync(receiver))
            await client.SendAsync("half of\r\n.\r");
        await receiver.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(handler.Messages);
    }

    [Fact]
    public async Task Recipients_BeyondTheLimit_AreToBeSentSeparately()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { MaxRecipients = 100, MaxCommandsWithoutProgress = 5 });
        await using var client = await GreetAsync(receiver);
        await client.AskAsync("MAIL FROM:<>");
        for (var i = 0; i < 100; i++)
            Assert.StartsWith("250", await client.AskAsync($"RCPT TO:<b{i}@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("452 4.5.3", await client.AskAsync("RCPT TO:<b@example.test>"), StringComparison.Ordinal);
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommand_OfTooManyBytes_IsRefused_AndTheNextIsTaken()
    {
        await using var receiver = Start(new RecordingMailHandler());
        await using var client = await GreetAsync(receiver);
        Assert.StartsWith("500 5.5.2", await client.AskAsync("NOOP " + new string('x', 100_000)), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("NOOP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_WithoutAMessage_ComeToAnEnd()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { MaxCommandsWithoutProgress = 3 });
        await using var client = await GreetAsync(receiver);
        await client.AskAsync("NOOP");
        await client.AskAsync("NOOP");
        Assert.StartsWith("421 4.7.0", await client.AskAsync("NOOP"), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task Connections_BeyondTheLimits_AreTurnedAway_UntilOthersEnd()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { MaxConnectionsPerAddress = 1 });
        await using var first = await GreetAsync(receiver);
        await using (var second = await RawSmtpClient.ConnectAsync(receiver.Port))
            Assert.StartsWith("421 localhost has too many connections from 127.0.0.1", await second.ReadAsync(), StringComparison.Ordinal);
        await first.AskAsync("QUIT");
        Assert.Null(await first.ReadAsync());

        string? greeting = "421";
        while (greeting is null || greeting.StartsWith("421", StringComparison.Ordinal))
        {
            await using var third = await RawSmtpClient.ConnectAsync(receiver.Port);
            greeting = await third.ReadAsync();
        }
        Assert.StartsWith("220", greeting, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MAIL FR")]
    [InlineData("MAIL FROM:<>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nhalf of")]
    public async Task Silence_EndsTheConnection(string beginning)
    {
        await using var receiver = Start(new RecordingMailHandler());
        await using var client = await GreetAsync(receiver);
        await client.SendAsync(beginning);
        for (var i = beginning.Split('\n').Length; i > 1; i--)
            await client.ReadAsync();
        var reply = client.ReadAsync();
        await time.AdvanceUntilAsync(reply, TimeSpan.FromMinutes(6));
        Assert.StartsWith("421 4.4.2", await reply, StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
    }

    [Fact]
    public async Task AHandlerThatThrows_LeavesTheMessageWithTheClient()
    {
        var handler = new RecordingMailHandler
        {
            OnRecipient = a => a.StartsWith('x') ? throw new InvalidOperationException("no database") : SmtpReply.Ok("OK"),
            OnMessage = _ => throw new InvalidOperationException("no disk"),
        };
        await using var receiver = Start(handler);
        await using var client = await GreetAsync(receiver);
        await client.AskAsync("MAIL FROM:<>");
        Assert.StartsWith("451 4.3.0", await client.AskAsync("RCPT TO:<x@example.test>"), StringComparison.Ordinal);
        await SayAsync(client, "RCPT TO:<b@example.test>", "DATA");
        var reply = await client.AskAsync("one\r\n.");
        Assert.StartsWith("451 4.3.0", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("disk", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_BeyondTheNumberInProcessing_WaitForTheirTurn()
    {
        var (now, most) = (0, 0);
        var handler = new RecordingMailHandler
        {
            OnMessage = async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                return SmtpReply.Ok("taken");
            },
        };
        await using var receiver = Start(handler, new SmtpReceiverOptions { MaxMessagesInProcessing = 1 });
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            await using var client = await ToDataAsync(receiver);
            return await client.AskAsync("one\r\n.");
        }));
        Assert.All(replies, r => Assert.StartsWith("250", r, StringComparison.Ordinal));
        Assert.Equal((10, 1), (handler.Messages.Count, most));
    }

    [Fact]
    public async Task AMessage_WithoutAPlaceInProcessing_IsToBeSentLater()
    {
        var release = new TaskCompletionSource<SmtpReply>();
        var handler = new RecordingMailHandler { OnMessage = _ => release.Task };
        await using var receiver = Start(handler, new SmtpReceiverOptions { MaxMessagesInProcessing = 1 });
        await using var first = await ToDataAsync(receiver);
        await using var second = await ToDataAsync(receiver);
        var firstReply = first.AskAsync("one\r\n.");
        await UntilAsync(() => handler.Messages.Count == 1);

        // In steps below the limit, so that it comes when the message has been read and waits, and not before.
        var secondReply = second.AskAsync("two\r\n.");
        await time.AdvanceUntilAsync(secondReply, TimeSpan.FromMinutes(2));
        Assert.StartsWith("451 4.3.2", await secondReply, StringComparison.Ordinal);
        release.SetResult(SmtpReply.Ok("taken"));
        Assert.StartsWith("250", await firstReply, StringComparison.Ordinal);
        Assert.Single(handler.Messages);
    }

    [Fact]
    public async Task Stop_LetsTheMessageInHandFinish_AndTellsTheOthers()
    {
        var release = new TaskCompletionSource<SmtpReply>();
        var handler = new RecordingMailHandler { OnMessage = _ => release.Task };
        await using var receiver = Start(handler);
        await using var busy = await ToDataAsync(receiver);
        await using var sending = await ToDataAsync(receiver);
        await using var idle = await GreetAsync(receiver);
        var reply = busy.AskAsync("one\r\n.");
        await sending.SendAsync("tw");
        await UntilAsync(() => handler.Messages.Count == 1);

        var stopping = receiver.StopAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("421 4.3.2", await idle.ReadAsync(), StringComparison.Ordinal);
        Assert.False(stopping.IsCompleted);
        release.SetResult(SmtpReply.Ok("taken"));
        foreach (var (client, answer) in new[] { (busy, await reply), (sending, await sending.AskAsync("o\r\n.")) })
        {
            Assert.StartsWith("250", answer, StringComparison.Ordinal);
            Assert.StartsWith("421 4.3.2", await client.ReadAsync(), StringComparison.Ordinal);
        }
        await stopping;
        Assert.Equal(2, handler.Messages.Count);
    }

    [Fact]
    public async Task Stop_WhosePatienceEnds_CutsOffWithoutAReply()
    {
        var never = new TaskCompletionSource<SmtpReply>();
        var handler = new RecordingMailHandler { OnMessage = _ => never.Task };
        await using var receiver = Start(handler);
        await using var client = await ToDataAsync(receiver);
        var reply = client.AskAsync("one\r\n.");
        await UntilAsync(() => handler.Messages.Count == 1);
        await receiver.StopAsync(new CancellationToken(canceled: true));
        Assert.Null(await reply);
    }

    // A host that is disposed while its application ends does so: each of the two stops and disposes.
    [Fact]
    public async Task StopAndDispose_OfTwoAtTheSameTime_AllEnd()
    {
        for (var round = 0; round < 500; round++)
        {
            var receiver = Start(new RecordingMailHandler());
            using var together = new Barrier(2);
            Task End() => Task.Run(async () =>
            {
                together.SignalAndWait();
                await receiver.StopAsync(CancellationToken.None);
                await receiver.DisposeAsync();
            });
            await Task.WhenAll(End(), End()).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await receiver.StopAsync(CancellationToken.None);
        }
    }

    private SmtpReceiver Start(ISmtpMailHandler handler, SmtpReceiverOptions? options = null)
    {
        var receiver = new SmtpReceiver(options ?? new SmtpReceiverOptions(), handler, NullLogger<SmtpReceiver>.Instance, time);
        receiver.Start();
        return receiver;
    }

    private static async Task<RawSmtpClient> GreetAsync(SmtpReceiver receiver)
    {
        var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        await client.ReadAsync();
        await client.AskAsync("EHLO c");
        return client;
    }

    private static async Task<RawSmtpClient> ToDataAsync(SmtpReceiver receiver)
    {
        var client = await GreetAsync(receiver);
        await SayAsync(client, "MAIL FROM:<a@example.test>", "RCPT TO:<b@example.test>", "DATA");
        return client;
    }

    private static async Task SayAsync(RawSmtpClient client, params string[] commands)
    {
        foreach (var command in commands)
            Assert.Matches("^(250|354) ", await client.AskAsync(command));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
