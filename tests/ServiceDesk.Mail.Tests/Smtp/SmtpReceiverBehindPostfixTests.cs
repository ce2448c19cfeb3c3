using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>As it stands in practice: a real mail server takes the mail from outside and hands it on to us.</summary>
public class SmtpReceiverBehindPostfixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Postfix_HandsItsMailOver_EncryptedWhereOffered()
    {
        var handler = new RecordingMailHandler
        {
            OnRecipient = a => a.StartsWith("support", StringComparison.Ordinal) ? new SmtpReply(250, "2.1.5", "OK") : new SmtpReply(550, "5.1.1", "who?"),
        };
        using var certificate = TestCertificate.Create();
        var options = new SmtpReceiverOptions { Port = TestServers.ReceiverPort, ServerName = "desk.example.test", Certificate = TestCertificate.Offered(certificate) };
        await using var receiver = new SmtpReceiver(options, handler, NullLogger<SmtpReceiver>.Instance, TimeProvider.System);
        receiver.Start();

        var body = string.Concat(Enumerable.Range(0, 5000).Select(i => $".Zeile {i} größer\r\n"));
        await using var client = new SmtpClient();
        await client.ConnectAsync(TestServers.Smtp, Cancellation);
        var results = await client.SendAsync(
            "ann@example.test",
            ["support@desk.example.test", "nobody@desk.example.test", "support+7@desk.example.test"],
            Encoding.UTF8.GetBytes("Subject: Drücker\r\nFrom: ann@example.test\r\n\r\n" + body),
            Cancellation);
        Assert.All(results, r => Assert.Equal(SmtpOutcome.Accepted, r.Outcome));

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (handler.Messages.Count == 0)
            await Task.Delay(20, patience.Token);
        var (envelope, message) = handler.Messages[0];
        Assert.Equal("ann@example.test", envelope.Sender);
        Assert.Equal(["support+7@desk.example.test", "support@desk.example.test"], envelope.Recipients.Order(StringComparer.Ordinal));
        Assert.Equal(("mx.example.test", true), (envelope.Session.ClientName, envelope.Session.IsEncrypted));
        Assert.StartsWith("Received: from ", message, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + body, message, StringComparison.Ordinal);
    }
}
