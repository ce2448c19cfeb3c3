using System.Text;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Smtp;

/// <summary>What a server offers is used, and what it lacks is said before anything is sent.</summary>
public class SmtpExtensionTests
{
    private const string Token = "ya29.secret";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: x\r\n\r\nx\r\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAccessToken_SignsIn()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "AUTH LOGIN XOAUTH2");
            await s.AnswerAsync("AUTH XOAUTH2 ", "235 2.7.0 in\r\n");
        });
        await using var client = await ConnectAsync(server);
        await client.AuthenticateOAuthAsync("ann@example.test", Token, Cancellation);
        Assert.Equal(
            $"user=ann@example.test\u0001auth=Bearer {Token}\u0001\u0001",
            Encoding.ASCII.GetString(Convert.FromBase64String(server.Received[1].Split(' ')[^1])));
    }

    [Fact]
    public async Task AnAccessToken_ThatIsRefused_IsExplained()
    {
        var challenge = Convert.ToBase64String("{\"status\":\"401\",\"schemes\":\"bearer\"}"u8);
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "AUTH XOAUTH2");
            await s.AnswerAsync("AUTH XOAUTH2 ", $"334 {challenge}\r\n");
            await s.AnswerAsync("", $"535 5.7.8 {Token} not accepted\r\n");
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<SmtpException>(() => client.AuthenticateOAuthAsync("ann", Token, Cancellation));
        Assert.Equal("", server.Received[2]);
        Assert.Equal((MailServerFault.SignInRefused, 535), (refusal.Fault, refusal.Reply?.Code));
        Assert.Contains("status 401, schemes bearer", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTH XOAUTH2", "454 4.7.0 no directory\r\n", MailServerFault.Refused)]
    [InlineData("AUTH PLAIN LOGIN", null, MailServerFault.SignInRefused)]
    public async Task AServerInTrouble_OrWithoutTokens_SaysSo(string offer, string? answer, MailServerFault fault)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, offer);
            if (answer is not null)
                await s.AnswerAsync("AUTH", answer);
        });
        await using var client = await ConnectAsync(server);
        var refusal = await Assert.ThrowsAsync<SmtpException>(() => client.AuthenticateOAuthAsync("ann", Token, Cancellation));
        Assert.Equal(fault, refusal.Fault);
    }

    [Fact]
    public async Task ADomainBeyondAscii_IsSaidByItsALabels_WhereTheServerLacksSmtpUtf8()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "SIZE 1000");
            await s.AnswerAsync("MAIL FROM:<ann@xn--mller-kva.test> SIZE=17", "250 ok\r\n");
            await s.AnswerAsync("RCPT TO:<bob@xn--bcher-kva.test>", "250 ok\r\n");
            await s.AnswerAsync("DATA", "354 go\r\n");
            while (await s.ReadAsync() != ".") { }
            await s.SendAsync("250 2.0.0 ok\r\n");
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("ann@müller.test", ["bob@bücher.test", "jürgen@bücher.test"], Message, Cancellation);
        await server.WaitAsync();
        Assert.Equal(["bob@bücher.test", "jürgen@bücher.test"], results.Select(r => r.Address));
        Assert.Equal([SmtpOutcome.Accepted, SmtpOutcome.PermanentFailure], results.Select(r => r.Outcome));
        Assert.Equal("5.6.7", results[1].Reply.EnhancedCode);
    }

    [Fact]
    public async Task ASender_ThatNeedsSmtpUtf8_IsRefusedBeforehand()
    {
        await using var server = new ScriptedServer(s => GreetAsync(s, "8BITMIME"));
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("jürgen@example.test", ["bob@example.test"], Message, Cancellation);
        var reply = Assert.Single(results).Reply;
        Assert.Equal((553, "5.6.7"), (reply.Code, reply.EnhancedCode));
        Assert.Contains("SMTPUTF8", reply.Text, StringComparison.Ordinal);
        Assert.Single(server.Received);
    }

    [Theory]
    [InlineData("SIZE 16", true)]
    [InlineData("SIZE 17", false)]
    [InlineData("SIZE 0", false)]
    [InlineData("SIZE", false)]
    public async Task ASize_ThatTheServerDoesNotTake_IsRefusedBeforehand(string offer, bool refused)
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, offer);
            if (!refused)
                await s.AnswerAsync("MAIL FROM:<> SIZE=17", "550 5.7.1 no\r\n");
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync(null, ["bob@example.test"], Message, Cancellation);
        Assert.Equal(refused ? "5.3.4" : "5.7.1", Assert.Single(results).Reply.EnhancedCode);
        Assert.Equal(refused ? 1 : 2, server.Received.Count);
    }

    [Fact]
    public async Task Pipelining_SendsSenderAndRecipientsTogether()
    {
        await using var server = new ScriptedServer(async s =>
        {
            await GreetAsync(s, "PIPELINING", "8BITMIME");
            foreach (var _ in Enumerable.Range(0, 3))
                await s.ReadAsync();
            // Nothing was answered so far, and all three have come.
            await s.SendAsync("250 ok\r\n550 5.1.1 who?\r\n250 ok\r\n");
            await s.AnswerAsync("DATA", "354 go\r\n");
            while (await s.ReadAsync() != ".") { }
            await s.SendAsync("250 2.0.0 ok\r\n");
        });
        await using var client = await ConnectAsync(server);
        var results = await client.SendAsync("a@example.test", ["b@example.test", "c@example.test"], "Subject: x\r\n\r\né\r\n"u8.ToArray(), Cancellation);
        await server.WaitAsync();
        Assert.Equal([SmtpOutcome.PermanentFailure, SmtpOutcome.Accepted], results.Select(r => r.Outcome));
        Assert.Equal("MAIL FROM:<a@example.test> BODY=8BITMIME", server.Received[1]);
    }

    private static async Task GreetAsync(ScriptedServer server, params string[] offer)
    {
        await server.SendAsync("220 mx.example.test ESMTP\r\n");
        await server.AnswerAsync("EHLO", string.Concat(offer.Prepend("mx").Select(o => $"250-{o}\r\n")) + "250 HELP\r\n");
    }

    private static async Task<SmtpClient> ConnectAsync(ScriptedServer server)
    {
        var client = new SmtpClient();
        await client.ConnectAsync(server.Endpoint(), Cancellation);
        return client;
    }
}
