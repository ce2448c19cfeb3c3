using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ServiceDesk.Mail.OAuth;

/// <summary>
/// A consent that a person was sent off to give. To be kept on this side, bound to that person's session, until the browser
/// comes back; then it is used up.
/// </summary>
/// <param name="Url">Where the browser is sent to.</param>
/// <param name="RedirectUri">Where it comes back to.</param>
/// <param name="Scope">What it is asked for, words separated by spaces.</param>
/// <param name="State">What it has to bring back, so that nobody can put his own consent in its place (RFC 6749 10.12).</param>
/// <param name="CodeVerifier">What only we know, so that a stolen code is worth nothing (RFC 7636).</param>
public sealed record OAuthAuthorization(Uri Url, Uri RedirectUri, string Scope, string State, string CodeVerifier)
{
    /// <summary>Without the state and the verifier.</summary>
    public override string ToString() => $"authorization that comes back to {RedirectUri}";

    /// <summary>What the browser brought back.</summary>
    /// <param name="parameters">The parameters of the address that it came back to, decoded; of repeated ones the first.</param>
    /// <returns>The code that <see cref="OAuthTokenClient.ExchangeAsync"/> turns into a token.</returns>
    /// <exception cref="OAuthException">
    /// Consent was refused (<see cref="OAuthFault.ConsentNeeded"/>), or this is no answer to our question
    /// (<see cref="OAuthFault.ProtocolViolation"/>).
    /// </exception>
    public string ReadCode(IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        // Before anything else is believed, an error included.
        var state = Encoding.UTF8.GetBytes(parameters.GetValueOrDefault("state", ""));
        if (!CryptographicOperations.FixedTimeEquals(state, Encoding.UTF8.GetBytes(State)))
            throw new OAuthException(OAuthFault.ProtocolViolation, null,
                "The browser came back with another state than it was sent off with. Begin the consent anew, and finish it in the same browser.");
        if (parameters.GetValueOrDefault("error") is { Length: > 0 } error)
            throw OAuthException.From(error, parameters.GetValueOrDefault("error_description"), $"the authorization at {Url.Host}");
        return parameters.GetValueOrDefault("code") is { Length: > 0 } code
            ? code
            : throw new OAuthException(OAuthFault.ProtocolViolation, null, $"{Url.Host} sent the browser back with neither a code nor an error. Begin the consent anew.");
    }

    /// <summary>256 random bits that can stand in an address (RFC 7636 section 4.1).</summary>
    internal static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is shown of the verifier before it is used (RFC 7636 section 4.2, S256).</summary>
    internal static string Challenge(string codeVerifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(codeVerifier)));
}
