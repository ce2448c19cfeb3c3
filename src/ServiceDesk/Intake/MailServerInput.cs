using ServiceDesk.Mail.Network;

namespace ServiceDesk.Intake;

/// <summary>From which IMAP or POP3 server a mailbox is fetched, and how.</summary>
/// <param name="Host">Null or empty: the provider's own server, when <see cref="OAuth"/> names a provider that has one.</param>
/// <param name="Port">Null: the usual one.</param>
/// <param name="Password">Null or empty: the one that is kept stays.</param>
/// <param name="Folder">Of IMAP alone.</param>
/// <param name="MoveTo">The folder for fetched mail, when <paramref name="AfterFetch"/> moves it.</param>
/// <param name="CertificateThumbprint">SHA-256 of a certificate to trust although no authority vouches for it.</param>
public sealed record MailServerInput(
    string? Host, int? Port, MailSecurity Security, string UserName, string? Password, string? Folder,
    AfterFetch AfterFetch, string? MoveTo, string? CertificateThumbprint)
{
    private const string Inbox = "INBOX";

    /// <summary>Null: the desk signs in with a password.</summary>
    public MailboxOAuthInput? OAuth { get; init; }

    /// <summary>Where IMAP and POP3 servers listen (RFC 9051 section 2.1, RFC 1939 section 3, RFC 8314 section 3).</summary>
    public static int UsualPort(MailboxKind kind, MailSecurity security) =>
        (kind == MailboxKind.Pop3, security == MailSecurity.Tls) switch { (true, true) => 995, (true, false) => 110, (false, true) => 993, (false, false) => 143 };

    /// <returns><see cref="MailboxOutcome.Done"/> when it can be saved.</returns>
    internal MailboxOutcome Check(MailboxKind kind, Mailbox? mailbox)
    {
        if ((AfterFetch is AfterFetch.Leave or AfterFetch.Delete) != (kind == MailboxKind.Pop3))
            return MailboxOutcome.AfterFetchUnfit;
        if (HostOf(kind) is null)
            return MailboxOutcome.HostNeeded;
        if (OAuth is not null)
            return Security == MailSecurity.None ? MailboxOutcome.Unencrypted : OAuth.Check(mailbox is not null && IsSameAccount(kind, mailbox) ? mailbox : null);
        return string.IsNullOrEmpty(Password) && (mailbox?.ProtectedPassword is null || !IsSameAccount(kind, mailbox))
            ? MailboxOutcome.PasswordNeeded
            : MailboxOutcome.Done;
    }

    internal void Apply(MailboxKind kind, Mailbox mailbox, MailboxPasswords passwords)
    {
        var former = mailbox.Source;
        if (!IsSameAccount(kind, mailbox) || mailbox.Kind != kind)
            (mailbox.ProtectedRefreshToken, mailbox.ProtectedConsent) = (null, null);
        (mailbox.Kind, mailbox.Host, mailbox.Port) = (kind, HostOf(kind), PortOf(kind));
        (mailbox.Security, mailbox.UserName) = (Security, UserName.Trim());
        (mailbox.Folder, mailbox.AfterFetch) = (kind == MailboxKind.Pop3 || string.IsNullOrWhiteSpace(Folder) ? Inbox : Folder.Trim(), AfterFetch);
        mailbox.MoveTo = AfterFetch == AfterFetch.Move ? MoveTo?.Trim() : null;
        mailbox.CertificateThumbprint = Thumbprint(CertificateThumbprint);
        // UIDs count within one folder of one account. Zero is no UIDVALIDITY (RFC 9051 section 2.3.1.1): what is known already,
        // under another name of the same server for instance, is then recognised by its bytes.
        if (mailbox.UidValidity is not null && mailbox.Source != former)
            (mailbox.UidValidity, mailbox.LastUid) = (0, 0);
        if (OAuth is null)
        {
            MailboxOAuthInput.Forget(mailbox);
            if (!string.IsNullOrEmpty(Password))
                mailbox.ProtectedPassword = passwords.Protect(Password);
            return;
        }
        mailbox.ProtectedPassword = null;
        OAuth.Apply(mailbox, passwords);
    }

    /// <summary>64 hexadecimal digits in upper case, without the colons that programs print between them; null for nothing.</summary>
    public static string? Thumbprint(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private bool IsSameAccount(MailboxKind kind, Mailbox mailbox) =>
        string.Equals(HostOf(kind), mailbox.Host, StringComparison.OrdinalIgnoreCase) && PortOf(kind) == mailbox.Port
        && Security == mailbox.Security && UserName.Trim() == mailbox.UserName;

    private string? HostOf(MailboxKind kind) => string.IsNullOrWhiteSpace(Host) ? KnownServer(kind)?.Host : Host.Trim();

    private int PortOf(MailboxKind kind) => Port ?? UsualPort(kind, Security);

    private MailServer? KnownServer(MailboxKind kind) => kind == MailboxKind.Pop3 ? OAuth?.KnownProvider?.Pop3 : OAuth?.KnownProvider?.Imap;
}
