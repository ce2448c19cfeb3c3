using System.Text;

namespace ServiceDesk.Mail.Html;

/// <summary>
/// Reduces a style sheet to rules of plain selectors and allowed declarations, and media queries of such rules.
/// Every other at-rule (@import, @font-face, …) is dropped. The output holds no '&lt;', so it cannot end its element.
/// </summary>
internal static class StyleSheetFilter
{
    private const int LongestSelector = 2000;

    public static string Filter(string css, out bool refused)
    {
        refused = false;
        var output = new StringBuilder();
        var text = StyleDeclarations.WithoutComments(
            css.Replace("<!--", " ", StringComparison.Ordinal).Replace("-->", " ", StringComparison.Ordinal));
        Rules(text, output, ref refused, mediaAllowed: true);
        return output.ToString();
    }

    /// <summary>Whether a media query may stand: words, numbers and brackets.</summary>
    public static bool IsSafeMedia(string? media)
    {
        if (string.IsNullOrWhiteSpace(media) || media.Length > 300) return false;
        foreach (var c in media)
            if (!char.IsAsciiLetterOrDigit(c) && c is not (' ' or ',' or '(' or ')' or ':' or '-' or '.' or '/' or '\n')) return false;
        return IsBalanced(media, '(', ')');
    }

    private static void Rules(string css, StringBuilder output, ref bool refused, bool mediaAllowed)
    {
        var at = 0;
        while (at < css.Length)
        {
            var open = css.AsSpan(at).IndexOfAny('{', ';', '}');
            if (open < 0)
            {
                refused |= css.AsSpan(at).TrimStart().StartsWith("@");
                return;
            }
            open += at;
            var prelude = FoldSpaces(css[at..open]);
            if (css[open] != '{')
            {
                refused |= prelude.StartsWith('@') && !prelude.StartsWith("@charset", StringComparison.OrdinalIgnoreCase);
                at = open + 1;
                continue;
            }
            var close = ClosingBrace(css, open);
            var body = css[(open + 1)..close];
            at = close + 1;
            if (prelude.StartsWith('@')) Media(prelude, body, output, ref refused, mediaAllowed);
            else Rule(prelude, body, output, ref refused);
        }
    }

    private static void Media(string prelude, string body, StringBuilder output, ref bool refused, bool allowed)
    {
        const string keyword = "@media ";
        if (!allowed || !prelude.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) || !IsSafeMedia(prelude[keyword.Length..]))
        {
            refused |= !prelude.StartsWith("@media", StringComparison.OrdinalIgnoreCase);
            return;
        }
        var rules = new StringBuilder();
        Rules(body, rules, ref refused, mediaAllowed: false);
        if (rules.Length > 0) output.Append(keyword).Append(prelude.AsSpan(keyword.Length)).Append(" {\n").Append(rules).Append("}\n");
    }

    private static void Rule(string selector, string body, StringBuilder output, ref bool refused)
    {
        var declarations = StyleDeclarations.Filter(body, out var dangerous);
        refused |= dangerous;
        if (declarations.Length == 0) return;
        if (IsSafeSelector(selector)) output.Append(selector).Append(" { ").Append(declarations).Append(" }\n");
        else refused |= selector.Contains('<', StringComparison.Ordinal) || selector.Contains('\\', StringComparison.Ordinal);
    }

    /// <summary>The brace that ends the block; the end of the text when there is none.</summary>
    private static int ClosingBrace(string css, int open)
    {
        var depth = 0;
        for (var i = open; i < css.Length; i++)
        {
            if (css[i] == '{') depth++;
            else if (css[i] == '}' && --depth == 0) return i;
        }
        return css.Length;
    }

    private static bool IsSafeSelector(string selector)
    {
        if (selector.Length is 0 or > LongestSelector) return false;
        foreach (var c in selector)
            if (!char.IsAsciiLetterOrDigit(c) && !" .#,>+~*:-_[]=\"'()^$|".Contains(c, StringComparison.Ordinal)) return false;
        return IsBalanced(selector, '[', ']') && IsBalanced(selector, '(', ')')
            && selector.Count(c => c == '"') % 2 == 0 && selector.Count(c => c == '\'') % 2 == 0;
    }

    private static bool IsBalanced(string text, char open, char close) => text.Count(c => c == open) == text.Count(c => c == close);

    private static string FoldSpaces(string text) =>
        string.Join(' ', text.Split([' ', '\n', '\t', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
