namespace ServiceDesk.Mail.Network;

/// <summary>What went wrong between us and a mail server, for whoever has to set it right.</summary>
public enum MailServerFault
{
    /// <summary>No such host, nobody listens there, or a firewall is in between.</summary>
    CannotConnect,

    /// <summary>TLS is not offered or the handshake failed; most often the certificate is not trusted.</summary>
    TlsFailed,

    /// <summary>The server does not take this user name and password, or no way of signing in that we know.</summary>
    SignInRefused,

    /// <summary>There is no mailbox (folder) of that name.</summary>
    NoSuchMailbox,

    /// <summary>The server understood and said no; its words are in the message.</summary>
    Refused,

    /// <summary>The server said what the protocol does not allow at that point.</summary>
    ProtocolViolation,

    /// <summary>The server did not answer, or did not go on, within <see cref="MailServer.Timeout"/>.</summary>
    TimedOut,

    /// <summary>The connection ended before the work was done.</summary>
    ConnectionLost,
}
