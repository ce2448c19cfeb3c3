using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Tests.Html;

public sealed class PlainTextHtmlTests
{
    private const string Rel = "rel=\"noopener noreferrer nofollow\" target=\"_blank\"";

    [Theory]
    [InlineData("", "")]
    [InlineData("a\r\nb\n\n\nc", "<p>a<br>\nb</p>\n<p>c</p>")]
    [InlineData("<b>&\"", "<p>&lt;b&gt;&amp;\"</p>")]
    [InlineData("  x", "<p>&nbsp;&nbsp;x</p>")]
    [InlineData("no@dot and @x.example and x@.", "<p>no@dot and @x.example and x@.</p>")]
    [InlineData("xhttp://a.example http:// www.", "<p>xhttp://a.example http:// www.</p>")]
    public void Text_IsEscapedAndParted(string text, string html) => Assert.Equal(html, PlainTextHtml.FromText(text));

    [Theory]
    [InlineData("see https://x.example/a?b=1&c=2.", "see ", "https://x.example/a?b=1&amp;c=2", "", ".")]
    [InlineData("(https://x.example/a_(b))", "(", "https://x.example/a_(b)", "", ")")]
    [InlineData("<https://x.example>", "&lt;", "https://x.example", "", "&gt;")]
    [InlineData("www.x.example!", "", "www.x.example", "http://", "!")]
    [InlineData("to a.b+c@x-y.example, please", "to ", "a.b+c@x-y.example", "mailto:", ", please")]
    public void Address_IsLinked(string text, string before, string address, string prefix, string after) =>
        Assert.Equal($"<p>{before}<a href=\"{prefix}{address}\" {Rel}>{address}</a>{after}</p>", PlainTextHtml.FromText(text));

    [Fact]
    public void Output_PassesTheSanitizerUnchanged()
    {
        var html = PlainTextHtml.FromText("a <b> https://x.example/?q=\"'&\n\n  c@d.example");
        Assert.Equal(html, HtmlSanitizer.Sanitize(html).Html);
    }
}
