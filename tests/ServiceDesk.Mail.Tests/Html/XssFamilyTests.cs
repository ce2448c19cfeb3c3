using ServiceDesk.Mail.Html;
using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Mail.Tests.Html;

public class XssFamilyTests
{
    // A parser of its own for each of thousands of vectors would take minutes: they are read a few dozen at a time, and every one is read by itself by the strict reader.
    private const int Together = 40;

    [Fact]
    public void Vectors_LeaveNothingThatRunsOrLoads()
    {
        var vectors = XssFamilies.All().ToList();
        Assert.True(vectors.Count > 5000, $"{vectors.Count} vectors");
        foreach (var vector in vectors)
        {
            var once = HtmlSanitizer.Sanitize(vector).Html;
            Assert.True(SafeMarkup.Fault(once) is null, $"{SafeMarkup.Fault(once)}\nof: {vector}\nin: {once}");
            Assert.Equal(once, HtmlSanitizer.Sanitize(once).Html);
        }
    }

    [Fact]
    public void Vectors_ReadByABrowsersRules_HoldAllowedElementsAndAttributesAlone()
    {
        foreach (var chunk in XssFamilies.All().Chunk(Together))
        {
            var outputs = chunk.Select(vector => HtmlSanitizer.Sanitize(vector).Html).ToArray();
            if (ParsedMarkup.Fault(string.Concat(outputs)) is not null)
                Assert.Fail(string.Join('\n', outputs.Select((html, i) => $"{ParsedMarkup.Fault(html)} in {html} of {chunk[i]}")));
        }
    }

    [Fact]
    public void Vectors_InOneMail_AreHarmlessTogether()
    {
        foreach (var chunk in XssFamilies.All().Chunk(500))
        {
            var html = HtmlSanitizer.Sanitize(string.Concat(chunk)).Html;
            Assert.Null(SafeMarkup.Fault(html));
            Assert.Equal(html, HtmlSanitizer.Sanitize(html).Html);
        }
    }

    [Theory]
    [InlineData("<table border=\"1\" cellpadding=\"3\" width=\"100%\"><tbody><tr><th scope=\"col\" bgcolor=\"#ddeeff\">a</th><td colspan=\"2\" valign=\"top\">b</td></tr></tbody></table>")]
    [InlineData("<ul type=\"disc\"><li>one</li><li>two<ol start=\"3\"><li value=\"5\">five</li></ol></li></ul>")]
    [InlineData("<dl><dt>term</dt><dd>meaning</dd></dl>")]
    [InlineData("<p style=\"color: #c00; background-color: yellow; font-family: 'Segoe UI', sans-serif; font-size: 11.0pt; text-align: center\">x</p>")]
    [InlineData("<p style=\"margin: 0cm 0cm 0.0001pt; border-left: 1px solid rgb(204, 204, 204); padding-left: 1ex\">x</p>")]
    [InlineData("<font color=\"red\" face=\"Arial\" size=\"2\">x</font><b>b</b><i>i</i><u>u</u><s>s</s><sub>1</sub><sup>2</sup><code>c</code>")]
    [InlineData("<h1>a</h1><h2>b</h2><hr><pre>c\n d</pre><blockquote type=\"cite\">e</blockquote>")]
    [InlineData("<a href=\"https://www.example.com/a?b=1&amp;c=2#d\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">link</a>")]
    [InlineData("<a href=\"mailto:rita@customer.example?subject=x\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">mail</a>")]
    [InlineData("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"dot\" width=\"10\" height=\"10\">")]
    [InlineData("<div dir=\"rtl\" lang=\"ar\" align=\"right\">مرحبا</div>")]
    [InlineData("<style>p.MsoNormal { margin: 0cm; font-size: 11.0pt }\n@media screen and (max-width: 600px) {\n.w { width: 100% !important }\n}\n</style>")]
    public void OrdinaryFormatting_ComesOutAsItWas(string html)
    {
        var result = HtmlSanitizer.Sanitize(html);
        Assert.Equal(html, result.Html);
        Assert.False(result.RemovedSomething);
    }

    [Fact]
    public void PictureOfTheMail_IsShown()
    {
        var options = new SanitizeOptions { ResolveContentId = id => $"/files/{id}" };
        Assert.Contains("src=\"/files/logo@x\"", HtmlSanitizer.Sanitize("<p>x <img src=\"cid:logo@x\" alt=Logo></p>", options).Html, StringComparison.Ordinal);
    }
}
