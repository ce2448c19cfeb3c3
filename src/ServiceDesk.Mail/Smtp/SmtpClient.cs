using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Buffers;
using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>
/// Hands messages over to a mail server (RFC 5321, RFC 6409), with STARTTLS, AUTH, SIZE, 8BITMIME, SMTPUTF8 and PIPELINING
/// where the server offers them. One connection; one call at a time; any number of messages.
/// </summary>
/// <remarks>
/// Throws <see cref="SmtpException"/> when the server cannot be used. What it says of a message or a recipient is no
/// exception but the result. After a time-out, a lost connection or a cancelled call: dispose of it and connect anew.
/// </remarks>
public sealed partial class SmtpClient(TimeProvider time) : IAsyncDisposable
{
    private readonly Dictionary<string, string> extensions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> secrets = [];
    private MailServer server = new("", 0, SecureConnection.None);
    private MailConnection? connection;
    private SmtpReplyReader? replies;
    private bool confirmationIsMissing;

    /// <summary>A client on the system's clock.</summary>
    public SmtpClient()
        : this(TimeProvider.System)
    {
    }

    /// <summary>The name we greet with (RFC 5321 4.1.1.1); null: our address on the connection, in brackets.</summary>
    public string? LocalDomain { get; init; }

    /// <summary>Whether calls can be made.</summary>
    public bool IsConnected => connection is { IsUsable: true };

    /// <summary>Whether what is said cannot be read on the way.</summary>
    public bool IsEncrypted => connection is { IsEncrypted: true };

    /// <summary>What the server offers, by keyword, with the parameters behind it (RFC 5321 4.1.1.1).</summary>
    public IReadOnlyDictionary<string, string> Extensions => extensions;

    /// <summary>Bytes that the server takes for one message; null when it does not tell (RFC 1870).</summary>
    public long? MaxMessageSize =>
        extensions.TryGetValue("SIZE", out var size) && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
            ? bytes
            : null;

    /// <summary>Connects, encrypts the line as <see cref="MailServer.Security"/> says, and greets.</summary>
    /// <exception cref="SmtpException">Cannot connect, TLS failed, no greeting of SMTP, or the server turned us away.</exception>
    public async Task ConnectAsync(MailServer mailServer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(mailServer);
        if (connection is not null)
            throw new InvalidOperationException($"This client is connected to {server} already; make another one for {mailServer}.");

        server = mailServer;
        connection = await MailConnection.ConnectAsync(server, time, Fault, cancellation);
        replies = new SmtpReplyReader(connection);
        var greeting = await replies.ReadAsync("the greeting (a port that expects TLS from the first byte on sends none)", cancellation);
        if (!greeting.IsPositive)
            throw Refused("us", greeting, MailServerFault.Refused);
        await GreetAsync(cancellation);
        if (server.Security != SecureConnection.StartTls)
            return;

        if (!extensions.ContainsKey("STARTTLS"))
            throw connection.Fail(MailServerFault.TlsFailed, "it does not offer STARTTLS. Use its port with TLS from the first byte on (usually 465).");
        var reply = await CommandAsync("STARTTLS", "STARTTLS", cancellation);
        if (!reply.IsPositive)
            throw Refused("STARTTLS", reply, MailServerFault.TlsFailed);
        await connection.EncryptAsync(cancellation);
        await GreetAsync(cancellation);
    }

    /// <summary>Keeps the session alive.</summary>
    public async Task NoopAsync(CancellationToken cancellation = default)
    {
        var reply = await CommandAsync("NOOP", "NOOP", cancellation);
        if (!reply.IsPositive)
            throw Refused("NOOP", reply, MailServerFault.Refused);
    }

    /// <summary>Says goodbye and closes the connection. A server that is gone already is no error.</summary>
    public async Task QuitAsync(CancellationToken cancellation = default)
    {
        if (IsConnected)
        {
            try
            {
                await CommandAsync("QUIT", "QUIT", cancellation);
            }
            catch (SmtpException)
            {
                // All messages were confirmed before; how the farewell goes makes no difference to them.
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
        extensions.Clear();
        var address = connection!.LocalAddress.IsIPv4MappedToIPv6 ? connection.LocalAddress.MapToIPv4() : connection.LocalAddress;
        var name = LocalDomain ?? (address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]");
        var reply = await CommandAsync("EHLO " + name, "EHLO", cancellation);
        if (reply.IsPermanent)
            reply = await CommandAsync("HELO " + name, "HELO", cancellation);
        if (!reply.IsPositive)
            throw Refused($"the name {name}", reply, MailServerFault.Refused);
        foreach (var line in reply.Text.Split('\n').Skip(1))
        {
            var words = line.Trim().Split(' ', 2);
            extensions[words[0]] = words.Length > 1 ? words[1].Trim() : "";
        }
    }

    private async Task<SmtpReply> CommandAsync(string command, string name, CancellationToken cancellation)
    {
        RequireConnection();
        Write(command);
        await connection!.FlushAsync(cancellation);
        return await ReadReplyAsync(name, cancellation);
    }

    private void Write(string command) => connection!.Output.Write(Encoding.UTF8.GetBytes(command + "\r\n"));

    private async Task<SmtpReply> ReadReplyAsync(string command, CancellationToken cancellation)
    {
        var reply = await replies!.ReadAsync($"the reply to {command}", cancellation);
        // 421 may answer anything and means that the server closes the connection (RFC 5321 3.8).
        if (reply.Code == 421)
            connection!.MarkUnusable();
        return reply;
    }

    private void RequireConnection()
    {
        if (connection is null)
            throw new InvalidOperationException("The client is not connected: call ConnectAsync first.");
        if (!connection.IsUsable)
            throw new InvalidOperationException($"The connection to {server} has failed or was closed: make a new client and connect again.");
    }

    private SmtpException Refused(string what, SmtpReply reply, MailServerFault fault, string explanation = "") =>
        new(server, fault, Hide($"it refused {what}: '{reply}'.{explanation}")) { Reply = reply with { Text = Hide(reply.Text) } };

    private SmtpException Fault(MailServerFault fault, string message, Exception? inner = null, string? refusedCertificate = null) =>
        new(server, fault, Hide(message), inner)
        {
            RefusedCertificate = refusedCertificate,
            MayHaveBeenAccepted = confirmationIsMissing,
        };

    /// <summary>Some servers repeat in their answer what they were sent.</summary>
    private string Hide(string message) =>
        secrets.Aggregate(message, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));
}
