using System.Text;
using System.Text.RegularExpressions;

namespace ServiceDesk.Web.Tests.Views;

/// <summary>
/// Finds the keys of translations in a source: the literals within <c>L[…]</c> and <c>Localizer[…]</c> (all of them, so
/// that <c>L[many ? "Files" : "File"]</c> counts), <c>Texts.Key("…")</c>, and the names and messages of form models.
/// </summary>
internal static partial class TextKeys
{
    public static IEnumerable<string> In(string commented)
    {
        var source = CommentLine().Replace(commented, "");
        foreach (Match match in Lookup().Matches(source))
        {
            foreach (var literal in LiteralsUntil(source, match.Index + match.Length, ']'))
                yield return literal;
        }

        foreach (Match match in Marked().Matches(source))
        {
            foreach (var literal in LiteralsUntil(source, match.Index + match.Length, match.Value.EndsWith('(') ? ')' : '"'))
                yield return literal;
        }
    }

    // The first literal is the key; the arguments after the comma (L["{0} files", "x"]) are not.
    private static IEnumerable<string> LiteralsUntil(string source, int at, char end)
    {
        var depth = 0;
        for (var i = at; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '"')
            {
                yield return ReadLiteral(source, ref i);
                if (end == '"')
                    yield break;
            }
            else if (depth == 0 && (c == end || c == ','))
            {
                yield break;
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
            }
        }
    }

    private static string ReadLiteral(string source, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < source.Length && source[at] != '"'; at++)
        {
            if (source[at] == '\\')
                at++;
            text.Append(source[at]);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^[ \t]*//.*$", RegexOptions.Multiline)]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\b(?:L|[Ll]ocalizer)\[")]
    private static partial Regex Lookup();

    [GeneratedRegex(@"\bTexts\.Key\(|\bErrorMessage = (?="")|\bDisplay\(Name = (?="")")]
    private static partial Regex Marked();
}
