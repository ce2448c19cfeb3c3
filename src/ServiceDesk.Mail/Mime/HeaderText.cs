using System.Buffers;
using System.Text;

namespace ServiceDesk.Mail.Mime;

/// <summary>From the bytes of a field to its one-line text.</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '\u007F']);

    /// <summary>Decodes 8-bit text (RFC 6532, or an unlabelled code page), joins folded lines (RFC 5322 section 2.2.3) and trims.</summary>
    public static string Unfold(ReadOnlySpan<byte> raw, string? bodyCharset)
    {
        var text = Charsets.DecodeUnlabelled(raw, bodyCharset);
        return text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text.Trim(' ', '\t') : JoinLines(text);
    }

    /// <summary>Turns each run of control characters into one space; NULs vanish.</summary>
    public static string WithoutControls(string text)
    {
        if (text.AsSpan().IndexOfAny(Controls) < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var c in text)
        {
            if (c == '\0')
                continue;
            if (Controls.Contains(c))
            {
                pendingSpace = true;
                continue;
            }
            if (pendingSpace && c != ' ')
                result.Append(' ');
            pendingSpace = false;
            result.Append(c);
        }
        if (pendingSpace)
            result.Append(' ');
        return result.ToString();
    }

    private static string JoinLines(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n'))
            {
                result.Append(text[i]);
                continue;
            }
            while (i + 1 < text.Length && text[i + 1] is '\r' or '\n')
                i++;
            // A continuation without its white space (seen in archives) must not glue two words together;
            // a tab that only folds is a space to the reader.
            result.Append(' ');
            if (i + 1 < text.Length && text[i + 1] is ' ' or '\t')
                i++;
        }
        return result.ToString().Trim(' ', '\t');
    }
}
