using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tnef;

/// <summary>Gathers the attributes of one attachment.</summary>
internal sealed class TnefAttachmentReader(int depth)
{
    private const int EmbeddedMessageMethod = 5;

    // Before an object stands the identifier of its interface.
    private const int InterfaceIdLength = 16;
    private const int LongestType = 100;

    private ReadOnlyMemory<byte> _title;
    private ReadOnlyMemory<byte> _transportName;
    private ReadOnlyMemory<byte>? _data;
    private ReadOnlyMemory<byte>? _properties;

    public void Take(TnefAttribute attribute)
    {
        switch (attribute.Id)
        {
            case TnefAttributeId.AttachmentTitle:
                _title = attribute.Data;
                break;
            case TnefAttributeId.AttachmentTransportFileName:
                _transportName = attribute.Data;
                break;
            case TnefAttributeId.AttachmentData:
                _data = attribute.Data;
                break;
            case TnefAttributeId.AttachmentProperties:
                _properties = attribute.Data;
                break;
        }
    }

    /// <summary>Null for an attachment without content.</summary>
    public TnefAttachment? Build(int codePage)
    {
        var properties = MapiProperties.Read(_properties ?? default, codePage);
        var inner = properties.Bytes(MapiProperty.AttachmentData);
        var isMessage = properties.Number(MapiProperty.AttachmentMethod) == EmbeddedMessageMethod;
        if (inner is { Length: > InterfaceIdLength } wrapped && TnefStream.HasSignature(wrapped.Span[InterfaceIdLength..]))
        {
            inner = wrapped[InterfaceIdLength..];
            isMessage = true;
        }
        if ((isMessage ? inner ?? _data : _data ?? inner) is not { } content)
            return null;
        var name = properties.Text(MapiProperty.AttachmentLongFileName) ?? Name(_transportName, codePage)
            ?? properties.Text(MapiProperty.AttachmentFileName) ?? Name(_title, codePage) ?? properties.Text(MapiProperty.DisplayName);
        return new TnefAttachment(
            name,
            TypeOf(properties.Text(MapiProperty.AttachmentMimeTag)),
            properties.Text(MapiProperty.AttachmentContentId)?.Trim('<', '>', ' '),
            content,
            isMessage ? TnefMessage.Read(content, depth + 1) : null);
    }

    private static string? Name(ReadOnlyMemory<byte> raw, int codePage)
    {
        var text = TnefText.Decode(raw.Span, codePage);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The declared type where it is one that a file can have.</summary>
    private static string TypeOf(string? declared)
    {
        if (declared is null || declared.Length > LongestType || declared.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            return "application/octet-stream";
        var type = ContentType.Parse(declared);
        return type.MediaType is "multipart" or "message" ? "application/octet-stream" : type.MimeType;
    }
}
