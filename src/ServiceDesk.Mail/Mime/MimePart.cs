namespace ServiceDesk.Mail.Mime;

/// <summary>A part with content of its own: a text, a picture, a file.</summary>
public sealed class MimePart : MimeEntity
{
    private ReadOnlyMemory<byte>? _content;
    private string? _text;

    internal MimePart(HeaderList headers, ContentType contentType, ReadOnlyMemory<byte> rawContent)
        : base(headers, contentType, rawContent)
    {
    }

    /// <summary>The content with its transfer encoding undone. Never throws; what cannot be decoded is left as it was sent.</summary>
    public ReadOnlyMemory<byte> Content => _content ??= TransferEncoding.Decode(RawContent, TransferEncoding.Of(Headers), IsText);

    /// <summary>The bytes of <see cref="Content"/>, decoded while they are read where that can be. Dispose of the stream.</summary>
    public Stream OpenRead() => TransferEncoding.OpenRead(RawContent, TransferEncoding.Of(Headers), IsText);

    private bool IsText => ContentType.MediaType == "text";

    /// <summary>The content as text by the part's charset, with line ends as sent; format=flowed is not undone here.</summary>
    public string Text => _text ??= HtmlCharset.DecodeText(Content.Span, ContentType);
}
