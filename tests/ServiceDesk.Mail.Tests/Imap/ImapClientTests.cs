using System.Text;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Tests.Servers;

namespace ServiceDesk.Mail.Tests.Imap;

/// <summary>Against a real Dovecot.</summary>
public class ImapClientTests
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("From: a@example.test\r\nSubject: Printer\r\n\r\nIt is on fire.\r\n");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_WithStartTls_EncryptsAndSignsIn()
    {
        await using var client = new ImapClient();
        await client.ConnectAsync(TestServers.Imap, Cancellation);
        Assert.True(client.IsEncrypted);

        await client.AuthenticateAsync(TestServers.NewUser(), TestServers.Password, Cancellation);

        Assert.True(client.IsAuthenticated);
        Assert.Contains("UIDPLUS", client.Capabilities);
        await client.LogoutAsync(Cancellation);
        Assert.False(client.IsConnected);
    }

    [Fact]
    public async Task Connect_WithUnknownCertificate_ShowsItsThumbprint()
    {
        var server = TestServers.Imaps;
        await using var client = new ImapClient();

        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.ConnectAsync(server with { AcceptedCertificate = null }, Cancellation));

        Assert.Equal(MailServerFault.TlsFailed, refusal.Fault);
        Assert.Equal(server.AcceptedCertificate, refusal.RefusedCertificate);
        Assert.Contains("CN=localhost", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_WithTlsToAPortWithoutIt_SaysSo()
    {
        await using var client = new ImapClient();
        var failure = await Assert.ThrowsAsync<ImapException>(
            () => client.ConnectAsync(TestServers.Imap with { Security = SecureConnection.Tls }, Cancellation));

        Assert.Equal(MailServerFault.TlsFailed, failure.Fault);
        Assert.Contains("STARTTLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authenticate_WithWrongPassword_IsRefusedWithoutNamingIt()
    {
        await using var client = new ImapClient();
        await client.ConnectAsync(TestServers.Imaps, Cancellation);

        var refusal = await Assert.ThrowsAsync<ImapException>(
            () => client.AuthenticateAsync(TestServers.NewUser(), "not-the-password", Cancellation));

        Assert.Equal(MailServerFault.SignInRefused, refusal.Fault);
        Assert.Equal("AUTHENTICATIONFAILED", refusal.ResponseCode);
        Assert.DoesNotContain("not-the-password", refusal.ToString(), StringComparison.Ordinal);
        await client.AuthenticateAsync(TestServers.NewUser(), TestServers.Password, Cancellation);
    }

    [Fact]
    public async Task Select_OfMissingMailbox_SaysNoSuchMailbox()
    {
        await using var client = await SignInAsync();
        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.SelectAsync("Nowhere", Cancellation));
        Assert.Equal(MailServerFault.NoSuchMailbox, refusal.Fault);
        Assert.True(client.IsConnected);
    }

    [Fact]
    public async Task Fetch_GivesTheRawMessage_AndDoesNotMarkItSeen()
    {
        await using var client = await SignInAsync();
        var uid = await client.AppendAsync("INBOX", Message, [], Cancellation);
        var inbox = await client.SelectAsync("INBOX", Cancellation);
        Assert.Equal((1, uid + 1), (inbox.Exists, inbox.UidNext));
        Assert.NotEqual(0u, inbox.UidValidity);

        var raw = new MemoryStream();
        var fetched = await client.FetchAsync(uid!.Value, raw, 1000, Cancellation);

        Assert.Equal(new ImapFetchedMessage(uid.Value, Message.Length, false), fetched);
        Assert.Equal(Message, raw.ToArray());
        Assert.Equal([uid.Value], await client.SearchAsync(1, null, Cancellation));
        Assert.Equal([new ImapMessageSize(uid.Value, Message.Length)], await client.FetchSizesAsync(1, null, Cancellation));
    }

    [Fact]
    public async Task Fetch_OfTooLargeMessage_TellsItsSize_AndGoesOn()
    {
        await using var client = await SignInAsync();
        var large = Encoding.ASCII.GetBytes("Subject: large\r\n\r\n" + string.Concat(Enumerable.Repeat(new string('x', 70) + "\r\n", 5000)));
        var first = await client.AppendAsync("INBOX", large, [], Cancellation);
        var second = await client.AppendAsync("INBOX", Message, [@"\Seen"], Cancellation);
        await client.SelectAsync("INBOX", Cancellation);

        var raw = new MemoryStream();
        var refused = await client.FetchAsync(first!.Value, raw, 100_000, Cancellation);
        Assert.Equal(new ImapFetchedMessage(first.Value, large.Length, true), refused);
        Assert.Equal(0, raw.Length);

        Assert.Equal(second, (await client.FetchAsync(second!.Value, raw, 100_000, Cancellation))?.Uid);
        raw.SetLength(0);
        Assert.False((await client.FetchAsync(first.Value, raw, large.Length, Cancellation))?.IsTooLarge);
        Assert.Equal(large, raw.ToArray());
    }

    [Fact]
    public async Task Fetch_OfMissingUid_GivesNull()
    {
        await using var client = await SignInAsync();
        await client.SelectAsync("INBOX", Cancellation);
        Assert.Null(await client.FetchAsync(77, Stream.Null, 1000, Cancellation));
        Assert.Empty(await client.SearchAsync(1, null, Cancellation));
        Assert.Empty(await client.FetchSizesAsync(1, null, Cancellation));
    }

    [Fact]
    public async Task Search_FromBehindTheLastUid_GivesNothing()
    {
        await using var client = await SignInAsync();
        var uid = await client.AppendAsync("INBOX", Message, [], Cancellation);
        await client.SelectAsync("INBOX", Cancellation);
        Assert.Empty(await client.SearchAsync(uid!.Value + 1, null, Cancellation));
        Assert.Empty(await client.FetchSizesAsync(uid.Value + 1, null, Cancellation));
    }

    [Fact]
    public async Task Move_IntoMailboxWithAnyName_TakesMessagesAway()
    {
        const string Name = "Bearbeitet/Größe & \"Maß\" 票";
        await using var client = await SignInAsync();
        var uids = new List<uint>();
        for (var i = 0; i < 3; i++)
            uids.Add((await client.AppendAsync("INBOX", Message, [], Cancellation))!.Value);
        await client.SelectAsync("INBOX", Cancellation);

        var refusal = await Assert.ThrowsAsync<ImapException>(() => client.MoveAsync(uids, Name, Cancellation));
        Assert.Equal(MailServerFault.NoSuchMailbox, refusal.Fault);
        Assert.True(await client.CreateAsync(Name, Cancellation));
        Assert.False(await client.CreateAsync(Name, Cancellation));
        await client.MoveAsync([uids[0], uids[2]], Name, Cancellation);

        Assert.Equal([uids[1]], await client.SearchAsync(1, null, Cancellation));
        Assert.Contains(await client.ListAsync(Cancellation), f => f is { Name: Name, Separator: '/', IsSelectable: true });
        Assert.Equal(2, (await client.SelectAsync(Name, Cancellation)).Exists);
    }

    [Fact]
    public async Task StoreFlags_AndNoop_KeepTheSessionGoing()
    {
        await using var client = await SignInAsync();
        var uid = (await client.AppendAsync("INBOX", Message, [], Cancellation))!.Value;
        await client.SelectAsync("INBOX", Cancellation);
        await client.StoreFlagsAsync([uid, 4000], ImapFlagChange.Add, [@"\Seen", "Processed"], Cancellation);
        await client.StoreFlagsAsync([uid], ImapFlagChange.Remove, ["Processed"], Cancellation);
        await client.NoopAsync(Cancellation);
        Assert.Equal(1, client.Exists);
        await Assert.ThrowsAsync<ArgumentException>(() => client.StoreFlagsAsync([uid], ImapFlagChange.Add, ["a)\r\nA1 LOGOUT"], Cancellation));
    }

    private static async Task<ImapClient> SignInAsync()
    {
        var client = new ImapClient();
        await client.ConnectAsync(TestServers.Imaps, Cancellation);
        await client.AuthenticateAsync(TestServers.NewUser(), TestServers.Password, Cancellation);
        return client;
    }
}
