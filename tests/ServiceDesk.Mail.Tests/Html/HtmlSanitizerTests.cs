using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Tests.Html;

public sealed class HtmlSanitizerTests
{
    [Theory]
    [InlineData("<p>Hello <b>there</b>, <i>you</i></p>")]
    [InlineData("<p style=\"color: #333333; font-family: Arial, 'Segoe UI', sans-serif; font-size: 11.0pt\">x</p>")]
    [InlineData("<font color=\"#0000ff\" face=\"Verdana\" size=\"2\">x</font>")]
    [InlineData("<table border=\"1\" cellpadding=\"3\" width=\"100%\"><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\" bgcolor=\"#eeeeee\">b</td></tr></tbody></table>")]
    [InlineData("<ul><li>one</li><li>two<ol start=\"3\" type=\"a\"><li>three</li></ol></li></ul>")]
    [InlineData("<blockquote type=\"cite\" class=\"gmail_quote\">said</blockquote>")]
    [InlineData("<pre>  a\n    b &lt;c&gt; &amp;amp;</pre>")]
    [InlineData("<div dir=\"rtl\" lang=\"ar\" style=\"direction: rtl; text-align: right\">\u0645\u0631\u062D\u0628\u0627</div>")]
    [InlineData("a<br>b<hr>c&nbsp;d")]
    [InlineData("<h1>T</h1><h2 align=\"center\">S</h2><code>x</code><s>y</s><sub>1</sub><sup>2</sup>")]
    [InlineData("<dl><dt>k</dt><dd>v</dd></dl>")]
    [InlineData("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"dot\" width=\"1\" height=\"1\">")]
    [InlineData("<span style=\"background-color: rgb(255, 255, 0); border: 1px solid rgba(0,0,0,.5)\">x</span>")]
    [InlineData("<p style=\"color: red !important\">x</p>")]
    [InlineData("<p>日本語 \U0001F389 é</p>")]
    public void OrdinaryFormatting_IsKeptAsItIs(string html)
    {
        var result = HtmlSanitizer.Sanitize(html);
        Assert.Equal(html, result.Html);
        Assert.False(result.RemovedSomething);
        Assert.False(result.IsPlainText);
    }

    [Theory]
    [InlineData("<p>one<p>two", "<p>one</p><p>two</p>")]
    [InlineData("<ul><li>a<li>b</ul>c", "<ul><li>a</li><li>b</li></ul>c")]
    [InlineData("<table><tr><td>a<td>b<tr><td>c</table>d", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d")]
    [InlineData("<b><i>x</b>y</i>", "<b><i>x</i></b>y")]
    [InlineData("</div>x</p>", "x")]
    [InlineData("<div><table><tr><td></div>x</td></tr></table>y</div>", "<div><table><tr><td>x</td></tr></table>y</div>")]
    [InlineData("<body bgcolor=\"#fff\" style=\"color:red\">x</body>", "<div bgcolor=\"#fff\" style=\"color: red\">x</div>")]
    [InlineData("<html><head><title>t</title></head><body>x</body></html>", "x")]
    [InlineData("&copy;&hellip;&#8364;&#128;&nosuch; AT&T &amp", "©…€€&amp;nosuch; AT&amp;T &amp;amp")]
    [InlineData("5 < 6 && 7 > 3", "5 &lt; 6 &amp;&amp; 7 &gt; 3")]
    [InlineData("<center><foo:bar>x</foo:bar></center>", "<center>x</center>")]
    [InlineData("x<!-- hidden -->y<![if !mso]>z<![endif]>", "xyz")]
    [InlineData("<textarea>a<b></textarea>", "a&lt;b&gt;")]
    [InlineData("before <a href=\"https://x.example/>never closed", "before &lt;a href=\"https://x.example/&gt;never closed")]
    public void Sloppy_IsBalanced(string html, string expected) => 
        Assert.Equal(expected, HtmlSanitizer.Sanitize(html).Html);

    [Theory]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">x</a>", "https://x.example/?a=1&amp;b=2")]
    [InlineData("<a href='HTTP://x.example' target=_top rel=opener>x</a>", "HTTP://x.example")]
    [InlineData("<a href=mailto:a@b.example?subject=x>x</a>", "mailto:a@b.example?subject=x")]
    [InlineData("<a href='tel:+33 1 23'>x</a>", "tel:+33 1 23")]
    [InlineData("<a href=//x.example/y>x</a>", "https://x.example/y")]
    public void Link_OpensElsewhere_AndTellsNothing(string html, string href) =>
        Assert.Equal($"<a href=\"{href}\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>", HtmlSanitizer.Sanitize(html).Html);

    [Fact]
    public void RemoteImage_IsBlocked_UntilAllowed()
    {
        const string html = "<img src=\"https://x.example/a.png\" alt=\"A\">";
        var blocked = HtmlSanitizer.Sanitize(html);
        Assert.Equal("<img data-remote-src=\"https://x.example/a.png\" alt=\"A\">", blocked.Html);
        Assert.True(blocked.HasRemoteContent);
        Assert.False(blocked.RemovedSomething);

        var options = new SanitizeOptions { AllowRemoteImages = true };
        Assert.Equal(html, HtmlSanitizer.Sanitize(html, options).Html);
        Assert.Equal(html, HtmlSanitizer.Sanitize(blocked.Html, options).Html);
        Assert.Equal(blocked.Html, HtmlSanitizer.Sanitize(html, options with { AllowRemoteImages = false }).Html);
    }

