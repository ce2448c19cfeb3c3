using System.Net;
using System.Text.RegularExpressions;
using ServiceDesk.Mail.Html;
using ServiceDesk.Templates;
using ServiceDesk.Tickets;

namespace ServiceDesk.Macros;

/// <summary>A macro's text with what its placeholders stand for.</summary>
internal static partial class MacroText
{
    /// <param name="words">By placeholder. They are data: nothing in them becomes markup.</param>
    public static NewText Fill(Macro macro, IReadOnlyDictionary<string, string> words)
    {
        if (macro.Text.Length == 0)
            return NewText.None;
        var plain = TemplateText.Parse(macro.Text).Render(new(words, new Dictionary<string, RenderedText>()));
        // Sanitised once more: a name could stand where an address was meant.
        return new(plain.Text.Trim(), RichText.Sanitize(macro.Html is { } html ? Written().Replace(html, x => WordOf(x, words)) : plain.Html));
    }

    /// <summary>How many placeholders are found in a text or its markup.</summary>
    public static int CountIn(string text) => Written().Count(text);

    private static string WordOf(Match found, IReadOnlyDictionary<string, string> words) =>
        words.TryGetValue(found.Groups[1].Value.ToLowerInvariant(), out var word) ? WebUtility.HtmlEncode(word) : found.Value;

    // Editors write a space beside braces as one that does not break.
    [GeneratedRegex(@"\{\{(?:\s|&nbsp;)*([a-z]+(?:\.[a-z]+)*)(?:\s|&nbsp;)*\}\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
