using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>Servers that stop, lie, offer little, or close at a bad moment.</summary>
public class MisbehavingServerTests
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: x\r\n\r\nx\r\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("220-mx")]
    [InlineData("220-mx.example.test\r\n")]
    public async Task Silence_BeforeTheEndOfTheGreeting_TimesOut(string beginning)
    {
        await using var server = new ScriptedServer(s => s.SendAsync(beginning));
        var time = new ManualTime();
        await using var client = new SmtpClient(time);
        var connecting = client.ConnectAsync(server.Endpoint(), Cancellation);
        await server.WaitAsync();
        while (!client.IsConnected)
            await Task.Delay(1, Cancellation);
        await time.AdvanceUntilAsync(connecting, TimeSpan.FromSeconds(61));
        var failure = await Assert.ThrowsAsync<SmtpException>(() => connecting);
        Assert.Equal((MailServerFault.TimedOut, false), (failure.Fault, failure.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("* OK IMAP4rev1 ready\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("220-a\r\n221 b\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("2200 a\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("620 a\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("554 5.7.1 your address is on a list\r\n", MailServerFault.Refused)]
    [InlineData("421 4.3.2 busy\r\n", MailServerFault.Refused)]
    public async Task Connect_WithoutAProperGreeting_Fails(string greeting, MailServerFault fault)
    {
        await using var server = new ScriptedServer(s => s.SendAsync(greeting));
        await using var client = new SmtpClient();
        var failure = await Assert.ThrowsAsync<SmtpException>(() => client.ConnectAsync(server.Endpoint(), Cancellation));
        Assert.Equal(fault, failure.Fault);
    }

    [Fact]
    public async Task Send_WithoutAnyExtension_GoesStepByStep()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("220 old\r\n");
            await s.AnswerAsync("EHLO", "502 what?\r\n");
            await s.AnswerAsync("HELO [127.0.0.1]", "250 old\r\n");
            await s.AnswerAsync("MAIL FROM:<a@example.test>", "250\r\n");
            await s.AnswerAsync("RCPT TO:<b@example.test>", "250 2.1.5\r\n");
            await s.AnswerAsync("RCPT TO:<c@example.test>", "251-will\r\n251 forward\r\n");
            await s.AnswerAsync("DATA", "354\r\n");
            while (await s.ReadAsync() != ".") { }
            await s.SendAsync("452 4.2.2 full\r\n");
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("a@example.test", ["b@example.test", "c@example.test", "jürgen@example.test"], Message, Cancellation);

        await server.WaitAsync();
        Assert.Equal([SmtpOutcome.TemporaryFailure, SmtpOutcome.TemporaryFailure, SmtpOutcome.PermanentFailure], results.Select(r => r.Outcome));
        Assert.Equal("452 4.2.2 full", results[0].Reply.ToString());
        Assert.Equal("5.6.7", results[2].Reply.EnhancedCode);
        Assert.DoesNotContain(server.Received, line => line.Contains("SIZE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Subject: é\r\n\r\nx\r\n", "5.6.7")]
    [InlineData("Subject: x\r\n\r\né\r\n", "5.6.3")]
    public async Task Send_OfCharactersThatTheServerDoesNotTake_IsRefusedBeforehand(string message, string code)
    {
        await using var server = new ScriptedServer(s => GreetAsync(s, ""));
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("a@example.test", ["b@example.test"], Encoding.UTF8.GetBytes(message), Cancellation);
        Assert.Equal(code, Assert.Single(results).Reply.EnhancedCode);
    }

    [Fact]
    public async Task Send_WithUtf8_AsksForIt()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "SMTPUTF8", "8BITMIME", "PIPELINING", "SIZE");
            await s.AnswerAsync("MAIL FROM:<> SIZE=17 SMTPUTF8", "250 ok\r\n");
            await s.AnswerAsync("RCPT TO:<jÃ¼rgen@example.test>", "550 no\r\n");
            await s.AnswerAsync("RSET", "250 ok\r\n");
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("", ["jürgen@example.test"], Message, Cancellation);
        await server.WaitAsync();
        Assert.Equal(SmtpOutcome.PermanentFailure, Assert.Single(results).Outcome);
    }

    [Fact]
    public async Task A421_ToAnyCommand_IsATemporaryFailureOfTheRest()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "PIPELINING");
            await s.AnswerAsync("MAIL", "250 ok\r\n");
            await s.AnswerAsync("RCPT", "250 ok\r\n");
            await s.AnswerAsync("RCPT", "421 4.3.2 shutting down\r\n");
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("a@example.test", ["b@example.test", "c@example.test", "d@example.test"], Message, Cancellation);
        Assert.All(results, r => Assert.Equal((SmtpOutcome.TemporaryFailure, 421), (r.Outcome, r.Reply.Code)));
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Close_BeforeTheConfirmation_MayMeanAccepted()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await ToDataAsync(s);
            while (await s.ReadAsync() != ".") { }
            s.Close();
        });
        await using var client = await ConnectAsync(server);
        var failure = await Assert.ThrowsAsync<SmtpException>(() => client.SendAsync("a@example.test", ["b@example.test"], Message, Cancellation));
        Assert.Equal((MailServerFault.ConnectionLost, true), (failure.Fault, failure.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task AMessageThatCannotBeRead_IsNotDeliveredInPart()
    {
        var gone = new TaskCompletionSource<string?>();
        await using var server = new ScriptedServer(async s =>
        {
            await ToDataAsync(s);
            string? line = "";
            while (line is not (null or "."))
                line = await s.ReadAsync();
            gone.SetResult(line);
        });
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAsync<IOException>(() => client.SendAsync("a@example.test", ["b@example.test"], new BreakingStream(Message), Cancellation));
        Assert.Null(await gone.Task);
    }

    [Theory]
    [InlineData("a@example.test>\r\nRCPT TO:<x@example.test")]
    [InlineData("a b@example.test")]
    public async Task Send_ToWhatIsNoAddress_SaysNothingToTheServer(string address)
    {
        await using var server = new ScriptedServer(s => GreetAsync(s, ""));
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync("a@example.test", [address], Message, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => client.SendAsync(address, ["a@example.test"], Message, Cancellation));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task Authenticate_WithLoginAlone_AnswersItsQuestions()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "AUTH LOGIN CRAM-MD5");
            await s.AnswerAsync("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n");
            await s.AnswerAsync("YW5u", "334 UGFzc3dvcmQ6\r\n");
            await s.AnswerAsync("aHVudGVyMg==", "535 5.7.8 hunter2 (aHVudGVyMg==) is wrong\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<SmtpException>(() => client.AuthenticateAsync("ann", "hunter2", Cancellation));
        Assert.Equal(MailServerFault.SignInRefused, refusal.Fault);
        Assert.Equal("*** (***) is wrong", refusal.Reply?.Text);
    }

    [Theory]
    [InlineData("", "Use TLS")]
    [InlineData("AUTH XOAUTH2", "XOAUTH2")]
    public async Task Authenticate_WithoutAWayIn_SaysSo(string offer, string expected)
    {
        await using var server = new ScriptedServer(s => GreetAsync(s, offer));
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<SmtpException>(() => client.AuthenticateAsync("ann", "hunter2", Cancellation));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("STARTTLS", "454 not now\r\n")]
    [InlineData("STARTTLS", "220 go\r\n250 injected\r\n")]
    public async Task StartTls_ThatIsWithheldOrTamperedWith_IsNoReasonToGoOnInClear(string offer, string? answer)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, offer);
            if (answer is not null)
                await s.AnswerAsync("STARTTLS", answer);
        });
        await using var client = new SmtpClient();
        var failure = await Assert.ThrowsAsync<SmtpException>(() => client.ConnectAsync(server.Endpoint(SecureConnection.StartTls), Cancellation));
        Assert.True(failure.Fault is MailServerFault.TlsFailed or MailServerFault.ProtocolViolation, failure.ToString());
    }

    private static async Task GreetAsync(ScriptedServer server, params string[] offer)
    {
        await server.SendAsync("220 mx.example.test ESMTP\r\n");
        await server.AnswerAsync("EHLO", string.Concat(offer.Where(o => o.Length > 0).Prepend("mx").Select(o => $"250-{o}\r\n")) + "250 HELP\r\n");
    }

    private static async Task ToDataAsync(ScriptedServer server)
    {
        await GreetAsync(server, "");
        await server.AnswerAsync("MAIL", "250 ok\r\n");
        await server.AnswerAsync("RCPT", "250 ok\r\n");
        await server.AnswerAsync("DATA", "354 go\r\n");
    }

    private static async Task<SmtpClient> ConnectAsync(ScriptedServer server)
    {
        var client = new SmtpClient();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }

    /// <summary>Can be read once, for the scan, and breaks the second time.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        private int ends;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (ends > 0 && Position > 0)
                throw new IOException("the disk is broken");
            var read = await base.ReadAsync(buffer, cancellationToken);
            ends += read == 0 ? 1 : 0;
            return read;
        }
    }
}
