using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>Against a real Postfix that delivers to a real Dovecot.</summary>
public class SmtpClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_Delivers_WithDotsAndLineEndsRight()
    {
        var user = TestServers.NewUser();
        await using var client = await ConnectAsync(TestServers.Smtp);

        var results = await client.SendAsync("a@example.test", [user], Bytes("Subject: dots\n\n.\n..two\nend"), Cancellation);
        var again = await client.SendAsync(null, [user], Bytes("Subject: again\r\n\r\nx\r\n"), Cancellation);
        await client.QuitAsync(Cancellation);

        Assert.Equal(SmtpOutcome.Accepted, Assert.Single(results).Outcome);
        Assert.Equal("2.0.0", Assert.Single(again).Reply.EnhancedCode);
        var mails = await ReadAsync(user, 2);
        Assert.Contains(mails, m => m.EndsWith("\r\n\r\n.\r\n..two\r\nend\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_TellsForEachRecipientWhatBecameOfIt()
    {
        var user = TestServers.NewUser();
        string[] recipients = [user, "unknown@example.test", "busy@example.test", "stranger@example.org"];
        await using var client = await ConnectAsync(TestServers.Smtp);
        Assert.Contains("PIPELINING", client.Extensions.Keys);

        var results = await client.SendAsync("a@example.test", recipients, Bytes("Subject: x\r\n\r\nx\r\n"), Cancellation);

        Assert.Equal(recipients, results.Select(r => r.Address));
        Assert.Equal(
            [SmtpOutcome.Accepted, SmtpOutcome.PermanentFailure, SmtpOutcome.TemporaryFailure, SmtpOutcome.PermanentFailure],
            results.Select(r => r.Outcome));
        Assert.Equal(["5.1.1", "4.2.1", "5.7.1"], results.Skip(1).Select(r => r.Reply.EnhancedCode));
        Assert.Contains("no such mailbox here", results[1].Reply.Text, StringComparison.Ordinal);

        var none = await client.SendAsync("a@example.test", ["unknown@example.test"], Bytes("Subject: x\r\n\r\nx\r\n"), Cancellation);
        Assert.Equal(SmtpOutcome.PermanentFailure, Assert.Single(none).Outcome);
        await client.NoopAsync(Cancellation);
    }

    [Fact]
    public async Task Send_ToMoreRecipientsThanGoInOneBatch_KeepsTheirOrder()
    {
        var recipients = Enumerable.Range(0, 120).Select(i => i % 7 == 0 ? "unknown@example.test" : $"r{i}@example.test").ToArray();
        await using var client = await ConnectAsync(TestServers.Smtp);
        // The order of replies is what counts here; the empty body keeps 102 deliveries cheap.
        var results = await client.SendAsync("a@example.test", recipients, Bytes("Subject: many\r\n\r\n"), Cancellation);
        Assert.All(results, r => Assert.Equal(r.Address.StartsWith("unknown", StringComparison.Ordinal), r.Outcome == SmtpOutcome.PermanentFailure));
    }

    [Fact]
    public async Task Send_OfMoreThanTheServerTakes_IsRefusedBeforehand()
    {
        await using var client = await ConnectAsync(TestServers.Smtp);
        Assert.Equal(10485760, client.MaxMessageSize);
        var results = await client.SendAsync("a@example.test", ["b@example.test"], new byte[10485760], Cancellation);
        Assert.Equal(552, Assert.Single(results).Reply.Code);
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task Send_OfManyBytesAndEightBit_ArrivesWhole()
    {
        var user = TestServers.NewUser();
        var body = string.Concat(Enumerable.Range(0, 20_000).Select(i => $".Zeile {i} größer\r\n"));
        await using var client = await ConnectAsync(TestServers.Smtp);
        var results = await client.SendAsync("a@example.test", [user], Bytes("Subject: large\r\n\r\n" + body), Cancellation);
        Assert.Equal(SmtpOutcome.Accepted, Assert.Single(results).Outcome);
        Assert.EndsWith(body, Assert.Single(await ReadAsync(user, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_NeedsSignIn_OverTls()
    {
        var user = TestServers.NewUser();
        await using var client = await ConnectAsync(TestServers.Submission);
        Assert.True(client.IsEncrypted);
        var refused = await client.SendAsync(user, [user], Bytes("Subject: x\r\n\r\nx\r\n"), Cancellation);
        Assert.Equal(SmtpOutcome.PermanentFailure, Assert.Single(refused).Outcome);

        var wrong = await Assert.ThrowsAsync<SmtpException>(() => client.AuthenticateAsync(user, "not-the-password", Cancellation));
        Assert.Equal((MailServerFault.SignInRefused, 535), (wrong.Fault, wrong.Reply?.Code));
        Assert.DoesNotContain("not-the-password", wrong.ToString(), StringComparison.Ordinal);

        await client.AuthenticateAsync(user, TestServers.Password, Cancellation);
        var results = await client.SendAsync(user, [user], Bytes("Subject: x\r\n\r\nx\r\n"), Cancellation);
        Assert.Equal(SmtpOutcome.Accepted, Assert.Single(results).Outcome);
    }

    [Fact]
    public async Task Submission_WithUnknownCertificate_ShowsItsThumbprint()
    {
        var server = TestServers.Submission;
        var refusal = await Assert.ThrowsAsync<SmtpException>(() => ConnectAsync(server with { AcceptedCertificate = new string('0', 64) }));
        Assert.Equal((MailServerFault.TlsFailed, server.AcceptedCertificate), (refusal.Fault, refusal.RefusedCertificate));
    }

    [Fact]
    public async Task Connect_WhereNobodyListens_CannotConnect()
    {
        var port = 0;
        await using (var server = new ScriptedServer(_ => Task.CompletedTask))
            port = server.Endpoint().Port;
        var failure = await Assert.ThrowsAsync<SmtpException>(() => ConnectAsync(new MailServer("127.0.0.1", port, SecureConnection.None)));
        Assert.Equal(MailServerFault.CannotConnect, failure.Fault);
        Assert.StartsWith($"127.0.0.1:{port}: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_ToAnUnknownHost_CannotConnect()
    {
        var failure = await Assert.ThrowsAsync<SmtpException>(() => ConnectAsync(new MailServer("no-such-host.invalid", 25, SecureConnection.None)));
        Assert.Equal(MailServerFault.CannotConnect, failure.Fault);
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<SmtpClient> ConnectAsync(MailServer server)
    {
        var client = new SmtpClient();
        await client.ConnectAsync(server, Cancellation);
        return client;
    }

    /// <summary>The user's mails, as soon as there are so many.</summary>
    private static async Task<List<string>> ReadAsync(string user, int count)
    {
        await using var imap = new ImapClient();
        await imap.ConnectAsync(TestServers.Imaps, Cancellation);
        await imap.AuthenticateAsync(user, TestServers.Password, Cancellation);
        await imap.SelectAsync("INBOX", Cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (imap.Exists < count)
        {
            await Task.Delay(20, patience.Token);
            await imap.NoopAsync(patience.Token);
        }
        var mails = new List<string>();
        foreach (var uid in await imap.SearchAsync(1, null, Cancellation))
        {
            var raw = new MemoryStream();
            await imap.FetchAsync(uid, raw, 10_000_000, Cancellation);
            mails.Add(Encoding.UTF8.GetString(raw.ToArray()));
        }
        return mails;
    }
}
