using System.Buffers;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

public sealed partial class ImapClient
{
    private string explanation = "";

    /// <summary>
    /// Signs in: AUTHENTICATE PLAIN (RFC 4616, with its initial response where SASL-IR is offered, RFC 4959), otherwise
    /// LOGIN. A session that the server has signed in by itself (PREAUTH) is left as it is.
    /// </summary>
    /// <exception cref="ImapException">The server refuses, or offers no way of signing in with a password.</exception>
    public async Task AuthenticateAsync(string userName, string password, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Contains('\0') || password.Contains('\0'))
            throw new ArgumentException("A user name and a password cannot hold the character NUL.");
        RequireConnection();
        if (IsAuthenticated)
            return;

        var response = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{userName}\0{password}"));
        secrets.AddRange(new[] { password, response }.Where(s => s.Length > 0));
        var known = capabilities.Contains("AUTH=PLAIN");
        if (!known && capabilities.Contains("LOGINDISABLED"))
            throw Fault(MailServerFault.SignInRefused, NoWayIn());

        await SignInAsync(known ? () => SaslAsync("PLAIN", response, cancellation) : () => LoginAsync(userName, password, cancellation), cancellation);
    }

    /// <summary>
    /// Signs in with an access token that an authorization server has given out for this mailbox (AUTHENTICATE XOAUTH2),
    /// as Microsoft 365 and Google want it.
    /// </summary>
    /// <exception cref="ImapException">
    /// The server refuses, its explanation being part of the message, or does not offer XOAUTH2.
    /// </exception>
    public async Task AuthenticateOAuthAsync(string userName, string accessToken, CancellationToken cancellation = default)
    {
        var response = XOAuth2.Response(userName, accessToken);
        RequireConnection();
        if (IsAuthenticated)
            return;
        if (!capabilities.Contains("AUTH=XOAUTH2"))
            throw Fault(MailServerFault.SignInRefused, $"it does not take access tokens (AUTH=XOAUTH2) here; it offers {Offered("no way of signing in")}."
                + (IsEncrypted ? " Sign in with a password." : " Use TLS or STARTTLS."));
        secrets.AddRange([accessToken, response]);
        await SignInAsync(() => SaslAsync(XOAuth2.Name, response, cancellation), cancellation);
    }

    private async Task SignInAsync(Func<Task<(ImapCommand, ImapStatus)>> way, CancellationToken cancellation)
    {
        capabilitiesAreKnown = false;
        explanation = "";
        var (command, status) = await way();
        if (!status.IsOk)
        {
            capabilitiesAreKnown = true;
            throw Refused(command, status, IsTemporary(status) ? MailServerFault.Refused : MailServerFault.SignInRefused, explanation);
        }
        IsAuthenticated = true;
        if (!capabilitiesAreKnown)
            await CapabilityAsync(cancellation);
    }

    /// <summary>AUTHENTICATE (RFC 3501 6.2.2) with a mechanism that says all it has to say at once.</summary>
    private async Task<(ImapCommand, ImapStatus)> SaslAsync(string mechanism, string response, CancellationToken cancellation)
    {
        var command = new ImapCommand("AUTHENTICATE " + mechanism).Raw("AUTHENTICATE " + mechanism);
        var atOnce = capabilities.Contains("SASL-IR");
        if (atOnce)
            command.Raw(" " + response);
        var tag = NextTag();
        var status = await SendAsync(tag, command, null, cancellation) ?? await ReadStatusAsync(tag, command, null, null, cancellation);
        if (status is null && !atOnce)
            status = await RespondAsync(response);
        if (status is null && mechanism == XOAuth2.Name)
        {
            // The challenge behind the token says what is wrong with it; an empty answer lets the server refuse.
            explanation = XOAuth2.Explain(challenge);
            status = await RespondAsync("");
        }
        return (command, status ?? throw Violation("one more challenge", $"the end of {command.Name}"));

        async Task<ImapStatus?> RespondAsync(string answer)
        {
            connection!.Output.Write(Encoding.ASCII.GetBytes(answer + "\r\n"));
            await connection.FlushAsync(cancellation);
            return await ReadStatusAsync(tag, command, null, null, cancellation);
        }
    }

    private async Task<(ImapCommand, ImapStatus)> LoginAsync(string userName, string password, CancellationToken cancellation)
    {
        var command = new ImapCommand("LOGIN").Raw("LOGIN ").String(userName).Raw(" ").String(password);
        return (command, await ExecuteAsync(command, cancellation));
    }

    private string NoWayIn()
    {
        var offered = Offered("");
        var seen = offered.Length > 0 ? $"it takes no password here and offers only {offered}" : "it takes no password on this line (LOGINDISABLED)";
        return IsEncrypted
            ? $"{seen}; AUTH=PLAIN or LOGIN was expected. Allow passwords, or an application password, for this account."
            : $"{seen}; AUTH=PLAIN or LOGIN was expected. Use TLS or STARTTLS.";
    }

    private string Offered(string none)
    {
        var offered = string.Join(", ", capabilities.Where(c => c.StartsWith("AUTH=", StringComparison.Ordinal)).Select(c => c[5..]));
        return offered.Length > 0 ? offered : none;
    }

    /// <summary>The account is not wrong, the server is in trouble (RFC 5530).</summary>
    private static bool IsTemporary(ImapStatus status) => status.Code is "UNAVAILABLE" or "SERVERBUG" or "LIMIT" or "INUSE";
}
