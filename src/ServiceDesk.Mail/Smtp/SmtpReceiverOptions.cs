using System.Net;
using System.Net.Security;

namespace ServiceDesk.Mail.Smtp;

/// <summary>Where an <see cref="SmtpReceiver"/> listens and what it puts up with.</summary>
public sealed record SmtpReceiverOptions
{
    /// <summary>The address to listen on. It asks nobody for a password: whoever reaches it can bring mail.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What is spoken there.</summary>
    public SmtpReceiverProtocol Protocol { get; init; }

    /// <summary>The name it greets with (RFC 5321 4.2).</summary>
    public string ServerName { get; init; } = "localhost";

    /// <summary>
    /// Gives the certificate for STARTTLS, with its private key and what a client needs to follow it to an authority; null: not
    /// offered. It is asked at each handshake, so that a renewed certificate is shown at once, from many connections at a time.
    /// </summary>
    public Func<SslStreamCertificateContext>? Certificate { get; init; }

    /// <summary>Whether a sender is refused on a line that is not encrypted (530, RFC 3207 section 4).</summary>
    public bool RequireTls { get; init; }

    /// <summary>Bytes of one message.</summary>
    public int MaxMessageSize { get; init; } = 25 * 1024 * 1024;

    /// <summary>
    /// Bytes of messages that lie in memory at a time, over all connections; what comes in beyond that, and every
    /// message of more than 64 KB, goes to temporary files. A handler that reads a whole message into memory adds it to that, for as many messages as are in processing.
    /// </summary>
    public long MaxBytesInMemory { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// The directory of those files, which have no name there and vanish with the process. It needs room for
    /// <see cref="MaxConnections"/> times <see cref="MaxMessageSize"/> at worst; without room, 452 is the reply.
    /// </summary>
    public string TemporaryDirectory { get; init; } = Path.GetTempPath();

    /// <summary>Recipients of one message; at least 100 (RFC 5321 4.5.3.1.8).</summary>
    public int MaxRecipients { get; init; } = 100;

    /// <summary>Bytes of one command with its end; at least 512 and what the extensions add (RFC 5321 4.5.3.1.4).</summary>
    public int MaxCommandLength { get; init; } = 2048;

    /// <summary>Connections at a time.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>Connections at a time from one address.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 20;

    /// <summary>Commands between two messages, accepted recipients not counted.</summary>
    public int MaxCommandsWithoutProgress { get; init; } = 50;

    /// <summary>
    /// Time for a command, for 64 KB of a message, for taking our replies, and for a place among those in processing.
    /// At least five minutes for servers of the Internet (RFC 5321 4.5.3.2.7).
    /// </summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Messages that the handler works on at a time; the senders of others wait for their reply.</summary>
    public int MaxMessagesInProcessing { get; init; } = 4;
}
