using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ServiceDesk.Mail.OAuth;

/// <summary>What a token endpoint answered (RFC 6749 5.1 and 5.2).</summary>
/// <param name="status">Of HTTP.</param>
/// <param name="body">What came with it.</param>
/// <param name="asked">What it is the answer to, for messages.</param>
/// <param name="secrets">What was sent and must not get into messages.</param>
internal sealed class OAuthAnswer(HttpStatusCode status, string body, string asked, IReadOnlyList<string> secrets)
{
    /// <summary>Where the server does not say how long a token lasts.</summary>
    private const long UsualSeconds = 3600;

    private const long MostSeconds = 10L * 365 * 24 * 3600;

    /// <exception cref="OAuthException">It holds no token.</exception>
    public OAuthToken Token(DateTimeOffset now, string? refreshToken, string scope)
    {
        using var json = Parse();
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
            throw NoToken(body.Length == 0 ? "nothing" : $"'{OAuthException.Printable(Hide(body), 200)}'");
        var root = json.RootElement;
        if (Text(root, "error") is { Length: > 0 } error)
            throw OAuthException.From(Hide(error), Text(root, "error_description") is { } words ? Hide(words) : null, asked);
        // Of JSON only the names are shown: the values may be tokens.
        if (status != HttpStatusCode.OK || Text(root, "access_token") is not { Length: > 0 } token)
            throw NoToken($"the fields {OAuthException.Printable(string.Join(", ", root.EnumerateObject().Select(p => p.Name)), 200)}");
        if (Text(root, "token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            throw new OAuthException(OAuthFault.ProtocolViolation, null,
                $"A token of the type '{OAuthException.Printable(type, 50)}' was the answer to {asked}; one of the type Bearer was expected. Check the token endpoint.");
        return new OAuthToken(
            token,
            now.AddSeconds(Math.Clamp(Seconds(root), 0, MostSeconds)),
            Text(root, "refresh_token") is { Length: > 0 } next ? next : refreshToken,
            Text(root, "scope") is { Length: > 0 } granted ? granted : scope);
    }

    private JsonDocument? Parse()
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A proxy in between, or a server that is down, answers with a page of its own.</summary>
    private OAuthException NoToken(string seen) => (int)status is >= 500 or 429 or 408
        ? new OAuthException(OAuthFault.Unavailable, null, $"HTTP {(int)status} with {seen} was the answer to {asked}. Try again later.")
        : new OAuthException(OAuthFault.ProtocolViolation, null, $"HTTP {(int)status} with {seen} was the answer to {asked}; JSON with an access token was expected. Check the token endpoint.");

    private string Hide(string text) =>
        secrets.Where(s => s.Length > 0).Aggregate(text, (words, secret) => words.Replace(secret, "***", StringComparison.Ordinal));

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Some servers write the number as a string.</summary>
    private static long Seconds(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out var value))
            return UsualSeconds;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
            return (long)Math.Min(number, MostSeconds);
        return value.ValueKind == JsonValueKind.String && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : UsualSeconds;
    }
}
