using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServiceDesk.Mail.Tests.Html;

/// <summary>Reads sanitised HTML with an independent parser, with and without scripting, and looks for anything active.</summary>
internal static class SafeDocument
{
    private static readonly string[] Forbidden = [
        "script", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "form", "input", "button", "select",
        "textarea", "template", "noscript", "meta", "base", "link", "audio", "video", "source", "marquee", "xmp", "plaintext",
        "noembed", "noframes", "isindex", "title", "portal", "dialog"];

    private static readonly string[] LinkSchemes = ["http:", "https:", "mailto:", "tel:"];

    /// <summary>Fails the test when the HTML, as a browser would read it, could do anything.</summary>
    public static void AssertSafe(string html)
    {
        foreach (var scripting in (bool[])[true, false])
        {
            var parser = new HtmlParser(new HtmlParserOptions { IsScripting = scripting }, BrowsingContext.New(Configuration.Default));
            foreach (var document in (string[])[$"<!doctype html><body>{html}</body>", $"<!doctype html><body><div><table><tr><td>{html}"])
                foreach (var element in parser.ParseDocument(document).Body!.QuerySelectorAll("*")) AssertSafe(element, html);
        }
    }

    private static void AssertSafe(IElement element, string html)
    {
        Assert.False(Forbidden.Contains(element.LocalName, StringComparer.OrdinalIgnoreCase), $"<{element.LocalName}> in: {html}");
        Assert.True(element.NamespaceUri == "http://www.w3.org/1999/xhtml", $"foreign <{element.LocalName}> in: {html}");
        foreach (var attribute in element.Attributes)
        {
            var name = attribute.Name.ToLowerInvariant();
            var value = attribute.Value;
            Assert.False(name.StartsWith("on", StringComparison.Ordinal), $"{name} in: {html}");
            Assert.False(name is "srcdoc" or "formaction" or "action" or "srcset" or "background" or "poster" or "ping" or "id" or "name", $"{name} in: {html}");
            if (name == "href") Assert.True(LinkSchemes.Any(s => value.StartsWith(s, StringComparison.OrdinalIgnoreCase)), $"href={value} in: {html}");
            if (name == "src") Assert.True(value.StartsWith("data:image/", StringComparison.Ordinal) || value.StartsWith("http", StringComparison.Ordinal), $"src={value} in: {html}");
            if (name == "style") AssertSafeCss(value);
        }
        if (element.LocalName == "style") AssertSafeCss(element.TextContent);
    }

    private static void AssertSafeCss(string css)
    {
        foreach (var word in (string[])["url", "expression", "@import", "binding", "behavior", "position", "\\", "<", "javascript", "content", "image", "var("])
            Assert.DoesNotContain(word, css, StringComparison.OrdinalIgnoreCase);
    }
}
