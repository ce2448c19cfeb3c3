using ServiceDesk.Mail.Html;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Forms;

/// <summary>What came from a text field that scripts may have turned into an editor.</summary>
public static class WrittenText
{
    /// <param name="text">The textarea's own value: all there is without scripts.</param>
    /// <param name="html">The editor's markup; it goes before the text, and is sanitised here.</param>
    public static NewText Read(string? text, string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return string.IsNullOrWhiteSpace(text) ? NewText.None : new NewText(text.ReplaceLineEndings("\n").Trim());
        var clean = RichText.Sanitize(html);
        var plain = HtmlText.FromHtml(clean).Trim();
        return plain.Length == 0 ? NewText.None : new NewText(plain, clean);
    }
}
