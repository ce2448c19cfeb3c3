using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ServiceDesk.SingleSignOn;

/// <summary>A browser was sent to a provider, and is to come back. Kept in that browser, encrypted.</summary>
/// <param name="State">What it has to bring back, so that nobody puts his own sign-in in its place (RFC 6749 section 10.12).</param>
/// <param name="Nonce">What the token has to name, so that one of another sign-in does not count (OpenID Connect Core, 3.1.2.1).</param>
/// <param name="Verifier">What only the desk knows, so that a stolen code is worth nothing (RFC 7636).</param>
public sealed record SignInAttempt(long ProviderId, string State, string Nonce, string Verifier, string RedirectUri, string? ReturnUrl, DateTime Until)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    internal static SignInAttempt New(long providerId, string redirectUri, string? returnUrl, DateTime at) =>
        new(providerId, Secret(), Secret(), Secret(), redirectUri, returnUrl, at + Lifetime);

    /// <summary>What is shown of the verifier before it is used (RFC 7636 section 4.2, S256).</summary>
    internal string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    internal bool IsAnsweredBy(string? state) =>
        state is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(State));

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Encrypts attempts for the cookie, for one tenant each.</summary>
public sealed class SignInAttempts(IDataProtectionProvider protection)
{
    public string Write(int tenantId, SignInAttempt attempt) => ProtectorOf(tenantId).Protect(JsonSerializer.Serialize(attempt));

    /// <returns>Null: it is none, another tenant's, or too old.</returns>
    public SignInAttempt? Read(int tenantId, string? text, DateTime at)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<SignInAttempt>(ProtectorOf(tenantId).Unprotect(text)) is { } attempt && attempt.Until > at ? attempt : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(int tenantId) => protection.CreateProtector("ServiceDesk.SingleSignOn", tenantId.ToString(CultureInfo.InvariantCulture));
}
