namespace ServiceDesk.Mail.Mime;

/// <summary>A message inside a message (RFC 2046 section 5.2.1).</summary>
public sealed class MessagePart : MimeEntity
{
    internal MessagePart(HeaderList headers, ContentType contentType, ReadOnlyMemory<byte> rawContent, MimeMessage message)
        : base(headers, contentType, rawContent)
    {
        Message = message;
    }

    public MimeMessage Message { get; }
}
