using System.Text;
using System.Text.RegularExpressions;

namespace ServiceDesk.Web.Tests.Views;

/// <summary>
/// Finds what a view would show without asking the localizer: letters between tags, and in attributes that people read.
/// It takes the Razor expressions and statements out, then the tags; what is left is text.
/// </summary>
internal static partial class VisibleTexts
{
    public static IEnumerable<string> In(string view)
    {
        var markup = WithoutRazor(HiddenParts().Replace(view, ""));
        foreach (Match tag in Tag().Matches(markup))
        {
            foreach (Match attribute in ReadAttribute().Matches(tag.Value))
            {
                if (Word().IsMatch(attribute.Groups[2].Value))
                    yield return $"{attribute.Groups[1].Value}=\"{attribute.Groups[2].Value}\"";
            }
        }

        foreach (var line in Tag().Replace(markup, "\n").Split('\n').Select(line => Entity().Replace(line, "").Trim()))
        {
            if (Word().IsMatch(line) && !Statement().IsMatch(line))
                yield return line;
        }
    }

    private static string WithoutRazor(string view)
    {
        var markup = new StringBuilder();
        for (var i = 0; i < view.Length; i++)
        {
            if (view[i] != '@')
                markup.Append(view[i]);
            else if (i + 1 < view.Length)
                i = AfterRazor(view, i + 1) - 1;
        }

        return markup.ToString();
    }

    // at: just behind the @. Returns where the markup goes on.
    private static int AfterRazor(string view, int at)
    {
        if (view[at] is '@' or ':')
            return at + 1;
        if (view[at] is '(' or '{')
            return AfterBrackets(view, at);
        var word = Identifier().Match(view, at);
        if (!word.Success)
            return at;
        var end = at + word.Length;
        switch (word.Value)
        {
            case "model" or "using" or "inject" or "addTagHelper" or "inherits" or "section" or "attribute" or "page":
                var line = view.IndexOf('\n', end);
                return word.Value == "section" ? view.IndexOf('{', end) + 1 : line < 0 ? view.Length : line;
            case "functions":
                return AfterBrackets(view, view.IndexOf('{', end));
            case "if" or "foreach" or "for" or "while" or "switch" or "lock":
                return AfterBrackets(view, view.IndexOf('(', end));
            case "await":
                return AfterRazor(view, end + 1);
            default:
                return AfterExpression(view, end);
        }
    }

    private static int AfterExpression(string view, int at)
    {
        while (at < view.Length)
        {
            if (view[at] is '(' or '[')
            {
                at = AfterBrackets(view, at);
                continue;
            }

            var dots = view[at] == '.' ? 1 : view[at] is '?' or '!' && at + 1 < view.Length && view[at + 1] == '.' ? 2 : 0;
            var member = dots > 0 ? Identifier().Match(view, at + dots) : Match.Empty;
            if (!member.Success)
                return at;
            at += dots + member.Length;
        }

        return at;
    }

    private static int AfterBrackets(string view, int at)
    {
        var depth = 0;
        for (var i = at; i < view.Length; i++)
        {
            if (view[i] is '(' or '[' or '{')
                depth++;
            else if (view[i] is ')' or ']' or '}' && --depth == 0)
                return i + 1;
            else if (view[i] == '"')
                i = view.IndexOf('"', i + 1) is var end and >= 0 ? end : view.Length;
        }

        return view.Length;
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->|<(script|style)\b[^>]*>.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex HiddenParts();

    [GeneratedRegex("""</?[A-Za-z!](?:[^"'<>]|"[^"]*"|'[^']*')*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(title|placeholder|alt|label|hint|optional|aria-[a-z]*label|aria-description|data-[a-z-]*label)="([^"]*)""")]
    private static partial Regex ReadAttribute();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"&#?\w+;")]
    private static partial Regex Entity();

    // Lines of C# inside a Razor block, and the words between its braces.
    [GeneratedRegex(@"^(?:[{}]\s*)*(?:else\b.*|case\b.*:|default:|(?:if|foreach|for|while|switch)\s*\(.*|.*;|.*=>.*,?)?\s*[{}]*$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\G[\p{L}_]\w*")]
    private static partial Regex Identifier();
}
