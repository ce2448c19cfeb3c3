using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.OAuth;

/// <summary>The providers whose mail servers take no passwords any more.</summary>
public static class OAuthProviders
{
    private const string Outlook = "https://outlook.office.com/";

    /// <summary>Gmail and Google Workspace. An application without a person needs a service account, which this is not for.</summary>
    public static OAuthProvider Google { get; } = new(
        "Google",
        new Uri("https://accounts.google.com/o/oauth2/v2/auth"),
        new Uri("https://oauth2.googleapis.com/token"))
    {
        ImapScopes = ["https://mail.google.com/"],
        Pop3Scopes = ["https://mail.google.com/"],
        SmtpScopes = ["https://mail.google.com/"],
        // Without the first there is no refresh token; without the second there is none when consent was given before.
        AuthorizationParameters = new Dictionary<string, string> { ["access_type"] = "offline", ["prompt"] = "consent" },
        Imap = new MailServer("imap.gmail.com", 993, SecureConnection.Tls),
        Pop3 = new MailServer("pop.gmail.com", 995, SecureConnection.Tls),
        Smtp = new MailServer("smtp.gmail.com", 465, SecureConnection.Tls),
    };

    /// <summary>Microsoft 365.</summary>
    /// <param name="directory">
    /// The directory (tenant) that the mailbox belongs to, by its id or a domain of it. An application that acts without a
    /// person needs it; for a person's consent <c>organizations</c> will do.
    /// </param>
    /// <exception cref="ArgumentException">Something that is neither an id nor a domain.</exception>
    public static OAuthProvider Microsoft365(string directory = "organizations")
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!directory.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            throw new ArgumentException($"'{directory}' is no directory of Microsoft 365; its id or one of its domains was expected.", nameof(directory));
        var endpoints = $"https://login.microsoftonline.com/{directory}/oauth2/v2.0/";
        return new OAuthProvider("Microsoft 365", new Uri(endpoints + "authorize"), new Uri(endpoints + "token"))
        {
            ImapScopes = [Outlook + "IMAP.AccessAsUser.All", "offline_access"],
            Pop3Scopes = [Outlook + "POP.AccessAsUser.All", "offline_access"],
            SmtpScopes = [Outlook + "SMTP.Send", "offline_access"],
            ApplicationScopes = ["https://outlook.office365.com/.default"],
            Imap = new MailServer("outlook.office365.com", 993, SecureConnection.Tls),
            Pop3 = new MailServer("outlook.office365.com", 995, SecureConnection.Tls),
            Smtp = new MailServer("smtp.office365.com", 587, SecureConnection.StartTls),
        };
    }
}
