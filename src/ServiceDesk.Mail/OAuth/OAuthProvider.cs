using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.OAuth;

/// <summary>An authorization server and what it has to be asked for so that its mail servers take the tokens.</summary>
/// <param name="Name">For people.</param>
/// <param name="AuthorizationEndpoint">Where a person's browser is sent to give consent (RFC 6749 3.1).</param>
/// <param name="TokenEndpoint">Where tokens are given out (RFC 6749 3.2); https, except on this machine.</param>
public sealed record OAuthProvider(string Name, Uri AuthorizationEndpoint, Uri TokenEndpoint)
{
    /// <summary>The scopes to read a mailbox by IMAP, with a refresh token where that is a scope.</summary>
    public IReadOnlyList<string> ImapScopes { get; init; } = [];

    /// <summary>The scopes to read a mailbox by POP3.</summary>
    public IReadOnlyList<string> Pop3Scopes { get; init; } = [];

    /// <summary>The scopes to send.</summary>
    public IReadOnlyList<string> SmtpScopes { get; init; } = [];

    /// <summary>The scopes of an application that acts without a person; empty when the provider has no such way.</summary>
    public IReadOnlyList<string> ApplicationScopes { get; init; } = [];

    /// <summary>What else the authorization endpoint wants to be told.</summary>
    public IReadOnlyDictionary<string, string> AuthorizationParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The IMAP server that takes the tokens; null when it depends on the account.</summary>
    public MailServer? Imap { get; init; }

    /// <summary>The POP3 server that takes the tokens.</summary>
    public MailServer? Pop3 { get; init; }

    /// <summary>The server for outgoing mail that takes the tokens.</summary>
    public MailServer? Smtp { get; init; }
}
