using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>The dialogue: what may be said when, and what is answered.</summary>
public class SmtpReceiverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AMessage_OfOurOwnClient_ArrivesAsItIs()
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler);
        await using var client = new SmtpClient { LocalDomain = "mx.example.test" };
        await client.ConnectAsync(new MailServer("127.0.0.1", receiver.Port, SecureConnection.None), Cancellation);

        var results = await client.SendAsync(
            null, ["ann@example.test", "jürgen@müller.test"], "Subject: é\r\n\r\n.\r\n..x\r\né\r\n"u8.ToArray(), Cancellation);
        await client.QuitAsync(Cancellation);

        Assert.All(results, r => Assert.Equal("250 2.0.0 taken", r.Reply.ToString()));
        var (envelope, message) = Assert.Single(handler.Messages);
        Assert.Equal("Subject: é\r\n\r\n.\r\n..x\r\né\r\n", message);
        Assert.Equal("", envelope.Sender);
        Assert.Equal(["ann@example.test", "jürgen@müller.test"], envelope.Recipients);
        Assert.Equal(("mx.example.test", true, false), (envelope.Session.ClientName, envelope.IsUtf8, envelope.Session.IsEncrypted));
    }

    [Fact]
    public async Task Pipelined_CommandsAndMessages_AreAnsweredInOrder()
    {
        var handler = new RecordingMailHandler { OnRecipient = a => a.StartsWith('x') ? new SmtpReply(550, "5.1.1", "who?") : SmtpReply.Ok("OK") };
        await using var receiver = Start(handler);
        await using var client = await GreetAsync(receiver);

        await client.SendAsync("MAIL FROM:<a@example.test>\r\nRCPT TO:<x@example.test>\r\nRCPT TO:<b@example.test>\r\nDATA\r\n");
        foreach (var expected in new[] { "250 2.1.0", "550 5.1.1 who?", "250 2.0.0", "354 " })
            Assert.StartsWith(expected, await client.ReadAsync(), StringComparison.Ordinal);
        await client.SendAsync("one\r\n.\r\nMAIL FROM:<c@example.test>\r\nRCPT TO:<d@example.test>\r\nDATA\r\n");
        foreach (var expected in new[] { "250 2.0.0 taken", "250", "250", "354 " })
            Assert.StartsWith(expected, await client.ReadAsync(), StringComparison.Ordinal);
        await client.SendAsync("two\r\n.\r\nQUIT\r\n");
        Assert.StartsWith("250", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("221 2.0.0", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());

        Assert.Equal(["one\r\n", "two\r\n"], handler.Messages.Select(m => m.Message));
        Assert.Equal(["b@example.test"], handler.Messages[0].Envelope.Recipients);
    }

    [Theory]
    [InlineData("MAIL FROM:<a@example.test>", "503 ")]
    [InlineData("EHLO c|RCPT TO:<b@example.test>", "503 5.5.1")]
    [InlineData("EHLO c|DATA", "503 5.5.1")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test>|DATA", "554 5.5.1")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test>|MAIL FROM:<a@example.test>", "503 5.5.1")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test>|RSET|RCPT TO:<b@example.test>", "503 5.5.1")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test>|EHLO c|RCPT TO:<b@example.test>", "503 5.5.1")]
    [InlineData("EHLO", "501 ")]
    [InlineData("EHLO c|MAIL FROM:a@example.test", "501 5.1.7")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test> SIZE=26214401", "552 5.3.4")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test> SIZE=99999999999999999999", "501 5.5.4")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test> SIZE=26214400 BODY=8bitmime SMTPUTF8", "250 2.1.0")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test> BODY=BINARYMIME", "501 5.5.4")]
    [InlineData("EHLO c|MAIL FROM:<a@example.test> RET=HDRS", "555 5.5.4")]
    [InlineData("HELO c|MAIL FROM:<a@example.test> SIZE=1", "555 ")]
    [InlineData("EHLO c|MAIL FROM:<jürgen@example.test>", "553 5.6.7")]
    [InlineData("EHLO c|MAIL FROM:<>|RCPT TO:<>", "501 5.1.3")]
    [InlineData("EHLO c|MAIL FROM:<>|RCPT TO:<b@example.test> NOTIFY=NEVER", "555 5.5.4")]
    [InlineData("EHLO c|MAIL FROM:<>|RCPT TO:<Postmaster>", "250 2.1.5")]
    [InlineData("HELO c", "250 localhost")]
    [InlineData("EHLO c|VRFY ann", "252 2.1.5")]
    [InlineData("EHLO c|noop whatever", "250 2.0.0")]
    [InlineData("EHLO c|EXPN list", "502 5.5.1")]
    [InlineData("EHLO c|STARTTLS", "502 5.5.1")]
    [InlineData("EHLO c|", "500 5.5.2")]
    [InlineData("EHLO c|XYZZY", "500 5.5.2")]
    [InlineData("EHLO c|NOOP \u0001", "500 5.5.2")]
    [InlineData("POST / HTTP/1.1", "421 ")]
    public async Task ACommand_GetsItsReply(string commands, string expected)
    {
        await using var receiver = Start(new RecordingMailHandler());
        await using var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        var reply = await client.ReadAsync();
        Assert.Equal("220 localhost ESMTP", reply);
        foreach (var command in commands.Split('|'))
            reply = await client.AskAsync(command);
        Assert.StartsWith(expected, reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ehlo_TellsWhatIsOffered()
    {
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { ServerName = "desk.example.test", MaxMessageSize = 1000 });
        await using var client = await RawSmtpClient.ConnectAsync(receiver.Port);
        await client.ReadAsync();
        Assert.Equal(
            "250-desk.example.test\n250-SIZE 1000\n250-8BITMIME\n250-SMTPUTF8\n250-PIPELINING\n250 ENHANCEDSTATUSCODES",
            await client.AskAsync("EHLO c"));
    }

    [Theory]
    [InlineData("one\n.\nMAIL FROM:<evil@example.test>\nRCPT TO:<b@example.test>\nDATA\nsmuggled\n.\n")]
    [InlineData("one\n.\r\nMAIL FROM:<evil@example.test>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nsmuggled\n.\r\n")]
    [InlineData("one\r\n.\nMAIL FROM:<evil@example.test>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nsmuggled\r\n.\n")]
    [InlineData("one\r.\rMAIL FROM:<evil@example.test>\r")]
    public async Task ASmuggledMessage_StaysPartOfTheOneThatCarriesIt(string data)
    {
        var handler = new RecordingMailHandler();
        await using var receiver = Start(handler);
        await using var client = await GreetAsync(receiver);
        await ToDataAsync(client);
        await client.SendAsync(data + "\r\n.\r\n");
        Assert.StartsWith("250", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("221", await client.AskAsync("QUIT"), StringComparison.Ordinal);
        Assert.Contains("evil@example.test", Assert.Single(handler.Messages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACommand_ThatEndsInABareLf_IsNoCommand()
    {
        await using var receiver = Start(new RecordingMailHandler());
        await using var client = await GreetAsync(receiver);
        await client.SendAsync("NOOP\nNOOP\r\n");
        Assert.StartsWith("500 5.5.2", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.StartsWith("250", await client.ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTls_EncryptsAndForgetsWhatWasSaidBefore()
    {
        var handler = new RecordingMailHandler();
        using var certificate = TestCertificate.Create();
        await using var receiver = Start(handler, new SmtpReceiverOptions { Certificate = TestCertificate.Offered(certificate) });
        await using var client = await GreetAsync(receiver);
        Assert.EndsWith("STARTTLS", await client.AskAsync("EHLO c"), StringComparison.Ordinal);
        await client.AskAsync("MAIL FROM:<a@example.test>");
        Assert.StartsWith("501", await client.AskAsync("STARTTLS now"), StringComparison.Ordinal);
        Assert.StartsWith("220", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await client.EncryptAsync(certificate);

        Assert.StartsWith("503", await client.AskAsync("RCPT TO:<b@example.test>"), StringComparison.Ordinal);
        Assert.DoesNotContain("STARTTLS", await client.AskAsync("EHLO c"), StringComparison.Ordinal);
        Assert.StartsWith("503", await client.AskAsync("STARTTLS"), StringComparison.Ordinal);
        await ToDataAsync(client);
        Assert.StartsWith("250", await client.AskAsync("one\r\n."), StringComparison.Ordinal);
        Assert.True(Assert.Single(handler.Messages).Envelope.Session.IsEncrypted);
    }

    [Fact]
    public async Task StartTls_WhenRequired_ComesBeforeTheSender()
    {
        using var certificate = TestCertificate.Create();
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { Certificate = TestCertificate.Offered(certificate), RequireTls = true });
        await using var client = await GreetAsync(receiver);
        await client.AskAsync("EHLO c");
        Assert.StartsWith("530 5.7.0", await client.AskAsync("MAIL FROM:<a@example.test>"), StringComparison.Ordinal);
        await client.AskAsync("STARTTLS");
        await client.EncryptAsync(certificate);
        await client.AskAsync("EHLO c");
        Assert.StartsWith("250", await client.AskAsync("MAIL FROM:<a@example.test>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartTls_ShowsTheCertificateOfTheDay()
    {
        using var former = TestCertificate.Create();
        using var renewed = TestCertificate.Create();
        var shown = former;
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { Certificate = () => TestCertificate.Offered(shown)() });
        foreach (var certificate in new[] { former, renewed })
        {
            shown = certificate;
            await using var client = await GreetAsync(receiver);
            await client.AskAsync("STARTTLS");
            await client.EncryptAsync(certificate);
            Assert.StartsWith("250", await client.AskAsync("EHLO c"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task StartTls_WithCommandsBehindIt_IsRefused()
    {
        using var certificate = TestCertificate.Create();
        await using var receiver = Start(new RecordingMailHandler(), new SmtpReceiverOptions { Certificate = TestCertificate.Offered(certificate) });
        await using var client = await GreetAsync(receiver);
        await client.SendAsync("STARTTLS\r\nMAIL FROM:<evil@example.test>\r\n");
        Assert.StartsWith("421", await client.ReadAsync(), StringComparison.Ordinal);
        Assert.Null(await client.ReadAsync());
    }

    private static SmtpReceiver Start(ISmtpMailHandler handler, SmtpReceiverOptions? options = null)
    {
        var receiver = new SmtpReceiver(options ?? new SmtpReceiverOptions(), handler, NullLogger<SmtpReceiver>.Instance, TimeProvider.System);
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

    private static async Task ToDataAsync(RawSmtpClient client)
    {
        await client.AskAsync("MAIL FROM:<a@example.test>");
        await client.AskAsync("RCPT TO:<b@example.test>");
        Assert.StartsWith("354", await client.AskAsync("DATA"), StringComparison.Ordinal);
    }
}
