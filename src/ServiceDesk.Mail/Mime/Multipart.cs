namespace ServiceDesk.Mail.Mime;

/// <summary>A part made of parts (RFC 2046 section 5.1).</summary>
public sealed class Multipart : MimeEntity
{
    internal Multipart(HeaderList headers, ContentType contentType, ReadOnlyMemory<byte> rawContent, ReadOnlyMemory<byte> preamble, IReadOnlyList<MimeEntity> parts)
        : base(headers, contentType, rawContent)
    {
        Preamble = preamble;
        Parts = parts;
    }

    public IReadOnlyList<MimeEntity> Parts { get; }

    /// <summary>What stands before the first delimiter; readers of MIME do not show it.</summary>
    public ReadOnlyMemory<byte> Preamble { get; }
}
