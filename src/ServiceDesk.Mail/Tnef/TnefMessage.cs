using System.Buffers.Binary;

namespace ServiceDesk.Mail.Tnef;

/// <summary>A message in the Transport Neutral Encapsulation Format (MS-OXTNEF), which Outlook and Exchange send as <c>winmail.dat</c>.</summary>
/// <param name="Subject">Null where it says none.</param>
/// <param name="Text">The plain text; null where there is none, or only HTML.</param>
/// <param name="Html">The HTML, also where it came wrapped in RTF; null where there is none.</param>
/// <param name="Attachments">Files, pictures and messages, in order.</param>
internal sealed record TnefMessage(string? Subject, string? Text, string? Html, IReadOnlyList<TnefAttachment> Attachments)
{
    private const int MostAttachments = 2000;

    // Messages within messages; deeper ones stay the TNEF that they are.
    private const int DeepestMessage = 6;
    private const int DefaultCodePage = 1252;

    public bool HasBody => Text is not null || Html is not null;

    /// <summary>Null for what is no TNEF, or holds neither a body nor a file. What is cut off gives what came before the cut.</summary>
    public static TnefMessage? Read(ReadOnlyMemory<byte> content) => Read(content, 0);

    internal static TnefMessage? Read(ReadOnlyMemory<byte> content, int depth)
    {
        if (depth > DeepestMessage || !TnefStream.HasSignature(content.Span))
            return null;
        var codePage = DefaultCodePage;
        ReadOnlyMemory<byte> subject = default, body = default, properties = default;
        var readers = new List<TnefAttachmentReader>();
        foreach (var attribute in TnefStream.Attributes(content))
        {
            switch (attribute.Id)
            {
                case TnefAttributeId.OemCodePage when attribute.Data.Length >= 4:
                    codePage = BinaryPrimitives.ReadInt32LittleEndian(attribute.Data.Span);
                    break;
                case TnefAttributeId.Subject:
                    subject = attribute.Data;
                    break;
                case TnefAttributeId.Body:
                    body = attribute.Data;
                    break;
                case TnefAttributeId.MessageProperties:
                    properties = attribute.Data;
                    break;
                case TnefAttributeId.AttachmentRenderData when readers.Count < MostAttachments:
                    readers.Add(new TnefAttachmentReader(depth));
                    break;
                default:
                    if (readers.Count > 0)
                        readers[^1].Take(attribute);
                    break;
            }
        }
        var mapi = MapiProperties.Read(properties, codePage);
        var attachments = readers.Select(reader => reader.Build(codePage)).OfType<TnefAttachment>().ToList();
        var (text, html) = TnefBody.Read(mapi, TnefText.Decode(body.Span, codePage));
        var message = new TnefMessage(mapi.Text(MapiProperty.Subject) ?? NullIfBlank(TnefText.Decode(subject.Span, codePage)), text, html, attachments);
        return message.HasBody || attachments.Count > 0 ? message : null;
    }

    private static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
