using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace ServiceDesk.People;

/// <summary>
/// The codes of an authenticator (RFC 6238): six digits for each half minute, by HMAC-SHA1, which is what authenticators compute. One from the half minute
/// before or after counts too, for clocks differ; none counts twice, nor one older than the last that counted (section 5.2).
/// </summary>
public sealed class OneTimeCodes(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    private const int Seconds = 30;
    private const string Provider = "Desk";
    internal const string LastStep = "LastCodeStep";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));
    }

    /// <summary>The person's own device makes them.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        if (token is not { Length: 6 } || !token.All(char.IsAsciiDigit) || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;
        var (secret, now) = (Decode(key), time.GetUtcNow().ToUnixTimeSeconds() / Seconds);
        var last = long.TryParse(await manager.GetAuthenticationTokenAsync(user, Provider, LastStep), NumberStyles.None, CultureInfo.InvariantCulture, out var kept) ? kept : 0;
        for (var step = Math.Max(now - 1, last + 1); step <= now + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(CodeOf(secret, step), token.Select(x => (byte)x).ToArray()))
                // The account's concurrency stamp lets one of two through that come at the same moment.
                return (await manager.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
        return false;
    }

    private static byte[] CodeOf(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticators compute; nothing here rests on collisions.
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & int.MaxValue;
        return [.. (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture).Select(x => (byte)x)];
    }

    /// <summary>Base32 without padding (RFC 4648 section 6).</summary>
    private static byte[] Decode(string key)
    {
        var (bits, count, bytes) = (0, 0, new List<byte>(key.Length));
        foreach (var letter in key.TrimEnd('='))
        {
            bits = (bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFFF;
            count += 5;
            if (count < 8)
                continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
        }
        return [.. bytes];
    }
}
