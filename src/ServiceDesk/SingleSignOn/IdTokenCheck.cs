using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDesk.SingleSignOn;

/// <summary>Decides whether an ID token counts (OpenID Connect Core 1.0, section 3.1.3.7).</summary>
public sealed class IdTokenCheck(ProviderMetadata metadata, TimeProvider time)
{
    // Signatures by keys of which only the provider has the secret half: neither none nor those by a secret that both know.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>By how much clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 64 * 1024 };

    /// <returns>Its subject, and all that it says.</returns>
    /// <exception cref="SingleSignOnException">It does not count.</exception>
    public async Task<(string Subject, JsonElement Claims)> RunAsync(IdentityProvider provider, string token, string nonce, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(provider);
        var configuration = await metadata.OfAsync(provider, cancellation);
        var result = await ValidateAsync(provider, token, configuration);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have turned its keys over.
            var fresh = await metadata.RefreshAsync(provider, configuration, cancellation);
            if (fresh != configuration)
                result = await ValidateAsync(provider, token, fresh);
        }
        if (!result.IsValid)
            throw new SingleSignOnException($"The ID token of {provider.Issuer} does not count: {result.Exception?.Message ?? "it is not valid."}", result.Exception);
        var read = (JsonWebToken)result.SecurityToken;
        using var document = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(read.EncodedPayload));
        var claims = document.RootElement.Clone();
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Text(claims, "nonce")), Encoding.UTF8.GetBytes(nonce)))
            throw new SingleSignOnException("The ID token names another nonce than this sign-in: it belongs to another one. Begin anew.");
        var audiences = read.Audiences.ToList();
        if ((audiences.Count > 1 || claims.TryGetProperty("azp", out _)) && Text(claims, "azp") != provider.ClientId)
            throw new SingleSignOnException($"The ID token was made for '{Text(claims, "azp")}' (azp); expected '{provider.ClientId}'.");
        return Text(claims, "sub") is { Length: > 0 and <= 255 } subject
            ? (subject, claims)
            : throw new SingleSignOnException("The ID token names no subject (sub) of 1 to 255 characters.");
    }

    private Task<TokenValidationResult> ValidateAsync(IdentityProvider provider, string token, OpenIdConnectConfiguration configuration) =>
        handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
        });

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires > now - Skew && !(notBefore > now + Skew);
    }

    private static string Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString()! : "";
}
