namespace ServiceDesk.Mail.Mime;

/// <summary>A file that came with a message.</summary>
public sealed class MimeAttachment
{
    private readonly Func<ReadOnlyMemory<byte>> _content;
    private readonly Func<Stream>? _open;

    internal MimeAttachment(string? fileName, string contentType, string? contentId, bool isInline, Func<ReadOnlyMemory<byte>> content, Func<Stream>? open = null)
    {
        FileName = fileName;
        ContentType = contentType;
        ContentId = contentId;
        IsInline = isInline;
        _content = content;
        _open = open;
    }

    /// <summary>A leaf name: path separators and control characters have become underscores. Null where the sender gave none.</summary>
    public string? FileName { get; }

    /// <summary>The media type that the sender declared, in lower case and without parameters; not to be trusted.</summary>
    public string ContentType { get; }

    /// <summary>What <c>cid:</c> links in the HTML name, without angle brackets.</summary>
    public string? ContentId { get; }

    /// <summary>Whether it is shown within the text: the sender says so, or the HTML names its <see cref="ContentId"/>.</summary>
    public bool IsInline { get; }

    /// <summary>The decoded bytes; of an embedded message its raw bytes.</summary>
    public ReadOnlyMemory<byte> Content => _content();

    /// <summary>The bytes of <see cref="Content"/>, decoded while they are read where that can be. Dispose of the stream.</summary>
    public Stream OpenRead() => _open?.Invoke() ?? MemoryBytes.OpenRead(Content);
}
