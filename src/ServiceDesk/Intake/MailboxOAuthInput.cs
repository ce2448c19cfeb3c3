using ServiceDesk.Mail.OAuth;

namespace ServiceDesk.Intake;

/// <summary>How the desk gets access tokens for a mailbox.</summary>
/// <param name="SignIn">Anything but a password.</param>
/// <param name="ClientSecret">Null or empty: the one that is kept stays.</param>
public sealed record MailboxOAuthInput(MailboxSignIn SignIn, string ClientId, string? ClientSecret)
{
    /// <summary><see cref="Mailbox.Directory"/>; needed where no person consents.</summary>
    public string? Directory { get; init; }

    /// <summary>Of <see cref="MailboxSignIn.Custom"/> alone, like the two that follow; https.</summary>
    public string? AuthorizationEndpoint { get; init; }
    public string? TokenEndpoint { get; init; }
    public string? Scopes { get; init; }

    /// <summary>Null for a custom one.</summary>
    internal OAuthProvider? KnownProvider => SignIn switch
    {
        MailboxSignIn.Microsoft or MailboxSignIn.MicrosoftApplication => OAuthProviders.Microsoft365(),
        MailboxSignIn.Google => OAuthProviders.Google,
        _ => null,
    };

    /// <param name="mailbox">As it is, when the server and user stay the same; null: nothing that is kept counts.</param>
    internal MailboxOutcome Check(Mailbox? mailbox)
    {
        var directory = Trimmed(Directory);
        if (directory is null ? SignIn == MailboxSignIn.MicrosoftApplication : !directory.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            return MailboxOutcome.DirectoryNeeded;
        if (SignIn == MailboxSignIn.Custom && !(IsHttps(AuthorizationEndpoint) && IsHttps(TokenEndpoint)))
            return MailboxOutcome.EndpointUnfit;
        if (SignIn == MailboxSignIn.Custom && Trimmed(Scopes) is null)
            return MailboxOutcome.ScopesNeeded;
        // Of another provider, a client without a secret may be meant (RFC 6749 section 2.1).
        return string.IsNullOrEmpty(ClientSecret) && SignIn != MailboxSignIn.Custom && (mailbox?.ProtectedClientSecret is null || !IsSameClient(mailbox))
            ? MailboxOutcome.SecretNeeded
            : MailboxOutcome.Done;
    }

    internal void Apply(Mailbox mailbox, MailboxPasswords passwords)
    {
        if (!IsSameClient(mailbox))
            Forget(mailbox);
        var isCustom = SignIn == MailboxSignIn.Custom;
        var isMicrosoft = SignIn is MailboxSignIn.Microsoft or MailboxSignIn.MicrosoftApplication;
        if (SignIn != mailbox.SignIn || isCustom && Trimmed(Scopes) != mailbox.Scopes)
            (mailbox.ProtectedRefreshToken, mailbox.ProtectedConsent) = (null, null);
        (mailbox.SignIn, mailbox.ClientId) = (SignIn, ClientId.Trim());
        mailbox.Directory = isMicrosoft ? Trimmed(Directory) : null;
        (mailbox.AuthorizationEndpoint, mailbox.TokenEndpoint) = isCustom ? (Trimmed(AuthorizationEndpoint), Trimmed(TokenEndpoint)) : (null, null);
        mailbox.Scopes = isCustom ? Trimmed(Scopes) : null;
        if (!string.IsNullOrEmpty(ClientSecret))
            mailbox.ProtectedClientSecret = passwords.Protect(ClientSecret);
    }

    /// <summary>Makes it a mailbox with a password.</summary>
    internal static void Forget(Mailbox mailbox)
    {
        mailbox.SignIn = MailboxSignIn.Password;
        (mailbox.Directory, mailbox.ClientId, mailbox.ProtectedClientSecret) = (null, null, null);
        (mailbox.AuthorizationEndpoint, mailbox.TokenEndpoint, mailbox.Scopes) = (null, null, null);
        (mailbox.ProtectedRefreshToken, mailbox.ProtectedConsent) = (null, null);
    }

    // A secret is sent to the endpoint that it was entered for, and to no other.
    private bool IsSameClient(Mailbox mailbox) => ClientId.Trim() == mailbox.ClientId && KnownProvider?.Name == KindOf(mailbox.SignIn)
        && (KnownProvider is null ? Trimmed(TokenEndpoint) == mailbox.TokenEndpoint && Trimmed(AuthorizationEndpoint) == mailbox.AuthorizationEndpoint : Trimmed(Directory) == mailbox.Directory);

    private static string? KindOf(MailboxSignIn signIn) => new MailboxOAuthInput(signIn, "", null).KnownProvider?.Name;

    private static bool IsHttps(string? text) =>
        Uri.TryCreate(Trimmed(text), UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && url.Fragment.Length == 0;

    private static string? Trimmed(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
