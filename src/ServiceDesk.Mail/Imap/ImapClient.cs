using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

/// <summary>
/// Speaks IMAP4rev1 (RFC 3501) and what IMAP4rev2 (RFC 9051) shares with it: reads a mailbox by UID, moves and files
/// messages. One connection; one call at a time.
/// </summary>
/// <remarks>
/// Every call throws <see cref="ImapException"/> when the server cannot be used or refuses. After a time-out, a lost
/// connection or a cancelled call the connection is at an unknown point: dispose of the client and connect anew.
/// </remarks>
public sealed partial class ImapClient(TimeProvider time) : IAsyncDisposable
{
    private MailServer server = new("", 0, SecureConnection.None);
    private MailConnection? connection;
    private ImapResponseReader? reader;

    /// <summary>A client on the system's clock.</summary>
    public ImapClient()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Whether calls can be made.</summary>
    public bool IsConnected => connection is { IsUsable: true };

    /// <summary>Whether what is said cannot be read on the way.</summary>
    public bool IsEncrypted => connection is { IsEncrypted: true };

    /// <summary>Whether the server knows who we are.</summary>
    public bool IsAuthenticated { get; private set; }

    /// <summary>What the server says it can do (RFC 3501 7.2.1), in upper case.</summary>
    public IReadOnlySet<string> Capabilities => capabilities;

    /// <summary>How many messages the selected mailbox holds, by the server's latest word.</summary>
    public long Exists { get; private set; }

    /// <summary>Connects, encrypts the line as <see cref="MailServer.Security"/> says, and learns what the server can do.</summary>
    /// <exception cref="ImapException">Cannot connect, TLS failed, no greeting of IMAP, or the server turned us away.</exception>
    public async Task ConnectAsync(MailServer mailServer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mailServer);
        if (connection is not null)
            throw new InvalidOperationException($"This client is connected to {server} already; make another one for {mailServer}.");

        server = mailServer;
        connection = await MailConnection.ConnectAsync(server, time, Fault, cancellation);
        reader = new ImapResponseReader(connection);
        await GreetAsync(cancellation);
        if (server.Security == SecureConnection.StartTls)
            await StartTlsAsync(cancellation);
        if (!capabilitiesAreKnown)
            await CapabilityAsync(cancellation);
    }

    /// <summary>Keeps the session alive and lets the server tell what is new (RFC 3501 6.1.2).</summary>
    public async Task NoopAsync(CancellationToken cancellation = default) =>
        RequireOk(new ImapCommand("NOOP").Raw("NOOP"), await ExecuteAsync(new ImapCommand("NOOP").Raw("NOOP"), cancellation));

    /// <summary>Says goodbye and closes the connection. A server that is gone already is no error.</summary>
    public async Task LogoutAsync(CancellationToken cancellation = default)
    {
        if (IsConnected)
        {
            leaving = true;
            try
            {
                await ExecuteAsync(new ImapCommand("LOGOUT").Raw("LOGOUT"), cancellation);
            }
            catch (ImapException)
            {
                // All work was confirmed before; how the farewell goes makes no difference to it.
            }
        }
        await DisposeAsync();
    }

    /// <summary>Closes the connection at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task GreetAsync(CancellationToken cancellation)
    {
        var response = await ReadAsync("the greeting (a port that expects TLS from the first byte on sends none)", null, cancellation);
        ImapStatus status;
        try
        {
            status = ImapStatus.Parse(response.Text.Span);
        }
        catch (FormatException)
        {
            throw Violation($"'{response}'", "the greeting of an IMAP server");
        }
        if (response.Kind != ImapResponseKind.Untagged || status.Condition is "NO" or "BAD")
            throw Violation($"'{response}'", "the greeting of an IMAP server");
        if (status.Condition == "BYE")
            throw connection!.Fail(MailServerFault.Refused, $"it turned us away: '{status.Words}'. Try again later.");
        IsAuthenticated = status.Condition == "PREAUTH";
        NoteCode(status);
    }

    private async Task StartTlsAsync(CancellationToken cancellation)
    {
        // Whoever is signed in before STARTTLS was signed in by an attacker in between (RFC 8314 and CVE-2020-12398).
        if (IsAuthenticated)
            throw connection!.Fail(MailServerFault.TlsFailed, "it signed us in before encryption (PREAUTH), which rules STARTTLS out. Use a port with TLS from the first byte on.");
        if (!capabilitiesAreKnown)
            await CapabilityAsync(cancellation);
        if (!capabilities.Contains("STARTTLS"))
            throw connection!.Fail(MailServerFault.TlsFailed, "it does not offer STARTTLS. Use its port with TLS from the first byte on (usually 993).");

        var status = await ExecuteAsync(new ImapCommand("STARTTLS").Raw("STARTTLS"), cancellation);
        if (!status.IsOk)
            throw connection!.Fail(MailServerFault.TlsFailed, $"it refused STARTTLS: '{status.Words}'. Use its port with TLS from the first byte on (usually 993).");
        await connection!.EncryptAsync(cancellation);

        // What was said in clear may have been said by anybody (RFC 3501 6.2.1).
        capabilities.Clear();
        capabilitiesAreKnown = false;
    }
}
