using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServiceDesk.Database;

namespace ServiceDesk.Access;

/// <summary>Signs what the desk hands out and takes back: HMAC-SHA256 (RFC 2104) under the tenant's key, cut to 128 bits.</summary>
internal static class TenantSignature
{
    private const int Bytes = 16;

    /// <param name="purpose">Keeps a token of one kind from counting as one of another.</param>
    /// <returns>22 URL-safe characters.</returns>
    public static string Of(TenantInfo tenant, string purpose, string content)
    {
        // The purpose has no line break and the tenant is a number, so no two triples are written alike.
        var signed = string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{tenant.Id}\n{content}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(tenant.Key, Encoding.UTF8.GetBytes(signed)).AsSpan(0, Bytes));
    }

    /// <summary>Compares in a time that does not depend on where two tokens differ.</summary>
    public static bool IsSame(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
