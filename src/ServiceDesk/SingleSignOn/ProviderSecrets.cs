using Microsoft.AspNetCore.DataProtection;

namespace ServiceDesk.SingleSignOn;

/// <summary>Encrypts the desk's secrets at identity providers for the database.</summary>
public sealed class ProviderSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ServiceDesk.IdentityProviderSecret");

    public string Protect(string secret) => protector.Protect(secret);

    /// <exception cref="SingleSignOnException">The keys that encrypted it are gone.</exception>
    public string? Unprotect(string? protectedSecret)
    {
        try
        {
            return protectedSecret is null ? null : protector.Unprotect(protectedSecret);
        }
        catch (System.Security.Cryptography.CryptographicException e)
        {
            throw new SingleSignOnException("The client secret that is kept cannot be decrypted any more. Enter it again.", e);
        }
    }
}
