using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

public sealed partial class SmtpClient
{
    /// <summary>
    /// Signs in with AUTH PLAIN (RFC 4616), or LOGIN where that is all there is (RFC 4954).
    /// </summary>
    /// <exception cref="SmtpException">The server refuses, or offers no way of signing in with a password.</exception>
    public async Task AuthenticateAsync(string userName, string password, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Contains('\0') || password.Contains('\0'))
            throw new ArgumentException("A user name and a password cannot hold the character NUL.");
        RequireConnection();

        var ways = WaysIn();
        var plain = Base64($"\0{userName}\0{password}");
        secrets.AddRange(new[] { password, plain, Base64(password) }.Where(s => s.Length > 0));
        SmtpReply reply;
        if (ways.Contains("PLAIN"))
        {
            reply = await CommandAsync("AUTH PLAIN " + plain, "AUTH PLAIN", cancellation);
            if (reply.IsIntermediate)
                reply = await CommandAsync(plain, "AUTH PLAIN", cancellation);
        }
        else if (ways.Contains("LOGIN"))
        {
            reply = await CommandAsync("AUTH LOGIN", "AUTH LOGIN", cancellation);
            if (reply.IsIntermediate)
                reply = await CommandAsync(Base64(userName), "AUTH LOGIN", cancellation);
            if (reply.IsIntermediate)
                reply = await CommandAsync(Base64(password), "AUTH LOGIN", cancellation);
        }
        else
        {
            throw Fault(MailServerFault.SignInRefused, IsEncrypted
                ? $"{Offered(ways)}; PLAIN or LOGIN was expected. Leave user name and password empty if it needs none."
                : $"{Offered(ways)} on an unencrypted line; PLAIN or LOGIN was expected. Use TLS or STARTTLS, or leave user name and password empty.");
        }
        RequireSignedIn(reply, "");
    }

    /// <summary>
    /// Signs in with an access token that an authorization server has given out for this account (AUTH XOAUTH2), as
    /// Microsoft 365 and Google want it.
    /// </summary>
    /// <exception cref="SmtpException">
    /// The server refuses, its explanation being part of the message, or does not offer XOAUTH2.
    /// </exception>
    public async Task AuthenticateOAuthAsync(string userName, string accessToken, CancellationToken cancellation = default)
    {
        var response = XOAuth2.Response(userName, accessToken);
        RequireConnection();
        var ways = WaysIn();
        if (!ways.Contains(XOAuth2.Name))
            throw Fault(MailServerFault.SignInRefused,
                $"{Offered(ways)}; XOAUTH2 was expected. {(IsEncrypted ? "Sign in with a password." : "Use TLS or STARTTLS.")}");

        secrets.AddRange([accessToken, response]);
        var explanation = "";
        var reply = await CommandAsync($"AUTH {XOAuth2.Name} {response}", "AUTH XOAUTH2", cancellation);
        if (reply.IsIntermediate)
        {
            // The challenge behind the token says what is wrong with it; an empty answer lets the server refuse.
            explanation = XOAuth2.Explain(reply.Text);
            reply = await CommandAsync("", "AUTH XOAUTH2", cancellation);
        }
        RequireSignedIn(reply, explanation);
    }

    private string[] WaysIn() =>
        extensions.GetValueOrDefault("AUTH", "").ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Offered(string[] ways) =>
        ways.Length > 0 ? $"it offers only {string.Join(", ", ways)} for signing in" : "it offers no way of signing in";

    private void RequireSignedIn(SmtpReply reply, string explanation)
    {
        if (!reply.IsPositive)
            throw Refused("the sign-in", reply, reply.IsTemporary ? MailServerFault.Refused : MailServerFault.SignInRefused, explanation);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
