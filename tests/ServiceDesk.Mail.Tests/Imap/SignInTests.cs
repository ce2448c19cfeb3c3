using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Imap;

/// <summary>Ways in that Dovecot does not make us take, and servers that would have a password by trickery.</summary>
public class SignInTests
{
    private const string Password = "pa\"ss\\wörd";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithoutInitialResponse_ThePasswordFollowsTheChallenge()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready\r\n");
            await s.AnswerAsync("AUTHENTICATE PLAIN", "+ \r\n");
            await s.ReadAsync();
            await s.SendAsync("A0001 OK [CAPABILITY IMAP4rev1 MOVE] in\r\n");
        });
        await using var client = await ConnectAsync(server);
        await client.AuthenticateAsync("ann", Password, Cancellation);

        Assert.Equal("\0ann\0" + Password, Encoding.UTF8.GetString(Convert.FromBase64String(server.Received[1])));
        Assert.Contains("MOVE", client.Capabilities);
    }

    [Theory]
    [InlineData("LOGINDISABLED-FREE", "LOGIN \"a\\\"n\" {11}")]
    [InlineData("LITERAL-", "LOGIN \"a\\\"n\" {11+}")]
    public async Task WithoutAuthPlain_LoginQuotesOrSendsALiteral(string capability, string expected)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync($"* OK [CAPABILITY IMAP4rev1 {capability}] ready\r\n");
            await s.AnswerAsync("LOGIN", capability == "LITERAL-" ? "" : "+ go on\r\n");
            await s.ReadAsync();
            await s.SendAsync("A0001 OK in\r\n");
            await s.AnswerAsync("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        await client.AuthenticateAsync("a\"n", Password, Cancellation);

        Assert.EndsWith(expected, server.Received[0], StringComparison.Ordinal);
        Assert.Equal(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Password)), server.Received[1]);
        Assert.Contains("IDLE", client.Capabilities);
    }

    [Fact]
    public async Task LoginDisabled_SendsNothing_AndSaysWhatToDo()
    {
        await using var server = new ScriptedServer(s => s.SendAsync("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2] ready\r\n"));
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateAsync("ann", Password, Cancellation));
        Assert.Equal(MailServerFault.SignInRefused, refusal.Fault);
        Assert.Contains("XOAUTH2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Use TLS", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task AServerThatRepeatsThePassword_DoesNotGetItIntoTheMessage()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n");
            var line = await s.ReadAsync();
            await s.SendAsync($"A0001 NO hunter2 is wrong, so is {line}\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateAsync("ann", "hunter2", Cancellation));
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Received[0].Split(' ')[^1], refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerInTrouble_IsNotAWrongPassword()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n");
            await s.AnswerAsync("AUTHENTICATE", "TAG NO [UNAVAILABLE] no database\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateAsync("ann", Password, Cancellation));
        Assert.Equal((MailServerFault.Refused, "UNAVAILABLE"), (refusal.Fault, refusal.ResponseCode));
    }

    [Theory]
    [InlineData("* OK [CAPABILITY IMAP4rev1] ready\r\n", null, MailServerFault.TlsFailed)]
    [InlineData("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", null, MailServerFault.TlsFailed)]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", "TAG NO not now\r\n", MailServerFault.TlsFailed)]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", "TAG OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n", "TAG OK go\r\nthis is no handshake at all", null)]
    public async Task StartTls_ThatIsWithheldOrTamperedWith_IsNoReasonToGoOnInClear(string greeting, string? answer, MailServerFault? fault)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync(greeting);
            if (answer is not null)
                await s.AnswerAsync("STARTTLS", answer);
        });
        await using var client = new ImapClient();
        var failure = await Assert.ThrowsAsync<ImapException>(() => client.ConnectAsync(server.Endpoint(SecureConnection.StartTls), Cancellation));
        // Bytes behind the answer come in the same packet or in the next; both are found, at different points.
        Assert.True(failure.Fault == fault || (fault is null && failure.Fault is MailServerFault.TlsFailed or MailServerFault.ProtocolViolation), failure.ToString());
        Assert.False(client.IsConnected);
    }

    private static async Task<ImapClient> ConnectAsync(ScriptedServer server)
    {
        var client = new ImapClient();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }
}
