using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ServiceDesk.Intake;

/// <summary>Who was sent to a provider, for which mailbox, and until when the answer counts.</summary>
/// <param name="Host">The tenant's own host on which it began; null: below the installation's address.</param>
public sealed record ConsentState(int TenantId, long MailboxId, long PersonId, DateTime Until, string? Host);

/// <summary>
/// Seals what a provider sends back unchanged (RFC 6749 section 10.12): nobody else can write one or read it, and it is good for
/// one person and one mailbox.
/// </summary>
public sealed class ConsentStates(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("ServiceDesk.MailboxConsent");

    public string Seal(ConsentState state) => protector.Protect(string.Create(CultureInfo.InvariantCulture,
        $"{state.TenantId} {state.MailboxId} {state.PersonId} {state.Until.Ticks} {state.Host}"));

    /// <returns>Null when the desk has not sealed it.</returns>
    public ConsentState? Open(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            var parts = protector.Unprotect(text).Split(' ');
            return new(Number<int>(parts[0]), Number<long>(parts[1]), Number<long>(parts[2]), new DateTime(Number<long>(parts[3]), DateTimeKind.Utc),
                parts[4].Length > 0 ? parts[4] : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static T Number<T>(string text) where T : ISpanParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
