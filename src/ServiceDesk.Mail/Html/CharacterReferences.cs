using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace ServiceDesk.Mail.Html;

/// <summary>Resolves character references (<c>&amp;eacute;</c>, <c>&amp;#233;</c>) and writes the few that HTML needs.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;

    /// <summary>What &amp;#128; to &amp;#159; stand for: those numbers were always meant as Windows-1252.</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Resolves the references of a text or an attribute's value. A name needs its semicolon, or it is text.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        var ampersand = text.IndexOf('&');
        if (ampersand < 0) return text.ToString();
        var decoded = new StringBuilder(text.Length);
        while (ampersand >= 0)
        {
            decoded.Append(text[..ampersand]);
            text = text[ampersand..];
            var length = Resolve(text, decoded);
            if (length == 0) decoded.Append('&');
            text = text[Math.Max(length, 1)..];
            ampersand = text.IndexOf('&');
        }
        return decoded.Append(text).ToString();
    }

    /// <summary>Writes text as HTML, so that it is read back as the same characters.</summary>
    public static StringBuilder AppendEncoded(this StringBuilder output, ReadOnlySpan<char> text, bool inAttribute = false)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': output.Append("&amp;"); break;
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '\u00A0': output.Append("&nbsp;"); break;
                case '"' when inAttribute: output.Append("&quot;"); break;
                default: output.Append(c); break;
            }
        }
        return output;
    }

    /// <summary>Resolves the reference that the text begins with; gives its length, or 0 when it is none.</summary>
    private static int Resolve(ReadOnlySpan<char> text, StringBuilder output)
    {
        if (text.Length > 2 && text[1] == '#') return ResolveNumber(text, output);
        var end = text[..Math.Min(text.Length, LongestName + 2)].IndexOf(';');
        if (end < 2) return 0;
        foreach (var c in text[1..end])
            if (!char.IsAsciiLetterOrDigit(c)) return 0;
        var symbol = HtmlEntityProvider.Resolver.GetSymbol(text[1..(end + 1)].ToString());
        if (symbol is null) return 0;
        output.Append(symbol);
        return end + 1;
    }

    private static int ResolveNumber(ReadOnlySpan<char> text, StringBuilder output)
    {
        var hex = text[2] is 'x' or 'X';
        var from = hex ? 3 : 2;
        var end = from;
        while (end < text.Length && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end]))) end++;
        if (end == from) return 0;
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var digits = text[from..end].TrimStart('0');
        var number = digits.Length == 0 ? 0
            : digits.Length <= 7 && int.TryParse(digits, style, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        if (number is >= 128 and <= 159) output.Append(Windows1252[number - 128]);
        else if (number == '\r') output.Append('\n');
        else if (number > 0 && Rune.IsValid(number)) output.Append(new Rune(number).ToString());
        else output.Append('\uFFFD');
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }
}
