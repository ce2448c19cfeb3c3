namespace ServiceDesk.Mail.Smtp;

/// <summary>Decides on the mail that an <see cref="SmtpReceiver"/> is offered. Called from many connections at a time.</summary>
/// <remarks>An exception becomes 451, so that the client tries again later, and is logged.</remarks>
public interface ISmtpMailHandler
{
    /// <summary>Whether there is such a recipient: 2xx takes it, 4xx and 5xx refuse it.</summary>
    /// <param name="envelope">What has been said so far.</param>
    /// <param name="address">The address without brackets; <c>postmaster</c> may come without a domain.</param>
    ValueTask<SmtpReply> RecipientAsync(SmtpEnvelope envelope, string address, CancellationToken cancellation);

    /// <summary>
    /// Takes a message over. A reply of 2xx is passed on as it is and means that the message is safe: it must be stored by
    /// then (RFC 5321 6.1).
    /// </summary>
    /// <param name="envelope">Who it is from and for.</param>
    /// <param name="message">The raw message; valid until the call ends.</param>
    ValueTask<SmtpReply> MessageAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation);

    /// <summary>
    /// Takes a message over that came by LMTP, and says for each recipient what became of it (RFC 2033 4.2). Where it is
    /// not implemented, what <see cref="MessageAsync"/> says holds for all.
    /// </summary>
    /// <param name="envelope">Who it is from and for.</param>
    /// <param name="message">The raw message; valid until the call ends.</param>
    /// <returns>As many replies as <see cref="SmtpEnvelope.Recipients"/>, in their order.</returns>
    async ValueTask<IReadOnlyList<SmtpReply>> DeliverAsync(SmtpEnvelope envelope, SmtpMessage message, CancellationToken cancellation)
    {
        var reply = await MessageAsync(envelope, message, cancellation);
        return [.. envelope.Recipients.Select(_ => reply)];
    }
}
