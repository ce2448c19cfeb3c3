using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Smtp;

/// <summary>An SMTP server could not be used; see <see cref="MailServerException"/>.</summary>
public sealed class SmtpException : MailServerException
{
    internal SmtpException(MailServer server, MailServerFault fault, string message, Exception? inner = null)
        : base(server, fault, message, inner)
    {
    }

    /// <summary>The reply that made it fail, if there was one.</summary>
    public SmtpReply? Reply { get; internal init; }

    /// <summary>
    /// The whole message had been sent and only the server's word was missing (RFC 1047): it may have been delivered, and
    /// sending it again may deliver it twice.
    /// </summary>
    public bool MayHaveBeenAccepted { get; internal init; }
}
