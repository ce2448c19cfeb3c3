using AngleSharp;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Testing.Fuzz;

/// <summary>Looks at sanitised HTML as a browser would read it: with a parser that is not the project's, in several surroundings.</summary>
public static class ParsedMarkup
{
    private static readonly string[] Surroundings = ["<!doctype html><body>{0}</body>", "<div><table><tr><td>{0}", "<!doctype html><body><p><b><a href=#>{0}", "<!doctype html><body><ul><li>{0}<svg>"];

    /// <summary>Null for HTML of allowed elements and attributes alone, else what was found.</summary>
    public static string? Fault(string html)
    {
        foreach (var scripting in (bool[])[true, false])
        {
            var parser = new HtmlParser(new HtmlParserOptions { IsScripting = scripting }, BrowsingContext.New(Configuration.Default));
            foreach (var around in Surroundings)
            {
                var body = parser.ParseDocument(around.Replace("{0}", $"<i title=\"here\">{html}</i>", StringComparison.Ordinal)).Body!;
                foreach (var element in body.QuerySelectorAll("*"))
                {
                    if (IsOfSurroundings(element))
                        continue;
                    if (element.NamespaceUri != "http://www.w3.org/1999/xhtml" || !SafeMarkup.IsElement(element.LocalName))
                        return $"<{element.LocalName}> was read";
                    foreach (var attribute in element.Attributes)
                    {
                        if (SafeMarkup.AttributeFault(element.LocalName, attribute.Name, attribute.Value) is { } fault)
                            return fault;
                    }
                    if (element.LocalName == "style" && SafeMarkup.StyleFault(element.TextContent) is { } style)
                        return style;
                }
            }
        }
        return null;
    }

    private static bool IsOfSurroundings(AngleSharp.Dom.IElement element) =>
        (element.LocalName == "svg" && element.ChildElementCount == 0 && element.Attributes.Length == 0) || (element.LocalName == "a" && element.GetAttribute("href") == "#");
}
