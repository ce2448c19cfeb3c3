using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Testing;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>What an organisation has: Postfix takes all mail, Dovecot keeps it, the desk fetches its own every ten seconds.</summary>
public sealed class ImapAndPostfix : IMailRoad
{
    private readonly RealMailbox requester = new();
    private readonly RealMailbox desk = new();

    public string Requester => requester.Address;
    public string Desk => desk.Address;
    public string LeftState => "sent";
    public TimeSpan Patience => TimeSpan.FromSeconds(40);

    /// <summary>Settings of the application with which Postfix takes its mail.</summary>
    public static Dictionary<string, string> Settings => new()
    {
        ["Mail:Server:Host"] = TestServers.Submission.Host,
        ["Mail:Server:Port"] = $"{TestServers.Submission.Port}",
        ["Mail:Server:Security"] = "starttls",
        ["Mail:Server:UserName"] = "desk@example.test",
        ["Mail:Server:Password"] = TestServers.MailPassword,
        ["Mail:Server:Certificate"] = TestServers.CertificateThumbprint,
    };

    /// <summary>Makes the mailbox one of the tenant's.</summary>
    public Task AddToAsync(BrowserDesk browserDesk) => browserDesk.InAsync(scope => desk.AddToAsync(scope));

    public async Task BringAsync(Letter letter)
    {
        var (host, port) = TestServers.Submission;
        await using var client = new SmtpClient();
        await client.ConnectAsync(new MailServer(host, port, SecureConnection.StartTls) { AcceptedCertificate = TestServers.CertificateThumbprint });
        await client.AuthenticateAsync(requester.Address, TestServers.MailPassword);
        var result = Assert.Single(await client.SendAsync(letter.From, [letter.To], letter.ToBytes()));
        Assert.Equal(SmtpOutcome.Accepted, result.Outcome);
        await client.QuitAsync();
    }

    public async Task<MimeMessage> ArrivedAsync(string words)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ; await Task.Delay(200))
        {
            var mails = await requester.WithClientAsync(ReadAsync);
            if (mails.Find(x => x.TextBody!.Contains(words, StringComparison.Ordinal)) is { } mail)
                return mail;
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(40))
                throw new TimeoutException($"No mail with '{words}' in the mailbox {Requester} after 40 s; there are {mails.Count} mails.");
        }
    }

    private static async Task<List<MimeMessage>> ReadAsync(ImapClient client)
    {
        await client.SelectAsync("INBOX");
        var mails = new List<MimeMessage>();
        foreach (var uid in await client.SearchAsync(1))
        {
            using var raw = new MemoryStream();
            if (await client.FetchAsync(uid, raw, 1 << 20) is not null)
                mails.Add(MimeMessage.Load(raw.ToArray()));
        }
        return mails;
    }
}
