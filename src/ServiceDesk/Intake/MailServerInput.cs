namespace ServiceDesk.Intake;

/// <summary>From which IMAP server a mailbox is fetched, and how.</summary>
/// <param name="Password">Null or empty: the one that is kept stays.</param>
/// <param name="MoveTo">The folder for fetched mail, when <paramref name="AfterFetch"/> moves it.</param>
/// <param name="CertificateThumbprint">SHA-256 of a certificate to trust although no authority vouches for it.</param>
public sealed record MailServerInput(
    string Host, int Port, MailSecurity Security, string UserName, string? Password, string Folder,
    AfterFetch AfterFetch, string? MoveTo, string? CertificateThumbprint)
{
    internal bool IsSameAccount(Mailbox mailbox) =>
        string.Equals(Host.Trim(), mailbox.Host, StringComparison.OrdinalIgnoreCase) && Port == mailbox.Port
        && Security == mailbox.Security && UserName.Trim() == mailbox.UserName;

    internal void Apply(Mailbox mailbox, MailboxPasswords passwords)
    {
        var former = mailbox.Source;
        (mailbox.Host, mailbox.Port, mailbox.Security, mailbox.UserName) = (Host.Trim(), Port, Security, UserName.Trim());
        (mailbox.Folder, mailbox.AfterFetch) = (Folder.Trim(), AfterFetch);
        mailbox.MoveTo = AfterFetch == AfterFetch.Move ? MoveTo?.Trim() : null;
        mailbox.CertificateThumbprint = Thumbprint(CertificateThumbprint);
        // UIDs count within one folder of one account. Zero is no UIDVALIDITY (RFC 9051 section 2.3.1.1): what is known already,
        // under another name of the same server for instance, is then recognised by its bytes.
        if (mailbox.UidValidity is not null && mailbox.Source != former)
            (mailbox.UidValidity, mailbox.LastUid) = (0, 0);
        if (!string.IsNullOrEmpty(Password))
            mailbox.ProtectedPassword = passwords.Protect(Password);
    }

    /// <summary>64 hexadecimal digits in upper case, without the colons that programs print between them; null for nothing.</summary>
    public static string? Thumbprint(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
