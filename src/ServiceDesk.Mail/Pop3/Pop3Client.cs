using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Pop3;

/// <summary>
/// Speaks POP3 (RFC 1939) with CAPA (RFC 2449), STLS (RFC 2595) and AUTH (RFC 5034): reads the one mailbox that it offers
/// and removes messages from it. One connection; one call at a time.
/// </summary>
/// <remarks>
/// Every call throws <see cref="Pop3Exception"/> when the server cannot be used or refuses. After a time-out, a lost
/// connection or a cancelled call the connection is at an unknown point: dispose of the client and connect anew. Messages
/// are removed by <see cref="QuitAsync"/> alone; a session that ends otherwise removes nothing.
/// </remarks>
public sealed partial class Pop3Client(TimeProvider time) : IAsyncDisposable
{
    private MailServer server = new("", 0, SecureConnection.None);
    private MailConnection? connection;
    private int deleted;

    /// <summary>A client on the system's clock.</summary>
    public Pop3Client()
        : this(TimeProvider.System)
    {
    }

    /// <summary>Whether calls can be made.</summary>
    public bool IsConnected => connection is { IsUsable: true };

    /// <summary>Whether what is said cannot be read on the way.</summary>
    public bool IsEncrypted => connection is { IsEncrypted: true };

    /// <summary>Whether the server knows who we are.</summary>
    public bool IsAuthenticated { get; private set; }

    /// <summary>What the server offers, by keyword, with the parameters behind it; empty when it does not know CAPA.</summary>
    public IReadOnlyDictionary<string, string> Capabilities => capabilities;

    /// <summary>Messages that a mailbox may hold: a list with more lines is not read on, for it lies in memory.</summary>
    public int MaxMessages { get; init; } = 200_000;

    /// <summary>Connects, encrypts the line as <see cref="MailServer.Security"/> says, and learns what the server can do.</summary>
    /// <exception cref="Pop3Exception">Cannot connect, TLS failed, no greeting of POP3, or the server turned us away.</exception>
    public async Task ConnectAsync(MailServer mailServer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mailServer);
        if (connection is not null)
            throw new InvalidOperationException($"This client is connected to {server} already; make another one for {mailServer}.");

        server = mailServer;
        connection = await MailConnection.ConnectAsync(server, time, Fault, cancellation);
        var greeting = await ReadStatusAsync("the greeting (a port that expects TLS from the first byte on sends none)", cancellation);
        if (greeting.Kind == Pop3StatusKind.Error)
            throw connection.Fail(MailServerFault.Refused, $"it turned us away: '{greeting.Words}'. Try again later.");
        if (!greeting.IsOk)
            throw Violation("a challenge", "the greeting of a POP3 server");
        await CapabilitiesAsync(cancellation);
        if (server.Security == SecureConnection.StartTls)
            await StartTlsAsync(cancellation);
    }

    /// <summary>Keeps the session alive.</summary>
    public async Task NoopAsync(CancellationToken cancellation = default) => await DoAsync("NOOP", "NOOP", cancellation);

    /// <summary>Takes back all marks of this session (RFC 1939 section 5).</summary>
    public async Task ResetAsync(CancellationToken cancellation = default)
    {
        await DoAsync("RSET", "RSET", cancellation);
        deleted = 0;
    }

    /// <summary>
    /// Says goodbye, upon which the server removes what was marked, and closes the connection. Where nothing was marked, a
    /// server that is gone already is no error.
    /// </summary>
    /// <exception cref="Pop3Exception">
    /// Marked messages were not removed, or some, or it is not known: the next session will show them again.
    /// </exception>
    public async Task QuitAsync(CancellationToken cancellation = default)
    {
        try
        {
            if (IsConnected)
                await DoAsync("QUIT", "QUIT", cancellation);
            else if (deleted > 0)
                throw Fault(MailServerFault.ConnectionLost, $"the connection was lost before {deleted} deleted messages could be removed. They are there still.");
        }
        catch (Pop3Exception) when (deleted == 0)
        {
            // Nothing was to be done; how the farewell goes makes no difference.
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <summary>Closes the connection at once. Nothing is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task StartTlsAsync(CancellationToken cancellation)
    {
        // A server from before CAPA says in its answer to STLS whether it knows it.
        if (capabilities.Count > 0 && !capabilities.ContainsKey("STLS"))
            throw connection!.Fail(MailServerFault.TlsFailed, "it does not offer STLS. Use its port with TLS from the first byte on (usually 995).");
        var status = await ExecuteAsync("STLS", "STLS", cancellation);
        if (!status.IsOk)
            throw connection!.Fail(MailServerFault.TlsFailed, $"it refused STLS: '{status.Words}'. Use its port with TLS from the first byte on (usually 995).");
        await connection!.EncryptAsync(cancellation);
        // What was said in clear may have been said by anybody (RFC 2595 section 4).
        await CapabilitiesAsync(cancellation);
    }
}
