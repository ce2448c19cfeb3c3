using Microsoft.AspNetCore.DataProtection;

namespace ServiceDesk.Intake;

/// <summary>Encrypts the passwords of mailboxes for the database, and decrypts them for the servers.</summary>
public sealed class MailboxPasswords(IDataProtectionProvider protection)
{
    public const string Purpose = "ServiceDesk.MailboxPassword";

    private readonly IDataProtector protector = protection.CreateProtector(Purpose);

    public string Protect(string password) => protector.Protect(password);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The key that encrypted it is gone: the password has to be entered anew.</exception>
    public string Unprotect(string protectedPassword) => protector.Unprotect(protectedPassword);
}
