using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Pop3;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Pop3;

/// <summary>Ways in that Dovecot does not make us take, and servers that would have a password by trickery.</summary>
public class SignInTests
{
    private const string Password = "pa ss\\wörd";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AServerFromBeforeCapa_GetsUserAndPass()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("+OK POP3 <1896.697170952@example.test>\r\n");
            await s.AnswerAsync("CAPA", "-ERR what?\r\n");
            await s.AnswerAsync("USER ann", "+OK\r\n");
            await s.AnswerAsync("PASS pa ss\\wÃ¶rd", "+OK 2 messages\r\n");
            await s.AnswerAsync("CAPA", "-ERR what?\r\n");
            await s.AnswerAsync("UIDL 2", "+OK 2 abc~!\r\n");
        });
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        await client.AuthenticateAsync("ann", Password, Cancellation);
        Assert.True(client.IsAuthenticated);
        Assert.Equal("abc~!", await client.UidAsync(2, Cancellation));
        await server.WaitAsync();
    }

    [Fact]
    public async Task ALongPassword_FollowsTheChallenge()
    {
        var password = new string('p', 300);
        await using var server = new ScriptedServer(async s =>
        {
            await MisbehavingServerTests.GreetAsync(s, "SASL LOGIN plain");
            await s.AnswerAsync("AUTH PLAIN", "+ \r\n");
            await s.ReadAsync();
            await s.SendAsync("+OK in\r\n");
            await s.AnswerAsync("CAPA", "+OK\r\nTOP\r\n.\r\n");
        });
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        await client.AuthenticateAsync("ann", password, Cancellation);
        Assert.Equal("AUTH PLAIN", server.Received[1]);
        Assert.Equal("\0ann\0" + password, Encoding.UTF8.GetString(Convert.FromBase64String(server.Received[2])));
        Assert.Equal(["TOP"], client.Capabilities.Keys);
    }

    [Theory]
    [InlineData("-ERR [IN-USE] somebody else reads it\r\n", MailServerFault.Refused, "IN-USE")]
    [InlineData("-ERR [login-delay] wait\r\n", MailServerFault.Refused, "LOGIN-DELAY")]
    [InlineData("-ERR [SYS/TEMP] no database\r\n", MailServerFault.Refused, "SYS/TEMP")]
    [InlineData("-ERR [AUTH] no\r\n", MailServerFault.SignInRefused, "AUTH")]
    [InlineData("-ERR hunter2 is wrong\r\n", MailServerFault.SignInRefused, null)]
    public async Task ARefusal_TellsAWrongPasswordFromAServerInTrouble(string answer, MailServerFault fault, string? code)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await MisbehavingServerTests.GreetAsync(s, "USER");
            await s.AnswerAsync("USER", "+OK\r\n");
            await s.AnswerAsync("PASS", answer);
        });
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<Pop3Exception>(() => client.AuthenticateAsync("ann", "hunter2", Cancellation));
        Assert.Equal((fault, code), (refusal.Fault, refusal.ResponseCode));
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
        Assert.False(client.IsAuthenticated);
    }

    [Fact]
    public async Task WithoutAWayIn_NothingIsSent_AndSaysWhatToDo()
    {
        await using var server = new ScriptedServer(s => MisbehavingServerTests.GreetAsync(s, "SASL XOAUTH2"));
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<Pop3Exception>(() => client.AuthenticateAsync("ann", Password, Cancellation));
        Assert.Equal(MailServerFault.SignInRefused, refusal.Fault);
        Assert.Contains("XOAUTH2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Use TLS", refusal.Message, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("ann\r\nDELE 1", "x")]
    [InlineData("ann", "x\r\nDELE 1")]
    [InlineData("ann", "x\0")]
    public async Task ALineEnd_InNameOrPassword_EndsNoCommand(string user, string password)
    {
        await using var server = new ScriptedServer(s => MisbehavingServerTests.GreetAsync(s, "USER"));
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        await Assert.ThrowsAsync<ArgumentException>(() => client.AuthenticateAsync(user, password, Cancellation));
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("short", true)]
    [InlineData("long", false)]
    public async Task AnAccessToken_GoesAlongOrFollows_ByItsLength(string kind, bool atOnce)
    {
        var token = kind == "short" ? "ya29.abc" : new string('t', 2000);
        await using var server = new ScriptedServer(async s =>
        {
            await MisbehavingServerTests.GreetAsync(s, "SASL PLAIN XOAUTH2");
            if (!atOnce)
                await s.AnswerAsync("AUTH XOAUTH2", "+ \r\n");
            await s.AnswerAsync("", "+OK in\r\n");
            await s.AnswerAsync("CAPA", "-ERR\r\n");
        });
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        await client.AuthenticateOAuthAsync("ann@example.test", token, Cancellation);
        var response = server.Received[atOnce ? 1 : 2].Split(' ')[^1];
        Assert.Equal($"user=ann@example.test\u0001auth=Bearer {token}\u0001\u0001", Encoding.ASCII.GetString(Convert.FromBase64String(response)));
    }

    [Fact]
    public async Task AnAccessToken_ThatIsRefused_IsExplained()
    {
        var challenge = Convert.ToBase64String("{\"status\":\"400\",\"scope\":\"https://mail.google.com/\"}"u8);
        await using var server = new ScriptedServer(async s =>
        {
            await MisbehavingServerTests.GreetAsync(s, "SASL XOAUTH2");
            await s.AnswerAsync("AUTH XOAUTH2 ", $"+ {challenge}\r\n");
            await s.AnswerAsync("", "-ERR [AUTH] ya29.secret is no good\r\n");
        });
        await using var client = await MisbehavingServerTests.ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<Pop3Exception>(() => client.AuthenticateOAuthAsync("ann", "ya29.secret", Cancellation));
        Assert.Equal("", server.Received[2]);
        Assert.Equal((MailServerFault.SignInRefused, "AUTH"), (refusal.Fault, refusal.ResponseCode));
        Assert.Contains("status 400, scope https://mail.google.com/", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ya29", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UIDL", null, MailServerFault.TlsFailed)]
    [InlineData("STLS", "-ERR not now\r\n", MailServerFault.TlsFailed)]
    [InlineData("STLS", "+OK go\r\n+OK injected\r\n", MailServerFault.ProtocolViolation)]
    [InlineData("STLS", "+OK go\r\nthis is no handshake at all", null)]
    public async Task Stls_ThatIsWithheldOrTamperedWith_IsNoReasonToGoOnInClear(string offer, string? answer, MailServerFault? fault)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await MisbehavingServerTests.GreetAsync(s, offer);
            if (answer is not null)
                await s.AnswerAsync("STLS", answer);
        });
        await using var client = new Pop3Client();
        var failure = await Assert.ThrowsAsync<Pop3Exception>(() => client.ConnectAsync(server.Endpoint(SecureConnection.StartTls), Cancellation));
        // Bytes behind the answer come in the same packet or in the next; both are found, at different points.
        Assert.True(failure.Fault == fault || (fault is null or MailServerFault.ProtocolViolation && failure.Fault is MailServerFault.TlsFailed or MailServerFault.ProtocolViolation), failure.ToString());
        Assert.False(client.IsConnected);
    }
}
