using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>The receiver as the last station behind a mail server (RFC 2033).</summary>
public class LmtpReceiverTests
{
    private readonly ManualTime time = new();

    [Fact]
    public async Task EachRecipient_GetsItsOwnReply_InTheirOrder()
    {
        var handler = new RecordingMailHandler
        {
            OnRecipient = a => a.StartsWith('x') ? new SmtpReply(550, "5.1.1", "who?") : SmtpReply.Ok("OK"),
            OnDelivery = e => [.. e.Recipients.Select(r => r.StartsWith('f') ? new SmtpReply(452, "4.2.2", $"{r} is full") : SmtpReply.Ok($"{r} has it"))],
        };
        await using var receiver = Start(handler);
        await using var client = await GreetAsync(receiver);
        await client.SendAsync("MAIL FROM:<>\r\nRCPT TO:<a@example.test>\r\nRCPT TO:<x@example.test>\r\nRCPT TO:<f@example.test>\r\nRCPT TO:<a@example.test>\r\nDATA\r\n");
        foreach (var expected in new[] { "250", "250", "550", "250", "250", "354" })
            Assert.StartsWith(expected, await client.ReadAsync(), StringComparison.Ordinal);

        await client.SendAsync("one\r\n.\r\nNOOP\r\n");
        foreach (var expected in new[] { "250 2.0.0 a@example.test has it", "452 4.2.2 f@example.test is full", "250 2.0.0 a@example.test has it", "250 2.0.0 OK" })
            Assert.Equal(expected, await client.ReadAsync());
        Assert.Equal("one\r\n", Assert.Single(handler.Messages).Message);
    }

    [Fact]
    public async Task AHandlerWithOneReply_SaysItToAll()
    {
        ISmtpMailHandler handler = new SingleReplyHandler();
        await using var receiver = Start(handler);
        await using var client = await ToDataAsync(receiver, 3);
        await client.SendAsync("one\r\n.\r\n");
        for (var i = 0; i < 3; i++)
            Assert.Equal("250 2.0.0 taken", await client.ReadAsync());
        Assert.StartsWith("250", await client.AskAsync("NOOP"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EHLO c", "500 this is LMTP")]
    [InlineData("HELO c", "500 this is LMTP")]
    [InlineData("LHLO", "501 ")]
    [InlineData("MAIL FROM:<>", "503 LHLO was expected")]
    [InlineData("LHLO c|MAIL FROM:<>|DATA", "503 5.5.1")]
    [InlineData("LHLO c|MAIL FROM:<>|RCPT TO:<b@example.test>|RSET|DATA", "503 5.5.1")]
    [InlineData("LHLO c|QUIT", "221 2.0.0")]
    public async Task ACommand_GetsItsReply(string commands, string expected)
    {
        await using var receiver = Start(new RecordingMailHandler());
        await using var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        var reply = await client.ReadAsync();
        Assert.Equal("220 localhost LMTP", reply);
        foreach (var command in commands.Split('|'))
            reply = await client.AskAsync(command);
        Assert.StartsWith(expected, reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lhlo_OverSmtp_IsRefused()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions());
        await using var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        await client.ReadAsync();
        Assert.StartsWith("500 this is SMTP", await client.AskAsync("LHLO c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTls_EncryptsAndForgetsWhatWasSaidBefore()
    {
        using var certificate = TestCertificate.Create();
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { Protocol = SmtpReceiverProtocol.Lmtp, Certificate = TestCertificate.Offered(certificate) });
        await using var client = await GreetAsync(receiver);
        Assert.EndsWith("STARTTLS", await client.AskAsync("LHLO c"), StringComparison.Ordinal);
        Assert.StartsWith("220", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await client.EncryptAsync(certificate);
        Assert.StartsWith("503", await client.AskAsync("MAIL FROM:<>"), StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", await client.AskAsync("LHLO c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMessage_OfTooManyBytes_IsRefusedForEachRecipient()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { Protocol = SmtpReceiverProtocol.Lmtp, MaxMessageSize = 1000 });
        await using var client = await ToDataAsync(receiver, 2);
        await client.SendAsync(new string('x', 1500) + "\r\n.\r\n");
        Assert.StartsWith("552 5.3.4", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("552 5.3.4", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.AskAsync("NOOP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHandlerThatThrows_OrMiscounts_LeavesTheMessageWithTheClient()
    {
        foreach (var handler in new[]
        {
            new RecordingMailHandler { OnDelivery = _ => throw new InvalidOperationException("no disk") },
            new RecordingMailHandler { OnDelivery = _ => [SmtpReply.Ok("taken")] },
            new RecordingMailHandler { OnDelivery = e => [.. e.Recipients.Select(_ => new SmtpReply(354, null, "more"))] },
        })
        {
            await using var receiver = Start(handler);
            await using var client = await ToDataAsync(receiver, 2);
            await client.SendAsync("one\r\n.\r\n");
            Assert.StartsWith("451 4.3.0", await client.ReadAsync(), StringComparison.Ordinal);
            Assert.StartsWith("451 4.3.0", await client.ReadAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("MAIL FR", 0)]
    [InlineData("MAIL FROM:<>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nhalf of\r\n.", 3)]
    public async Task Silence_EndsTheConnection(string beginning, int replies)
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler);
        await using var client = await GreetAsync(receiver);
        await client.SendAsync(beginning);
        for (var i = 0; i < replies; i++)
            await client.ReadAsync();
        var reply = client.ReadAsync();
        await time.AdvanceUntilAsync(reply, TimeSpan.FromMinutes(6));
        Assert.StartsWith("421 4.4.2", await reply, StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
        Assert.Empty(handler.Messages);
    }

    private SmtpReceiver Start(ISmtpMailHandler handler, SmtpReceiverOptions? options = null)
    {
        options ??= new SmtpReceiverOptions { Protocol = SmtpReceiverProtocol.Lmtp };
        var receiver = new SmtpReceiver(options, handler, NullLogger<SmtpReceiver>.Instance, time);
        receiver.Start();
        return receiver;
    }

    private static async Task<RawSmtpClient> GreetAsync(SmtpReceiver receiver)
    {
        var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        await client.ReadAsync();
        Assert.StartsWith("250-localhost\n", await client.AskAsync("LHLO c"), StringComparison.Ordinal);
        return client;
    }

    private static async Task<RawSmtpClient> ToDataAsync(SmtpReceiver receiver, int recipients)
    {
        var client = await GreetAsync(receiver);
        await client.AskAsync("MAIL FROM:<a@example.test>");
        for (var i = 0; i < recipients; i++)
            await client.AskAsync($"RCPT TO:<b{i}@example.test>");
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Knows nothing of LMTP.</summary>
    private sealed class SingleReplyHandler : ISmtpMailHandler
    {
        public ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation) =>
            ValueTask.FromResult(SmtpReply.Ok("OK"));

        public ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation) =>
            ValueTask.FromResult(SmtpReply.Ok("taken"));
    }
}
