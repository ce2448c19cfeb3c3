using System.Text;
using System.Text.Json;

namespace ServiceDesk.Mail.Network;

/// <summary>
/// Signing in with an access token in place of a password: the mechanism XOAUTH2 as Google and Microsoft define it, the
/// forerunner of OAUTHBEARER (RFC 7628).
/// </summary>
internal static class XOAuth2
{
    public const string Name = "XOAUTH2";

    /// <summary>What is sent, in base64.</summary>
    /// <exception cref="ArgumentException">A character that would end the user name or the token.</exception>
    public static string Response(string userName, string accessToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        if (userName.Any(char.IsControl))
            throw new ArgumentException("A user name cannot hold control characters.", nameof(userName));
        if (!accessToken.All(c => c is > ' ' and <= '~'))
            throw new ArgumentException("An access token is visible ASCII without spaces (RFC 6750 2.1).", nameof(accessToken));
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"user={userName}\u0001auth=Bearer {accessToken}\u0001\u0001"));
    }

    /// <summary>What the server's challenge says of a refusal, and what can be done about it; empty when there was none.</summary>
    /// <param name="challenge">JSON in base64: <c>{"status":"401","schemes":"bearer","scope":"…"}</c>.</param>
    public static string Explain(string? challenge)
    {
        if (string.IsNullOrWhiteSpace(challenge))
            return "";
        return $" It explains: {Printable(Details(challenge.Trim()))}. The access token may have expired or have been withdrawn, be made out "
            + "for another account, or lack the scope: get a new one, and if that is refused too, give consent for the mailbox anew.";
    }

    private static string Details(string challenge)
    {
        var bytes = new byte[challenge.Length];
        if (!Convert.TryFromBase64String(challenge, bytes, out var count))
            return challenge;
        var text = Encoding.UTF8.GetString(bytes, 0, count);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return text;
            return string.Join(", ", json.RootElement.EnumerateObject().Select(p => $"{p.Name} {p.Value}"));
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Printable(string text)
    {
        var cut = text.Length > 300 ? text[..300] + " …" : text;
        return new string([.. cut.Select(c => char.IsControl(c) ? ' ' : c)]);
    }
}
