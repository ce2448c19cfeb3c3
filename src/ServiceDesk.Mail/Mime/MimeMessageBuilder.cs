namespace ServiceDesk.Mail.Mime;

/// <summary>
/// Writes a message (RFC 5322, MIME). The same properties and seed always give the same bytes, so that a row of the
/// outbox that is sent again is the same mail.
/// </summary>
/// <param name="boundarySeed">What the boundaries are derived from, for instance the key of the outbox row.</param>
public sealed class MimeMessageBuilder(string boundarySeed)
{
    private const int FirstReferences = 4;
    private const int LastReferences = 6;

    public MailboxAddress? From { get; set; }

    public MailboxAddress? Sender { get; set; }

    public IList<MailboxAddress> To { get; } = [];

    public IList<MailboxAddress> Cc { get; } = [];

    public IList<MailboxAddress> ReplyTo { get; } = [];

    public string? Subject { get; set; }

    /// <summary>Without angle brackets.</summary>
    public string? MessageId { get; set; }

    /// <summary>Without angle brackets; left out where it is so malformed that it cannot be written.</summary>
    public string? InReplyTo { get; set; }

    /// <summary>Without angle brackets, the oldest first; of more than ten the first four and the last six are written, malformed ones left out.</summary>
    public IList<string> References { get; } = [];

    /// <summary>Left out of the message where it is null.</summary>
    public DateTimeOffset? Date { get; set; }

    /// <summary>Fields beside those that have a property here, in this order; text that is not ASCII is encoded.</summary>
    public IList<KeyValuePair<string, string>> Headers { get; } = [];

    public string? TextBody { get; set; }

    public string? HtmlBody { get; set; }

    public IList<OutgoingAttachment> Attachments { get; } = [];

    /// <summary>The message with CRLF line ends, none longer than 998 bytes and, unless a word is longer, none over 78.</summary>
    /// <exception cref="ArgumentException">A value holds a line break or another control character, an address, identifier or
    /// field name is malformed, or a field is set that the builder writes itself.</exception>
    public byte[] ToBytes()
    {
        var output = new MimeOutput();
        WriteHeader(output);
        new BodyWriter(output, boundarySeed).Write(this);
        return output.ToArray();
    }

    /// <inheritdoc cref="ToBytes"/>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ToBytes());
    }

    /// <inheritdoc cref="ToBytes"/>
    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.WriteAsync(ToBytes(), cancellationToken).ConfigureAwait(false);
    }

    private void WriteHeader(MimeOutput output)
    {
        var header = new HeaderWriter(output);
        if (Date is { } date)
            header.WriteDate(date);
        if (From is not null)
            header.WriteAddresses("From", [From]);
        if (Sender is not null)
            header.WriteAddresses("Sender", [Sender]);
        header.WriteAddresses("Reply-To", ReplyTo);
        header.WriteAddresses("To", To);
        header.WriteAddresses("Cc", Cc);
        if (MessageId is not null)
            header.WriteId("Message-ID", MessageId);
        if (InReplyTo is not null)
            header.WriteForeignIds("In-Reply-To", [InReplyTo]);
        header.WriteForeignIds("References", ShortenedReferences());
        if (Subject is not null)
            header.WriteText("Subject", Subject);
        foreach (var (name, value) in Headers)
        {
            OutgoingValues.RequireExtraName(name);
            header.WriteText(name, value);
        }
        header.WriteText("MIME-Version", "1.0");
    }

    /// <summary>The thread's beginning and its latest messages are what mail programs sort by; the middle may go (RFC 5322 section 3.6.4 sets no length).</summary>
    private IList<string> ShortenedReferences() => References.Count <= FirstReferences + LastReferences
        ? References
        : [.. References.Take(FirstReferences), .. References.Skip(References.Count - LastReferences)];
}
