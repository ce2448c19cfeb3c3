using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>HTML of plain text: paragraphs, line breaks, web and mail addresses as links; all else escaped.</summary>
public static class PlainTextHtml
{
    private const int LongestUrl = 4096;
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 255;

    /// <summary>Blank lines part paragraphs; white space at the beginning of a line is kept. Linear time.</summary>
    public static string FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new StringBuilder(text.Length + (text.Length / 8) + 16);
        var inParagraph = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace())
            {
                if (inParagraph) output.Append("</p>\n");
                inParagraph = false;
                continue;
            }
            output.Append(inParagraph ? "<br>\n" : "<p>");
            inParagraph = true;
            WriteLine(line.TrimEnd(), output);
        }
        if (inParagraph) output.Append("</p>\n");
        // Cut before the string is made, not after: the HTML of a large text is not held once more.
        while (output.Length > 0 && output[^1] == '\n') output.Length--;
        return output.ToString();
    }

    private static void WriteLine(ReadOnlySpan<char> line, StringBuilder output)
    {
        var indent = 0;
        for (; indent < line.Length && char.IsWhiteSpace(line[indent]); indent++) output.Append(line[indent] == '\t' ? "&nbsp;&nbsp;&nbsp;&nbsp;" : "&nbsp;");
        line = line[indent..];
        var written = 0;
        for (var at = 0; at < line.Length;)
        {
            var (start, end, prefix) = LinkAt(line, at, written);
            if (end == 0)
            {
                at++;
                continue;
            }
            output.AppendEncoded(line[written..start]);
            output.Append("<a href=\"").Append(prefix).AppendEncoded(line[start..end], inAttribute: true)
                .Append("\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">").AppendEncoded(line[start..end]).Append("</a>");
            at = written = end;
        }
        output.AppendEncoded(line[written..]);
    }

    private static (int Start, int End, string Prefix) LinkAt(ReadOnlySpan<char> line, int at, int written)
    {
        if (line[at] == '@') return MailAddressAt(line, at, written);
        if (line[at] is not ('h' or 'H' or 'w' or 'W') || (at > 0 && char.IsLetterOrDigit(line[at - 1]))) return default;
        var rest = line[at..Math.Min(line.Length, at + LongestUrl)];
        var prefix = "";
        int head;
        if (rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) head = 8;
        else if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) head = 7;
        else if (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) (head, prefix) = (4, "http://");
        else return default;
        var length = head;
        while (length < rest.Length && rest[length] > ' ' && !char.IsWhiteSpace(rest[length]) && rest[length] is not ('<' or '>' or '"' or '`')) length++;
        length = WithoutPunctuation(rest[..length]);
        return length > head && char.IsLetterOrDigit(rest[head]) ? (at, at + length, prefix) : default;
    }

    /// <summary>What ends a sentence is no part of the address, nor is a bracket that was opened before it.</summary>
    private static int WithoutPunctuation(ReadOnlySpan<char> url)
    {
        var opened = url.Count('(') - url.Count(')');
        var length = url.Length;
        for (; length > 0; length--)
        {
            var last = url[length - 1];
            if (last == ')' && opened < 0) opened++;
            else if (last is not ('.' or ',' or ';' or ':' or '!' or '?' or '\'' or ']' or '}' or '*' or '_')) break;
        }
        return length;
    }

    private static (int Start, int End, string Prefix) MailAddressAt(ReadOnlySpan<char> line, int at, int written)
    {
        var start = at;
        var first = Math.Max(written, at - LongestLocalPart);
        while (start > first && IsLocal(line[start - 1])) start--;
        while (start < at && line[start] == '.') start++;
        var end = at + 1;
        var last = Math.Min(line.Length, at + 1 + LongestDomain);
        while (end < last && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '-')) end++;
        while (end > at + 1 && line[end - 1] is '.' or '-') end--;
        return start < at && line[(at + 1)..end].Contains('.') ? (start, end, "mailto:") : default;
    }

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'' or '=' or '#' or '~';
}
