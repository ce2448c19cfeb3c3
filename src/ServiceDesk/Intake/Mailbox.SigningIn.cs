using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Intake;

/// <summary>How the desk signs in to the mailbox's server. All secrets are encrypted at rest and never shown again.</summary>
public sealed partial class Mailbox
{
    public const int DirectoryLength = 253;
    public const int ClientIdLength = 200;
    public const int EndpointLength = 500;
    public const int ScopesLength = 500;

    public MailboxSignIn SignIn { get; set; } = MailboxSignIn.Password;

    /// <summary>Of Microsoft 365: the directory (tenant) by its id or a domain of it; null: the one of whoever consents.</summary>
    public string? Directory { get; set; }

    /// <summary>What the provider calls this desk.</summary>
    public string? ClientId { get; set; }
    public string? ProtectedClientSecret { get; set; }

    /// <summary>What a person's consent has left; null: nobody has consented yet, or the consent was to something else.</summary>
    public string? ProtectedRefreshToken { get; set; }

    /// <summary>A consent that somebody has begun to give (<see cref="BeginMailboxConsent"/>); null: none is awaited.</summary>
    public string? ProtectedConsent { get; set; }

    /// <summary>Of a provider that is not known by name, like the two that follow.</summary>
    public string? AuthorizationEndpoint { get; set; }
    public string? TokenEndpoint { get; set; }

    /// <summary>Separated by spaces.</summary>
    public string? Scopes { get; set; }

    /// <summary>Whether a person has to consent at the provider before the desk can sign in.</summary>
    public bool AsksConsent => SignIn is MailboxSignIn.Microsoft or MailboxSignIn.Google or MailboxSignIn.Custom;

    /// <summary>Forgets what opens the mailbox.</summary>
    public void ForgetSecrets() => (ProtectedPassword, ProtectedClientSecret, ProtectedRefreshToken, ProtectedConsent) = (null, null, null, null);

    /// <summary>Whom the desk asks for access tokens.</summary>
    /// <exception cref="InvalidOperationException">The mailbox is signed in to with a password.</exception>
    internal OAuthProvider Provider => SignIn switch
    {
        MailboxSignIn.Microsoft or MailboxSignIn.MicrosoftApplication => Directory is null ? OAuthProviders.Microsoft365() : OAuthProviders.Microsoft365(Directory),
        MailboxSignIn.Google => OAuthProviders.Google,
        MailboxSignIn.Custom => new(new Uri(AuthorizationEndpoint!).Host, new Uri(AuthorizationEndpoint!), new Uri(TokenEndpoint!)),
        _ => throw new InvalidOperationException($"Mailbox {Id} is signed in to by {SignIn}, which has no provider."),
    };

    /// <summary>What the desk asks the provider for.</summary>
    internal IReadOnlyList<string> WantedScopes => SignIn switch
    {
        MailboxSignIn.Custom => (Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        MailboxSignIn.MicrosoftApplication => Provider.ApplicationScopes,
        _ => Kind == MailboxKind.Pop3 ? Provider.Pop3Scopes : Provider.ImapScopes,
    };

    /// <summary>The provider's name, for people.</summary>
    public string? ProviderName => SignIn == MailboxSignIn.Password ? null : Provider.Name;

    /// <summary>Equal as long as an access token is good for what the mailbox is set up for.</summary>
    internal string SignInFingerprint => string.Join('\n',
        [SignIn.ToString(), Kind.ToString(), Directory, ClientId, ProtectedClientSecret, ProtectedRefreshToken, AuthorizationEndpoint, TokenEndpoint, Scopes, UserName, Host]);
}
