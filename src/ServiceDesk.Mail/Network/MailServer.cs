namespace ServiceDesk.Mail.Network;

/// <summary>Where a mail server is and how it is to be spoken to.</summary>
/// <param name="Host">Name or address; with TLS, the name that its certificate has to carry.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Security">How the line is protected.</param>
public sealed record MailServer(string Host, int Port, SecureConnection Security)
{
    /// <summary>
    /// SHA-256 thumbprint (64 hexadecimal digits; colons and case do not matter) of the one certificate that is accepted
    /// although no known authority vouches for it, or its name or dates are wrong. Null: only valid certificates.
    /// </summary>
    public string? AcceptedCertificate { get; init; }

    /// <summary>
    /// How long the server may take to connect, to finish a line that it has begun or owes, to send the next 64 KB of a
    /// message, and to take what is sent to it.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How the connection is opened; null: to whatever the host's name leads to.</summary>
    public Connector? Connector { get; init; }

    /// <summary>Host and port, as error messages name the server.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