    [Fact]
    public void ImageOfTheMail_IsResolvedByItsContentId()
    {
        var options = new SanitizeOptions { ResolveContentId = id => id == "logo%1@x" ? "/files/7?a=1&b=\"" : null };
        var html = HtmlSanitizer.Sanitize("<img src='cid:logo%251@x'><img src=CID:other alt=o>", options);
        Assert.Equal("<img src=\"/files/7?a=1&amp;b=&quot;\" data-content-id=\"logo%1@x\"><img data-content-id=\"other\" alt=\"o\">", html.Html);
        Assert.False(html.HasRemoteContent);
        Assert.Equal(html.Html, HtmlSanitizer.Sanitize(html.Html, options).Html);
    }

    [Fact]
    public void StyleElement_KeepsHarmlessRules()
    {
        const string html = "<style type='text/css'><!-- p.x > a:hover, td[class=y] { color: red; position: absolute } /* c */ @import url(x);"
            + "@media only screen and (max-width: 600px) { .z { width: 100% !important } } q { background: url(y) } --></style>";
        var result = HtmlSanitizer.Sanitize(html);
        Assert.Equal(
            "<style>p.x > a:hover, td[class=y] { color: red }\n@media only screen and (max-width: 600px) {\n.z { width: 100% !important }\n}\n</style>",
            result.Html);
        Assert.True(result.RemovedSomething);
        Assert.Equal(result.Html, HtmlSanitizer.Sanitize(result.Html).Html);
        Assert.Equal("", HtmlSanitizer.Sanitize(html, new() { KeepStyleElements = false }).Html);
    }

    [Fact]
    public void Drawing_IsLeftOut_ButNotTheTextAfterIt() =>
        Assert.Equal("a<p>b</p>c", HtmlSanitizer.Sanitize("a<svg><text>no</text><p>b</p><svg/>c").Html);

    [Fact]
    public void OverTheLimits_ItsPlainTextIsShown()
    {
        var options = new SanitizeOptions { MaxDepth = 5, MaxTags = 40, MaxLength = 2000 };
        foreach (var html in (string[])[
            string.Concat(Enumerable.Repeat("<div>", 6)) + "word &lt;1&gt;",
            string.Concat(Enumerable.Repeat("<br>", 41)) + "word &lt;1&gt;",
            new string(' ', 2000) + "word &lt;1&gt;"])
        {
            var result = HtmlSanitizer.Sanitize(html, options);
            Assert.True(result.IsPlainText);
            Assert.Equal("<p>word &lt;1&gt;</p>", result.Html);
        }
    }

    public static TheoryData<string> Bombs() => [
        "<div>", "<b>", "<font size=1>", "<table><tr><td>", "<blockquote>", "<ul><li>", "<a href=x>", "<", "<!--", "<a ", "<a b='", "&", "&amp",
        "<script>", "<style>a{", "</div>", "<svg>", "<p style='a(((", "\"", "<pre>\n", "<x y=\"", "<textarea>", "--", "<!", "@a.b ", "http://"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Bomb_TakesLinearTime(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + "end";
        var took = ThreadCpu.Of(() =>
        {
            Assert.Contains("end", HtmlSanitizer.Sanitize(html).Html, StringComparison.Ordinal);
            Assert.Contains("end", HtmlText.FromHtml(html), StringComparison.Ordinal);
            Assert.Contains("end", PlainTextHtml.FromText(html), StringComparison.Ordinal);
        });
        Assert.True(took < TimeSpan.FromSeconds(5), $"{piece}: {took}");
    }

    [Theory]
    [InlineData("<ul>", "<li>")]
    [InlineData("<ul>", "<ol start=2147483647><li>")]
    [InlineData("<blockquote>", "<hr>")]
    [InlineData("<blockquote>", "<br>x")]
    [InlineData("<blockquote>", "<br><br><br>x")]
    [InlineData("<blockquote><ul>", "<li>")]
    public void LinesThatStandDeep_TakeMemoryInProportionToTheirHtml(string level, string line)
    {
        var html = string.Concat(Enumerable.Repeat(level, 30).Concat(Enumerable.Repeat(line, 500_000 / line.Length))) + string.Concat(Enumerable.Repeat("<i>", 201));
        HtmlSanitizer.Sanitize(html[..1000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = HtmlSanitizer.Sanitize(html);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(result.IsPlainText);
        Assert.True(allocated < 80L * html.Length, $"{html.Length} characters took {allocated} bytes.");
    }

    [Fact]
    public void PlainTextOfTooMuchHtml_IsCut()
    {
        var options = new SanitizeOptions { MaxLength = 10 };
        var result = HtmlSanitizer.Sanitize("one two t😀😀", options);
        Assert.Equal("<p>one two t…</p>", result.Html);
        Assert.Equal("<p>one two th…</p>", HtmlSanitizer.Sanitize("one two three", options).Html);
    }

    [Fact]
    public void HundredThousandNestedDivisions_AreShownAsText()
    {
        var result = HtmlSanitizer.Sanitize(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep");
        Assert.True(result.IsPlainText);
        Assert.Equal("<p>deep</p>", result.Html);
    }
}
