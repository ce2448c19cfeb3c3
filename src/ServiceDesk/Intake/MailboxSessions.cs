using System.Security.Cryptography;
using ServiceDesk.Mail.Imap;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Pop3;
using ServiceDesk.Outbound;

namespace ServiceDesk.Intake;

/// <summary>Connects to the servers of mailboxes and signs in, with a password or an access token.</summary>
public sealed class MailboxSessions(MailboxPasswords passwords, MailboxTokens tokens, OutboundGate gate, TimeProvider time)
{
    /// <summary>Where the mailbox is, as its client wants it: reached through the gate, for an administrator has named it.</summary>
    public MailServer ServerOf(Mailbox mailbox)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        return new(
            mailbox.Host ?? "",
            mailbox.Port ?? MailServerInput.UsualPort(mailbox.Kind, mailbox.Security),
            mailbox.Security switch
            {
                MailSecurity.Tls => SecureConnection.Tls,
                MailSecurity.StartTls => SecureConnection.StartTls,
                _ => SecureConnection.None,
            })
        {
            AcceptedCertificate = mailbox.CertificateThumbprint,
            Connector = gate.ConnectAsync,
        };
    }

    /// <returns>A client that is signed in, to be disposed of.</returns>
    /// <exception cref="ImapException">The server cannot be used, or refuses.</exception>
    /// <exception cref="MailboxSignInException">There is nothing to sign in with.</exception>
    public async Task<ImapClient> OpenImapAsync(Mailbox mailbox, CancellationToken cancellation)
    {
        var client = new ImapClient(time);
        try
        {
            await client.ConnectAsync(ServerOf(mailbox), cancellation);
            await SignInAsync(client, mailbox, cancellation);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <returns>A client that is signed in, to be disposed of.</returns>
    /// <exception cref="Pop3Exception">The server cannot be used, or refuses.</exception>
    /// <exception cref="MailboxSignInException">There is nothing to sign in with.</exception>
    public async Task<Pop3Client> OpenPop3Async(Mailbox mailbox, CancellationToken cancellation)
    {
        var client = new Pop3Client(time);
        try
        {
            await client.ConnectAsync(ServerOf(mailbox), cancellation);
            await SignInAsync(client, mailbox, cancellation);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="OpenImapAsync"/>
    public Task SignInAsync(ImapClient client, Mailbox mailbox, CancellationToken cancellation) => mailbox.SignIn == MailboxSignIn.Password
        ? client.AuthenticateAsync(mailbox.UserName ?? "", PasswordOf(mailbox), cancellation)
        : WithTokenAsync(mailbox, token => client.AuthenticateOAuthAsync(mailbox.UserName ?? "", token, cancellation), cancellation);

    /// <inheritdoc cref="OpenPop3Async"/>
    public Task SignInAsync(Pop3Client client, Mailbox mailbox, CancellationToken cancellation) => mailbox.SignIn == MailboxSignIn.Password
        ? client.AuthenticateAsync(mailbox.UserName ?? "", PasswordOf(mailbox), cancellation)
        : WithTokenAsync(mailbox, token => client.AuthenticateOAuthAsync(mailbox.UserName ?? "", token, cancellation), cancellation);

    private async Task WithTokenAsync(Mailbox mailbox, Func<string, Task> signIn, CancellationToken cancellation)
    {
        var token = await tokens.AccessAsync(mailbox, cancellation);
        try
        {
            await signIn(token);
        }
        catch (MailServerException e) when (e.Fault == MailServerFault.SignInRefused)
        {
            // It may have been withdrawn before its time: the next attempt asks for a new one.
            tokens.Forget(mailbox);
            throw;
        }
    }

    private string PasswordOf(Mailbox mailbox)
    {
        try
        {
            return passwords.Unprotect(mailbox.ProtectedPassword);
        }
        catch (CryptographicException e)
        {
            throw new MailboxSignInException("The password that is kept cannot be decrypted any more. Enter it again.", e);
        }
    }
}
