namespace ServiceDesk.Mail.Mime;

/// <summary>A node of a message: a <see cref="MimePart"/>, a <see cref="Multipart"/> or a <see cref="MessagePart"/>.</summary>
public abstract class MimeEntity
{
    private ContentDisposition? _disposition;
    private bool _dispositionWasRead;

    private protected MimeEntity(HeaderList headers, ContentType contentType, ReadOnlyMemory<byte> rawContent)
    {
        Headers = headers;
        ContentType = contentType;
        RawContent = rawContent;
    }

    /// <summary>The part's own fields; for the body of a message those of the message.</summary>
    public HeaderList Headers { get; }

    public ContentType ContentType { get; }

    /// <summary>The bytes after the header as received, transfer encoding included.</summary>
    public ReadOnlyMemory<byte> RawContent { get; }

    /// <summary>Null where the part says nothing about it.</summary>
    public ContentDisposition? ContentDisposition
    {
        get
        {
            if (!_dispositionWasRead && Headers.Find("Content-Disposition") is { Text.Length: > 0 } header)
                _disposition = ContentDisposition.Parse(header.Text);
            _dispositionWasRead = true;
            return _disposition;
        }
    }

    /// <summary>The identifier that <c>cid:</c> links name, without angle brackets, or null.</summary>
    public string? ContentId => MessageIds.ParseOne(Headers.Find("Content-ID"));

    /// <summary>The decoded file name as the sender wrote it, which may hold path separators; null where there is none.</summary>
    public string? FileName
    {
        get
        {
            var name = ContentDisposition?.FileName;
            if (string.IsNullOrWhiteSpace(name))
                name = ContentType.Name;
            return string.IsNullOrWhiteSpace(name) ? null : name;
        }
    }
}
