using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace ServiceDesk.Web.Tests.Profile;

/// <summary>An authenticator: the code of a key at a moment (RFC 6238, with the six digits of RFC 4226).</summary>
internal static class Totp
{
    public static string Code(string base32, DateTimeOffset at)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What every authenticator computes.
        var mac = HMACSHA1.HashData(Decode(base32), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string base32)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>());
        foreach (var letter in base32.Replace(" ", "", StringComparison.Ordinal))
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            count += 5;
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }
        return [.. bytes];
    }
}
