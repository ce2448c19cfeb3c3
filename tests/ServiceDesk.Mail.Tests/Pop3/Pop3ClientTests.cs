using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Pop3;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Pop3;

/// <summary>Against a real Dovecot.</summary>
public class Pop3ClientTests
{
    private static readonly byte[] Plain = Encoding.ASCII.GetBytes("Subject: one\r\n\r\nIt is on fire.\r\nStill.\r\n");
    private static readonly byte[] Dots = Encoding.UTF8.GetBytes("Subject: two\r\n\r\n.\r\n..\r\n...größer\r\n.\r\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_WithStls_EncryptsAndSignsIn()
    {
        await using var client = new Pop3Client();
        await client.ConnectAsync(TestServers.Pop3, Cancellation);
        Assert.True(client.IsEncrypted);
        Assert.DoesNotContain("STLS", client.Capabilities.Keys);
        Assert.Contains("PLAIN", client.Capabilities["SASL"], StringComparison.Ordinal);

        await client.AuthenticateAsync(TestServers.NewUser(), TestServers.Password, Cancellation);

        Assert.True(client.IsAuthenticated);
        Assert.Equal(new Pop3Maildrop(0, 0), await client.StatAsync(Cancellation));
        Assert.Empty(await client.ListAsync(Cancellation));
        Assert.Empty(await client.UidsAsync(Cancellation));
        await client.QuitAsync(Cancellation);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task ASession_ShowsAndRetrievesWhatIsThere()
    {
        var user = await UserWithAsync(Plain, Dots);
        await using var client = await SignInAsync(user);

        Assert.Equal(new Pop3Maildrop(2, Plain.Length + Dots.Length), await client.StatAsync(Cancellation));
        Assert.Equal([new Pop3MessageSize(1, Plain.Length), new Pop3MessageSize(2, Dots.Length)], await client.ListAsync(Cancellation));
        Assert.Equal(Dots.Length, await client.SizeAsync(2, Cancellation));
        var uids = await client.UidsAsync(Cancellation);
        Assert.Equal([1, 2], uids.Select(u => u.Number));
        Assert.Equal(uids[1].Uid, await client.UidAsync(2, Cancellation));
        Assert.NotEqual(uids[0].Uid, uids[1].Uid);

        var raw = new MemoryStream();
        Assert.Equal(new Pop3RetrievedMessage(2, Dots.Length, false), await client.RetrieveAsync(2, raw, Dots.Length, Cancellation));
        Assert.Equal(Dots, raw.ToArray());
        raw.SetLength(0);
        await client.TopAsync(1, 1, raw, 1000, Cancellation);
        Assert.Equal("Subject: one\r\n\r\nIt is on fire.\r\n", Encoding.ASCII.GetString(raw.ToArray()));
        await client.NoopAsync(Cancellation);
    }

    [Fact]
    public async Task WhatIsDeleted_IsRemovedByQuitAlone()
    {
        var user = await UserWithAsync(Plain, Dots);
        string kept;
        await using (var first = await SignInAsync(user))
        {
            kept = await first.UidAsync(2, Cancellation);
            await first.DeleteAsync(1, Cancellation);
            await Assert.ThrowsAsync<Pop3Exception>(() => first.RetrieveAsync(1, Stream.Null, 1000, Cancellation));
            await first.ResetAsync(Cancellation);
            await first.RetrieveAsync(1, Stream.Null, 1000, Cancellation);
            await first.DeleteAsync(1, Cancellation);
        }
        await using (var second = await SignInAsync(user))
        {
            Assert.Equal(2, (await second.StatAsync(Cancellation)).Count);
            await second.DeleteAsync(1, Cancellation);
            await second.QuitAsync(Cancellation);
        }
        await using var third = await SignInAsync(user);
        Assert.Equal([new Pop3MessageUid(1, kept)], await third.UidsAsync(Cancellation));
    }

    [Fact]
    public async Task Retrieve_OfTooLargeMessage_SaysSo_AndGoesOn()
    {
        var large = Encoding.ASCII.GetBytes("Subject: large\r\n\r\n" + string.Concat(Enumerable.Repeat("." + new string('x', 70) + "\r\n", 5000)));
        var user = await UserWithAsync(large, Plain);
        await using var client = await SignInAsync(user);

        var raw = new MemoryStream();
        Assert.Equal(new Pop3RetrievedMessage(1, large.Length, true), await client.RetrieveAsync(1, raw, 100_000, Cancellation));
        Assert.InRange(raw.Length, 0, 100_000);
        raw.SetLength(0);
        Assert.False((await client.RetrieveAsync(1, raw, large.Length, Cancellation)).IsTooLarge);
        Assert.Equal(large, raw.ToArray());
        raw.SetLength(0);
        await client.RetrieveAsync(2, raw, 1000, Cancellation);
        Assert.Equal(Plain, raw.ToArray());
    }

    [Fact]
    public async Task AMissingMessage_IsARefusal_AndTheSessionGoesOn()
    {
        await using var client = await SignInAsync(await UserWithAsync(Plain));
        foreach (var call in new Func<Task>[]
        {
            () => client.RetrieveAsync(2, Stream.Null, 1000, Cancellation),
            () => client.TopAsync(2, 0, Stream.Null, 1000, Cancellation),
            () => client.UidAsync(2, Cancellation),
            () => client.SizeAsync(2, Cancellation),
            () => client.DeleteAsync(2, Cancellation),
        })
        {
            var refusal = await Assert.ThrowsAsync<Pop3Exception>(call);
            Assert.Equal(MailServerFault.Refused, refusal.Fault);
        }
        Assert.Equal(1, (await client.StatAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task Authenticate_WithWrongPassword_IsRefusedWithoutNamingIt()
    {
        await using var client = new Pop3Client();
        await client.ConnectAsync(TestServers.Pop3s, Cancellation);

        var refusal = await Assert.ThrowsAsync<Pop3Exception>(
            () => client.AuthenticateAsync(TestServers.NewUser(), "not-the-password", Cancellation));

        Assert.Equal((MailServerFault.SignInRefused, "AUTH"), (refusal.Fault, refusal.ResponseCode));
        Assert.DoesNotContain("not-the-password", refusal.ToString(), StringComparison.Ordinal);
        await client.AuthenticateAsync(TestServers.NewUser(), TestServers.Password, Cancellation);
    }

    [Fact]
    public async Task Connect_WithUnknownCertificate_ShowsItsThumbprint()
    {
        foreach (var server in new[] { TestServers.Pop3, TestServers.Pop3s })
        {
            await using var client = new Pop3Client();
            var refusal = await Assert.ThrowsAsync<Pop3Exception>(() => client.ConnectAsync(server with { AcceptedCertificate = null }, Cancellation));
            Assert.Equal((MailServerFault.TlsFailed, server.AcceptedCertificate), (refusal.Fault, refusal.RefusedCertificate));
        }
    }

    private static async Task<Pop3Client> SignInAsync(string user)
    {
        var client = new Pop3Client();
        await client.ConnectAsync(TestServers.Pop3s, Cancellation);
        await client.AuthenticateAsync(user, TestServers.Password, Cancellation);
        return client;
    }

    private static async Task<string> UserWithAsync(params byte[][] messages)
    {
        var user = TestServers.NewUser();
        await using var imap = new ImapClient();
        await imap.ConnectAsync(TestServers.Imaps, Cancellation);
        await imap.AuthenticateAsync(user, TestServers.Password, Cancellation);
        foreach (var message in messages)
            await imap.AppendAsync("INBOX", message, [], Cancellation);
        await imap.LogoutAsync(Cancellation);
        return user;
    }
}
