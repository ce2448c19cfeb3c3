using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>Joins the soft-wrapped lines of format=flowed (RFC 3676 section 4).</summary>
internal static class FlowedText
{
    private const string SignatureLine = "-- ";

    /// <summary>The text with paragraphs on one line each and quotes as <c>&gt; </c> prefixes; other formats come back as they are.</summary>
    public static string Decode(string text, ContentType type)
    {
        if (!"flowed".Equals(type.Parameters["format"], StringComparison.OrdinalIgnoreCase))
            return text;
        var deletesSpace = "yes".Equals(type.Parameters["delsp"], StringComparison.OrdinalIgnoreCase);
        var result = new StringBuilder(text.Length);
        var openDepth = -1;
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            var lineEnd = end < 0 ? "" : line.EndsWith("\r") ? "\r\n" : "\n";
            rest = end < 0 ? [] : rest[(end + 1)..];
            AppendLine(line.TrimEnd('\r'), lineEnd, deletesSpace, ref openDepth, result);
        }
        return result.ToString();
    }

    /// <param name="line">Without its end.</param>
    /// <param name="lineEnd">The end that it had.</param>
    /// <param name="deletesSpace">Whether the space of a soft break is no part of the text (DelSp).</param>
    /// <param name="openDepth">Quote depth of the paragraph that still goes on, or -1.</param>
    /// <param name="result">The text so far.</param>
    private static void AppendLine(ReadOnlySpan<char> line, string lineEnd, bool deletesSpace, ref int openDepth, StringBuilder result)
    {
        var depth = line.IndexOfAnyExcept('>');
        if (depth < 0)
            depth = line.Length;
        var content = line[depth..];
        if (content.StartsWith(" "))
            content = content[1..];
        var isSignature = content.SequenceEqual(SignatureLine);
        if (openDepth >= 0 && (openDepth != depth || isSignature))
        {
            // A paragraph whose quote depth changes, or that meets a signature, ends without a fixed line (section 4.5).
            result.Append(lineEnd.Length == 0 ? "\n" : lineEnd);
            openDepth = -1;
        }
        if (openDepth < 0 && depth > 0)
            result.Append('>', depth).Append(content.IsEmpty ? "" : " ");
        var isFlowed = content.EndsWith(" ") && !isSignature && lineEnd.Length > 0;
        openDepth = isFlowed ? depth : -1;
        result.Append(isFlowed && deletesSpace ? content[..^1] : content);
        if (!isFlowed)
            result.Append(lineEnd);
    }
}
