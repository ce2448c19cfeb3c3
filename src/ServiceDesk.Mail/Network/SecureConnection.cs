namespace ServiceDesk.Mail.Network;

/// <summary>How the line to a mail server is protected (RFC 8314).</summary>
public enum SecureConnection
{
    /// <summary>Nothing is encrypted, passwords included. For servers on the same machine.</summary>
    None,

    /// <summary>
    /// The line starts in clear and is encrypted by STARTTLS before anything else is said (RFC 3207, RFC 3501 6.2.1).
    /// A server that does not offer it is a failure, never a reason to go on in clear.
    /// </summary>
    StartTls,

    /// <summary>Encrypted from the first byte on.</summary>
    Tls,
}
