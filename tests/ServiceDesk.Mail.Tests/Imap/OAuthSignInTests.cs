using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Imap;

/// <summary>Access tokens in place of passwords (XOAUTH2).</summary>
public class OAuthSignInTests
{
    private const string Token = "ya29.secret";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SASL-IR")]
    [InlineData("IDLE")]
    public async Task AToken_GoesAlong_OrFollowsTheChallenge(string capability)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync($"* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 {capability}] ready\r\n");
            if (capability != "SASL-IR")
                await s.AnswerAsync("A0001 AUTHENTICATE XOAUTH2", "+ \r\n");
            await s.ReadAsync();
            await s.SendAsync("A0001 OK [CAPABILITY IMAP4rev1 MOVE] in\r\n");
        });
        await using var client = await ConnectAsync(server);
        await client.AuthenticateOAuthAsync("ann@example.test", Token, Cancellation);

        Assert.True(client.IsAuthenticated);
        Assert.Contains("MOVE", client.Capabilities);
        Assert.Equal(
            $"user=ann@example.test\u0001auth=Bearer {Token}\u0001\u0001",
            Encoding.ASCII.GetString(Convert.FromBase64String(server.Received[^1].Split(' ')[^1])));
    }

    [Theory]
    [InlineData("{\"status\":\"401\",\"schemes\":\"bearer\",\"scope\":\"https://mail.google.com/\"}", "status 401, schemes bearer, scope https://mail.google.com/")]
    [InlineData("[1]", "[1]")]
    [InlineData("no JSON", "no JSON")]
    public async Task ARefusal_IsExplainedByTheServersChallenge(string explanation, string expected)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready\r\n");
            await s.AnswerAsync("AUTHENTICATE XOAUTH2 ", $"+ {Convert.ToBase64String(Encoding.UTF8.GetBytes(explanation))}\r\n");
            await s.AnswerAsync("", $"A0001 NO [AUTHENTICATIONFAILED] {Token} is no good\r\n");
            await s.AnswerAsync("NOOP", "TAG OK\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateOAuthAsync("ann", Token, Cancellation));
        Assert.Equal("", server.Received[1]);
        Assert.Equal((MailServerFault.SignInRefused, "AUTHENTICATIONFAILED"), (refusal.Fault, refusal.ResponseCode));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("get a new one", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, refusal.ToString(), StringComparison.Ordinal);
        await client.NoopAsync(Cancellation);
    }

    [Fact]
    public async Task AServerThatGoesOnAsking_IsAViolation()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready\r\n");
            await s.AnswerAsync("AUTHENTICATE", "+ bm8=\r\n");
            await s.AnswerAsync("", "+ bm8=\r\n");
        });
        await using var client = await ConnectAsync(server);
        var failure = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateOAuthAsync("ann", Token, Cancellation));
        Assert.Equal(MailServerFault.ProtocolViolation, failure.Fault);
    }

    [Fact]
    public async Task Dovecot_WithoutIt_IsSentNoToken()
    {
        await using var client = new ImapClient();
        await client.ConnectAsync(TestServers.Imaps, Cancellation);
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.AuthenticateOAuthAsync("ann@example.test", Token, Cancellation));
        Assert.Equal(MailServerFault.SignInRefused, refusal.Fault);
        Assert.Contains("PLAIN, LOGIN", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ann\u0001auth=Bearer x", Token)]
    [InlineData("ann", "a b")]
    [InlineData("ann", "a\u0001")]
    [InlineData("", Token)]
    [InlineData("ann", "")]
    public async Task WhatWouldForgeASignIn_IsNotSent(string user, string token)
    {
        await using var server = new ScriptedServer(s => s.SendAsync("* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready\r\n"));
        await using var client = await ConnectAsync(server);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.AuthenticateOAuthAsync(user, token, Cancellation));
        Assert.Empty(server.Received);
    }

    private static async Task<ImapClient> ConnectAsync(ScriptedServer server)
    {
        var client = new ImapClient();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }
}
