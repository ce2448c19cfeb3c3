namespace ServiceDesk.Mail.OAuth;

/// <summary>
/// An authorization server gave no token. The message says what was seen and what can be done, and is fit to be shown to an
/// administrator; it never holds a token or secret.
/// </summary>
public sealed class OAuthException : Exception
{
    private const int MaxDescription = 500;

    internal OAuthException(OAuthFault fault, string? error, string message, Exception? inner = null)
        : base(message, inner)
    {
        Fault = fault;
        Error = error;
    }

    /// <summary>What kind of thing went wrong, by what has to be done.</summary>
    public OAuthFault Fault { get; }

    /// <summary>The server's code (RFC 6749 5.2 and 4.1.2.1), such as <c>invalid_grant</c>; null when there was none.</summary>
    public string? Error { get; }

    /// <summary>Whether the same may succeed later without anybody doing anything.</summary>
    public bool IsTemporary => Fault == OAuthFault.Unavailable;

    /// <param name="what">What was asked for, to be read behind "refused".</param>
    internal static OAuthException From(string error, string? description, string what)
    {
        var (fault, advice) = Meaning(error);
        var words = string.IsNullOrWhiteSpace(description) ? "" : $": {Printable(description, MaxDescription)}";
        return new OAuthException(fault, error, $"{Printable(error, 100)} was the answer to {what}{words.TrimEnd('.')}. {advice}");
    }

    internal static string Printable(string text, int most)
    {
        var cut = text.Length > most ? text[..most] + " …" : text;
        return new string([.. cut.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
    }

    private static (OAuthFault Fault, string Advice) Meaning(string error) => error switch
    {
        "invalid_grant" => (OAuthFault.ConsentNeeded,
            "The consent has expired, was withdrawn (a changed password does so too), or the code was used before. Give consent for the mailbox anew."),
        "interaction_required" or "login_required" or "consent_required" => (OAuthFault.ConsentNeeded,
            "The server wants to see the person again. Give consent for the mailbox anew."),
        "access_denied" => (OAuthFault.ConsentNeeded,
            "Consent was refused. Give it with an account that may open the mailbox; an administrator of the provider may have to allow this application first."),
        "invalid_client" => (OAuthFault.ClientRefused,
            "The client's id or secret is wrong, or the secret has expired. Enter a valid one from the provider's console."),
        "unauthorized_client" => (OAuthFault.ClientRefused,
            "This client may not ask in this way. Allow it in the provider's console, or check that the directory is the right one."),
        "invalid_scope" => (OAuthFault.RequestRefused,
            "The scope is not known, or was not granted to this client. Add the mail permissions in the provider's console."),
        "unsupported_grant_type" or "unsupported_response_type" => (OAuthFault.RequestRefused,
            "The server does not know this way of asking. Check the endpoints."),
        "invalid_request" => (OAuthFault.RequestRefused,
            "Check that the redirect address is registered, letter for letter, in the provider's console."),
        "temporarily_unavailable" or "server_error" => (OAuthFault.Unavailable, "Try again later."),
        _ => (OAuthFault.RequestRefused, "Look it up in the provider's documentation."),
    };
}
