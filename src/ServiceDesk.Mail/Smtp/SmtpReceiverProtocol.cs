namespace ServiceDesk.Mail.Smtp;

/// <summary>What an <see cref="SmtpReceiver"/> speaks.</summary>
public enum SmtpReceiverProtocol
{
    /// <summary>SMTP (RFC 5321): one reply for the message, whoever it is for.</summary>
    Smtp,

    /// <summary>
    /// LMTP (RFC 2033): greeted with LHLO, and a reply for each recipient behind the message, so that one of them can be
    /// tried again without the others. Not for port 25.
    /// </summary>
    Lmtp,
}
