using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>
/// A ticket's number signed with the tenant's key: stands in the Message-IDs and reply addresses that the desk makes, so that
/// an answer finds its ticket, and nobody gets into a ticket by guessing.
/// </summary>
public static class TicketKey
{
    private const int SignatureBytes = 10;

    /// <returns>The number, a dash and 20 hexadecimal digits: fit for a local part of a mail address.</returns>
    public static string Sign(TenantInfo tenant, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}-{Convert.ToHexStringLower(Signature(tenant, number))}");

    /// <returns>The number; null for what this tenant has not signed.</returns>
    public static int? Verify(TenantInfo tenant, string key)
    {
        if (key.Split('-') is not [var digits, var signature]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || signature.Length != 2 * SignatureBytes)
            return null;
        var expected = Convert.ToHexStringLower(Signature(tenant, number));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature.ToLowerInvariant())) ? number : null;
    }

    private static byte[] Signature(TenantInfo tenant, int number) =>
        HMACSHA256.HashData(tenant.Key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"ticket:{tenant.Id}:{number}")))[..SignatureBytes];
}
