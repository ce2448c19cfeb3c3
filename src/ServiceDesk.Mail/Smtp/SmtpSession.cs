using System.Net;

namespace ServiceDesk.Mail.Smtp;

/// <summary>The client at the other end of a connection to an <see cref="SmtpReceiver"/>.</summary>
public sealed class SmtpSession
{
    internal SmtpSession(IPEndPoint remote) => Remote = remote;

    /// <summary>Where it connects from.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>The name that it greeted with, which may be anything; empty before.</summary>
    public string ClientName { get; internal set; } = "";

    /// <summary>Whether it greeted with EHLO, not HELO.</summary>
    public bool IsExtended { get; internal set; }

    /// <summary>Whether the line is encrypted.</summary>
    public bool IsEncrypted { get; internal set; }
}
