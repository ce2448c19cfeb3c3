namespace ServiceDesk.Mail.Smtp;

/// <summary>What a client says of a message before it sends it (RFC 5321 2.3.1).</summary>
public sealed class SmtpEnvelope
{
    private readonly List<string> recipients = [];

    internal SmtpEnvelope(SmtpSession session, string sender, bool isUtf8)
    {
        Session = session;
        Sender = sender;
        IsUtf8 = isUtf8;
    }

    /// <summary>Who brings it.</summary>
    public SmtpSession Session { get; }

    /// <summary>Where bounces go; empty for a bounce itself, which must never be answered.</summary>
    public string Sender { get; }

    /// <summary>The recipients that the handler has taken.</summary>
    public IReadOnlyList<string> Recipients => recipients;

    /// <summary>Addresses and header may hold UTF-8 (RFC 6531).</summary>
    public bool IsUtf8 { get; }

    internal void Add(string recipient) => recipients.Add(recipient);
}
