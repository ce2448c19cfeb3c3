using Microsoft.AspNetCore.DataProtection;

namespace ServiceDesk.Intake;

/// <summary>Encrypts mailbox passwords for the database and decrypts them for the connection.</summary>
public sealed class MailboxPasswords(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ServiceDesk.MailboxPassword");

    public string Protect(string password) => protector.Protect(password);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The keys that encrypted it are gone.</exception>
    public string Unprotect(string? protectedPassword) => protectedPassword is null ? "" : protector.Unprotect(protectedPassword);
}
