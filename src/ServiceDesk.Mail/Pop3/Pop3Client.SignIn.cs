using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Pop3;

public sealed partial class Pop3Client
{
    /// <summary>Longer ones do not fit a command (RFC 5034 section 4): they follow a challenge instead.</summary>
    private const int MaxAuthCommand = 255;

    /// <summary>Signs in: AUTH PLAIN (RFC 4616, RFC 5034), otherwise USER and PASS (RFC 1939 section 7).</summary>
    /// <exception cref="Pop3Exception">
    /// The server refuses, or offers no way of signing in with a password. <see cref="MailServerFault.Refused"/> instead of
    /// <see cref="MailServerFault.SignInRefused"/> when the account is not wrong but in use or the server in trouble.
    /// </exception>
    public async Task AuthenticateAsync(string userName, string password, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Any(char.IsControl) || password.Any(c => c is '\0' or '\r' or '\n'))
            throw new ArgumentException("A user name and a password cannot hold NUL or line ends, a user name no control characters.");
        RequireConnection();

        var response = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{userName}\0{password}"));
        secrets.AddRange(new[] { password, response }.Where(s => s.Length > 0));
        if (Mechanisms().Contains("PLAIN"))
            await SignInAsync("PLAIN", response, cancellation);
        else if (capabilities.Count == 0 || capabilities.ContainsKey("USER"))
            await SignInWithUserAsync(userName, password, cancellation);
        else
            throw NoWayIn("SASL PLAIN or USER", "Allow passwords, or an application password, for this account.");
    }

    /// <summary>
    /// Signs in with an access token that an authorization server has given out for this mailbox (AUTH XOAUTH2), as
    /// Microsoft 365 and Google want it.
    /// </summary>
    /// <exception cref="Pop3Exception">
    /// The server refuses, its explanation being part of the message, or does not offer XOAUTH2.
    /// </exception>
    public async Task AuthenticateOAuthAsync(string userName, string accessToken, CancellationToken cancellation = default)
    {
        var response = XOAuth2.Response(userName, accessToken);
        RequireConnection();
        if (!Mechanisms().Contains(XOAuth2.Name))
            throw NoWayIn("SASL XOAUTH2", "Sign in with a password.");
        secrets.AddRange([accessToken, response]);
        await SignInAsync(XOAuth2.Name, response, cancellation);
    }

    private async Task SignInAsync(string mechanism, string response, CancellationToken cancellation)
    {
        var name = "AUTH " + mechanism;
        var atOnce = name.Length + 1 + response.Length + 2 <= MaxAuthCommand;
        var status = await SayAsync(atOnce ? $"{name} {response}" : name, name, cancellation);
        // An empty challenge asks for what it has not taken along with the command.
        if (status.Kind == Pop3StatusKind.Challenge && (!atOnce || status.Words.Length == 0))
            status = await SayAsync(response, name, cancellation);
        var explanation = "";
        if (status.Kind == Pop3StatusKind.Challenge && mechanism == XOAuth2.Name)
        {
            // The challenge behind the token says what is wrong with it; an empty answer lets the server refuse.
            explanation = XOAuth2.Explain(status.Words);
            status = await SayAsync("", name, cancellation);
        }
        if (status.Kind == Pop3StatusKind.Challenge)
            throw Violation("one more challenge", $"the end of {name}");
        await EnterAsync(name, status, explanation, cancellation);
    }

    private async Task SignInWithUserAsync(string userName, string password, CancellationToken cancellation)
    {
        var status = await ExecuteAsync("USER " + userName, "USER", cancellation);
        if (!status.IsOk)
            await EnterAsync("USER", status, "", cancellation);
        await EnterAsync("PASS", await ExecuteAsync("PASS " + password, "PASS", cancellation), "", cancellation);
    }

    private async Task EnterAsync(string name, Pop3Status status, string explanation, CancellationToken cancellation)
    {
        if (!status.IsOk)
            throw Refused(name, status, IsTemporary(status) ? MailServerFault.Refused : MailServerFault.SignInRefused, explanation);
        IsAuthenticated = true;
        // Some capabilities show only now (RFC 2449 section 5).
        await CapabilitiesAsync(cancellation);
    }

    private string[] Mechanisms() =>
        capabilities.GetValueOrDefault("SASL", "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private Pop3Exception NoWayIn(string expected, string advice)
    {
        var offered = string.Join(", ", Mechanisms().Concat(capabilities.ContainsKey("USER") ? ["USER"] : []));
        var seen = offered.Length > 0 ? $"it offers only {offered} for signing in" : "it offers no way of signing in";
        return Fault(MailServerFault.SignInRefused, $"{seen}; {expected} was expected. {(IsEncrypted ? advice : "Use TLS or STARTTLS.")}");
    }

    /// <summary>The account is not wrong: somebody else reads it, we come too often, or the server is in trouble (RFC 2449 section 8.1, RFC 3206).</summary>
    private static bool IsTemporary(Pop3Status status) => status.Code is "IN-USE" or "LOGIN-DELAY" or "SYS/TEMP" or "SYS/PERM";
}
