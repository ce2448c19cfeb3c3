namespace ServiceDesk.Mail.Smtp;

/// <summary>What became of a message for one recipient, and the reply that decided it.</summary>
/// <param name="Address">The recipient as given.</param>
/// <param name="Reply">
/// The server's reply. When the client knows beforehand that the server cannot take the message (its size, characters), it
/// is the reply that RFC 1870, 6152 or 6531 would have the server give.
/// </param>
public sealed record SmtpRecipientResult(string Address, SmtpReply Reply)
{
    /// <summary>What that reply means.</summary>
    public SmtpOutcome Outcome => Reply switch
    {
        { IsPositive: true } => SmtpOutcome.Accepted,
        { IsTemporary: true } => SmtpOutcome.TemporaryFailure,
        _ => SmtpOutcome.PermanentFailure,
    };
}
