using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Text of a part by its label, or, for HTML without one, by what its own head says.</summary>
internal static class HtmlCharset
{
    private static readonly SearchValues<char> AfterLabel = SearchValues.Create("\"' ;/>\r\n");
    private const int HeadLength = 2048;

    public static string DecodeText(ReadOnlySpan<byte> content, ContentType type)
    {
        var label = type.Charset;
        if (label is null && type.Is("text", "html"))
            label = FromHead(content);
        return Charsets.Decode(content, label);
    }

    private static string? FromHead(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeadLength)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        var end = rest.IndexOfAny(AfterLabel);
        return end <= 0 ? null : rest[..end].ToString();
    }
}
