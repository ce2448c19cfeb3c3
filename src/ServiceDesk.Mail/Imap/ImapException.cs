using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Imap;

/// <summary>An IMAP server could not be used, or refused; see <see cref="MailServerException"/>.</summary>
public sealed class ImapException : MailServerException
{
    internal ImapException(MailServer server, MailServerFault fault, string message, Exception? inner = null)
        : base(server, fault, message, inner)
    {
    }

    /// <summary>
    /// The response code that the server gave with its refusal, without brackets and in upper case (RFC 5530), such as
    /// <c>ALREADYEXISTS</c>, <c>TRYCREATE</c> or <c>OVERQUOTA</c>; null when there was none.
    /// </summary>
    public string? ResponseCode { get; internal init; }
}
