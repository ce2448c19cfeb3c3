using System.Buffers;
using System.Text;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

public sealed partial class ImapClient
{
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

        capabilitiesAreKnown = false;
        var (command, status) = known ? await SignInPlainAsync(response, cancellation) : await LoginAsync(userName, password, cancellation);
        if (!status.IsOk)
        {
            capabilitiesAreKnown = true;
            throw Refused(command, status, IsTemporary(status) ? MailServerFault.Refused : MailServerFault.SignInRefused);
        }
        IsAuthenticated = true;
        if (!capabilitiesAreKnown)
            await CapabilityAsync(cancellation);
    }

    private async Task<(ImapCommand, ImapStatus)> SignInPlainAsync(string response, CancellationToken cancellation)
    {
        var command = new ImapCommand("AUTHENTICATE PLAIN").Raw("AUTHENTICATE PLAIN");
        if (capabilities.Contains("SASL-IR"))
            return (command, await ExecuteAsync(command.Raw(" " + response), cancellation));

        var tag = NextTag();
        if (await SendAsync(tag, command, null, cancellation) is { } early)
            return (command, early);
        if (await ReadStatusAsync(tag, command, null, null, cancellation) is { } refusal)
            return (command, refusal);
        connection!.Output.Write(Encoding.ASCII.GetBytes(response + "\r\n"));
        await connection.FlushAsync(cancellation);
        return (command, await ReadStatusAsync(tag, command, null, null, cancellation)
            ?? throw Violation("a second challenge", "the end of AUTHENTICATE PLAIN"));
    }

    private async Task<(ImapCommand, ImapStatus)> LoginAsync(string userName, string password, CancellationToken cancellation)
    {
        var command = new ImapCommand("LOGIN").Raw("LOGIN ").String(userName).Raw(" ").String(password);
        return (command, await ExecuteAsync(command, cancellation));
    }

    private string NoWayIn()
    {
        var offered = string.Join(", ", capabilities.Where(c => c.StartsWith("AUTH=", StringComparison.Ordinal)).Select(c => c[5..]));
        var seen = offered.Length > 0 ? $"it takes no password here and offers only {offered}" : "it takes no password on this line (LOGINDISABLED)";
        return IsEncrypted
            ? $"{seen}; AUTH=PLAIN or LOGIN was expected. Allow passwords, or an application password, for this account."
            : $"{seen}; AUTH=PLAIN or LOGIN was expected. Use TLS or STARTTLS.";
    }

    /// <summary>The account is not wrong, the server is in trouble (RFC 5530).</summary>
    private static bool IsTemporary(ImapStatus status) => status.Code is "UNAVAILABLE" or "SERVERBUG" or "LIMIT" or "INUSE";
}
