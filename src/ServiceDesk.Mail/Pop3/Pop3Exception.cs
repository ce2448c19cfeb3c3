using ServiceDesk.Mail.Network;

namespace ServiceDesk.Mail.Pop3;

/// <summary>A POP3 server could not be used, or refused; see <see cref="MailServerException"/>.</summary>
public sealed class Pop3Exception : MailServerException
{
    internal Pop3Exception(MailServer server, MailServerFault fault, string message, Exception? inner = null)
        : base(server, fault, message, inner)
    {
    }

    /// <summary>
    /// The response code that the server gave with its refusal, without brackets and in upper case (RFC 2449 section 8, RFC
    /// 3206), such as <c>IN-USE</c>, <c>AUTH</c> or <c>SYS/TEMP</c>; null when there was none.
    /// </summary>
    public string? ResponseCode { get; internal init; }
}
