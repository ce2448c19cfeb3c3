using System.Collections.Frozen;

namespace ServiceDesk.Mail.Html;

/// <summary>
/// Which open element a start tag ends by itself, and how far an end tag reaches: what the HTML standard's tree
/// construction does for the elements that mails use, so that the balanced output shows what the input would have shown.
/// </summary>
internal static class ElementNesting
{
    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(["br", "hr", "img", "col", "wbr"]);

    private static readonly FrozenSet<string> EndsParagraph = FrozenSet.ToFrozenSet([
        "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "figcaption", "figure",
        "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "ul", "li", "dt", "dd"]);

    private static readonly FrozenSet<string> TableParts = FrozenSet.ToFrozenSet([
        "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"]);

    private static readonly string[] None = [];
    private static readonly string[] Paragraph = ["p"];
    private static readonly string[] ListItem = ["li"];
    private static readonly string[] Term = ["dt", "dd"];
    private static readonly string[] Link = ["a"];
    private static readonly string[] Cell = ["td", "th"];
    private static readonly string[] Row = ["tr", "caption", "colgroup"];
    private static readonly string[] RowGroup = ["tbody", "thead", "tfoot", "tr", "caption", "colgroup"];

    public static bool IsVoid(string element) => Void.Contains(element);

    public static bool EndsOpenParagraph(string element) => EndsParagraph.Contains(element);

    /// <summary>The elements of which an open one ends where this element starts.</summary>
    public static string[] Ends(string element) => element switch
    {
        "li" => ListItem,
        "dt" or "dd" => Term,
        "a" => Link,
        "td" or "th" => Cell,
        "tr" => Row,
        "tbody" or "thead" or "tfoot" => RowGroup,
        "p" => Paragraph,
        _ => None,
    };

    /// <summary>Whether a tag of <paramref name="element"/> has no effect on what lies outside the open <paramref name="barrier"/>.</summary>
    public static bool IsBarrier(string barrier, string element) => element switch
    {
        "table" => false,
        _ when TableParts.Contains(element) => barrier == "table",
        "li" => barrier is "ul" or "ol" or "dir" or "table" or "td" or "th" or "caption",
        "dt" or "dd" => barrier is "dl" or "table" or "td" or "th" or "caption",
        _ => barrier is "table" or "td" or "th" or "caption",
    };
}
