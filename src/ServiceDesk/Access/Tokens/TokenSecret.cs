using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServiceDesk.Access.Tokens;

/// <summary>Secrets that are shown once and kept as their hash alone. They are random and long, so that a plain hash is enough.</summary>
internal static class TokenSecret
{
    private const int Bytes = 32;

    /// <summary>What stands for a row that is not there, so that looking for it takes as long.</summary>
    private static readonly string Nobody = new('0', 64);

    /// <returns>URL-safe; 43 characters.</returns>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <returns>SHA-256 in hexadecimal.</returns>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares in a time that does not depend on where two hashes differ.</summary>
    /// <param name="hash">Null fits nothing.</param>
    public static bool Fits(string secret, string? hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret)), Encoding.ASCII.GetBytes(hash ?? Nobody)) && hash is not null;

    public static string Write(string prefix, long id, string secret) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{id}_{secret}");

    /// <returns>Null for what <see cref="Write"/> would not have written.</returns>
    public static (long Id, string Secret)? Read(string prefix, string shown) =>
        shown.StartsWith(prefix, StringComparison.Ordinal) && shown[prefix.Length..].Split('_', 2) is [var number, var secret]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (id, secret) : null;
}
