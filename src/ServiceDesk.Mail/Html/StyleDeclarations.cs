using System.Collections.Frozen;
using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>
/// Filters CSS declarations: known properties alone, with values of plain words, numbers, colours and font names.
/// Escapes and functions other than colours are refused, so nothing is loaded, run, or laid over the page.
/// </summary>
internal static class StyleDeclarations
{
    private const int LongestValue = 500;

    private static readonly FrozenSet<string> Properties = """
        background background-color border border-bottom border-bottom-color border-bottom-left-radius
        border-bottom-right-radius border-bottom-style border-bottom-width border-collapse border-color border-left
        border-left-color border-left-style border-left-width border-radius border-right border-right-color
        border-right-style border-right-width border-spacing border-style border-top border-top-color
        border-top-left-radius border-top-right-radius border-top-style border-top-width border-width box-sizing
        caption-side clear color direction display empty-cells float font font-family font-size font-style
        font-variant font-weight height hyphens letter-spacing line-height list-style list-style-position
        list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width min-height
        min-width opacity overflow overflow-wrap padding padding-bottom padding-left padding-right padding-top
        tab-size table-layout text-align text-decoration text-decoration-color text-decoration-line
        text-decoration-style text-indent text-transform unicode-bidi vertical-align visibility white-space width
        word-break word-spacing word-wrap
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>Properties whose loss is worth telling: they load, run or cover.</summary>
    private static readonly FrozenSet<string> Dangerous = FrozenSet.ToFrozenSet([
        "position", "behavior", "-moz-binding", "content", "filter", "background-image", "list-style-image", "cursor",
        "border-image", "border-image-source", "src", "z-index", "mask", "mask-image", "clip-path"]);

    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(["rgb", "rgba", "hsl", "hsla"]);

    /// <summary>Gives the allowed declarations in one form: <c>color: red; width: 10px</c>.</summary>
    /// <param name="css">The content of a style attribute or of a rule's braces.</param>
    /// <param name="refused">Something dangerous was left out.</param>
    public static string Filter(string css, out bool refused)
    {
        refused = false;
        var output = new StringBuilder();
        foreach (var declaration in Split(WithoutComments(css)))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                refused |= declaration.Trim().Length > 0 && declaration.Contains('(', StringComparison.Ordinal);
                continue;
            }
            var name = declaration[..colon].Trim().ToLowerInvariant();
            var value = FoldSpaces(declaration[(colon + 1)..]);
            if (!Properties.Contains(name))
            {
                refused |= Dangerous.Contains(name) || !IsSafe(value);
            }
            else if (!IsSafe(value))
            {
                refused = true;
            }
            else if (value.Length > 0)
            {
                output.Append(output.Length > 0 ? "; " : "").Append(name).Append(": ").Append(value);
            }
        }
        return output.ToString();
    }

    /// <summary>A comment separates words, so it turns into a space. An unfinished one reaches to the end.</summary>
    internal static string WithoutComments(string css)
    {
        var start = css.IndexOf("/*", StringComparison.Ordinal);
        if (start < 0) return css;
        var output = new StringBuilder(css.Length);
        var at = 0;
        while (start >= 0)
        {
            output.Append(css, at, start - at).Append(' ');
            var end = css.IndexOf("*/", start + 2, StringComparison.Ordinal);
            at = end < 0 ? css.Length : end + 2;
            start = css.IndexOf("/*", at, StringComparison.Ordinal);
        }
        return output.Append(css, at, css.Length - at).ToString();
    }

    private static IEnumerable<string> Split(string css)
    {
        var from = 0;
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < css.Length; i++)
        {
            var c = css[i];
            if (quote != '\0') quote = c == quote || c == '\n' ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '(') depth++;
            else if (c == ')') depth = Math.Max(0, depth - 1);
            else if (c == ';' && depth == 0)
            {
                yield return css[from..i];
                from = i + 1;
            }
        }
        yield return css[from..];
    }

    private static string FoldSpaces(string value)
    {
        var output = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (!HtmlTokenizer.IsSpace(c)) output.Append(c);
            else if (output.Length > 0 && output[^1] != ' ') output.Append(' ');
        }
        return output.ToString().TrimEnd();
    }

    private static bool IsSafe(string value)
    {
        if (value.Length > LongestValue) return false;
        var quote = '\0';
        var inFunction = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c < ' ' || c is '\\' or '<' or '>' or '{' or '}' or '@' or ';' or ':' or '&' or '`' or '\u007F') return false;
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '(')
            {
                if (inFunction || !Functions.Contains(WordBefore(value, i))) return false;
                inFunction = true;
            }
            else if (c == ')')
            {
                if (!inFunction) return false;
                inFunction = false;
            }
            else if (c == '!' && !value.AsSpan(i + 1).Trim().Equals("important", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }
        return quote == '\0' && !inFunction && !value.Contains("expression", StringComparison.OrdinalIgnoreCase)
            && !value.Contains("javascript", StringComparison.OrdinalIgnoreCase);
    }

    private static string WordBefore(string value, int at)
    {
        var from = at;
        while (from > 0 && (char.IsAsciiLetterOrDigit(value[from - 1]) || value[from - 1] is '-' or '_' || value[from - 1] > '\u007F')) from--;
        return value[from..at].ToLowerInvariant();
    }
}
