namespace ServiceDesk.Mail.Network;

/// <summary>
/// A mail server could not be used. The message says what was seen, what was expected and what can be done, and is fit to
/// be shown to an administrator; it never holds a password.
/// </summary>
public abstract class MailServerException : Exception
{
    private protected MailServerException(MailServer server, MailServerFault fault, string message, Exception? inner)
        : base($"{server}: {message}", inner)
    {
        Server = server;
        Fault = fault;
    }

    /// <summary>The server that was spoken to.</summary>
    public MailServer Server { get; }

    /// <summary>What kind of thing went wrong.</summary>
    public MailServerFault Fault { get; }

    /// <summary>
    /// SHA-256 thumbprint of the certificate that was not trusted, to be put into
    /// <see cref="MailServer.AcceptedCertificate"/> by an administrator who knows it; otherwise null.
    /// </summary>
    public string? RefusedCertificate { get; internal init; }
}
