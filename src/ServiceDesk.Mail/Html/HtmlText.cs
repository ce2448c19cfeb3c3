namespace ServiceDesk.Mail.Html;

/// <summary>
/// The readable plain text of HTML: blocks on lines of their own, lists with marks, cells parted by tabs, quotations
/// with "&gt; ", preformatted text as it stands, and the targets of links that differ from their text. Works on tags, not
/// on a tree: linear time for any nesting.
/// </summary>
public static class HtmlText
{
    /// <summary>Gives the text, with \n between lines; never throws on the content.</summary>
    public static string FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return new HtmlTextRenderer().Render(new HtmlTokenizer(html));
    }
}
