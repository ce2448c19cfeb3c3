using System.Text;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDesk.Testing;

/// <summary>A mailbox of its own on the real Dovecot.</summary>
public sealed class RealMailbox
{
    public string Address { get; } = $"box{Guid.NewGuid():N}@example.test";

    public static MailServer Server => new(TestServers.Imaps.Host, TestServers.Imaps.Port, SecureConnection.Tls)
    {
        AcceptedCertificate = TestServers.CertificateThumbprint,
    };

    public async Task<T> WithClientAsync<T>(Func<ImapClient, Task<T>> work)
    {
        await using var client = new ImapClient();
        await client.ConnectAsync(Server);
        await client.AuthenticateAsync(Address, TestServers.MailPassword);
        var result = await work(client);
        await client.LogoutAsync();
        return result;
    }

    /// <summary>Puts a mail into the inbox.</summary>
    public Task AppendAsync(string mail, params string[] flags) => WithClientAsync(client =>
        client.AppendAsync("INBOX", Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")), flags));

    /// <summary>How many mails a folder holds.</summary>
    public Task<long> CountAsync(string folder) => WithClientAsync(async client => (await client.SelectAsync(folder)).Exists);

    /// <summary>Makes it a mailbox of the tenant's, as an administrator would.</summary>
    public async Task<long> AddToAsync(IServiceProvider tenantServices, Action<Mailbox>? change = null)
    {
        var db = tenantServices.GetRequiredService<DeskDb>();
        var mailbox = new Mailbox
        {
            TenantId = db.TenantId,
            Name = Address,
            Address = Address,
            Kind = MailboxKind.Imap,
            Host = TestServers.Imaps.Host,
            Port = TestServers.Imaps.Port,
            Security = MailSecurity.Tls,
            UserName = Address,
            ProtectedPassword = tenantServices.GetRequiredService<MailboxPasswords>().Protect(TestServers.MailPassword),
            CertificateThumbprint = TestServers.CertificateThumbprint,
        };
        change?.Invoke(mailbox);
        db.Add(mailbox);
        db.Add(new MailRoute { Address = Address, TenantId = db.TenantId, Mailbox = mailbox });
        await db.SaveChangesAsync();
        return mailbox.Id;
    }

    /// <summary>As <see cref="AddToAsync"/>, read by POP3.</summary>
    public Task<long> AddPop3ToAsync(IServiceProvider tenantServices, AfterFetch afterFetch, Action<Mailbox>? change = null) => AddToAsync(tenantServices, mailbox =>
    {
        (mailbox.Kind, mailbox.AfterFetch, mailbox.Port) = (MailboxKind.Pop3, afterFetch, TestServers.Pop3s.Port);
        change?.Invoke(mailbox);
    });
}
