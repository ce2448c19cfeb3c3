using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Tests.Html;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree")]
    [InlineData("<div>a</div><div><br></div><div>b</div>", "a\n\nb")]
    [InlineData("<div>a<br></div><div>b</div>", "a\nb")]
    [InlineData("  a\n\t b  &nbsp; c ", "a b   c")]
    [InlineData("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d", "- a\n- b\n  - c\n\nd")]
    [InlineData("<ol start=3><li>a<li>b</ol>", "3. a\n4. b")]
    [InlineData("<ul><li><p>a</p></li><li><div>b</div></li></ul>", "- a\n\n- b")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td")]
    [InlineData("x<blockquote>a<br>b<blockquote>c</blockquote></blockquote>y", "x\n> a\n> b\n> > c\ny")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData("a<pre>\n  x\n\n    y\n</pre>b", "a\n\n  x\n\n    y\n\nb")]
    [InlineData("<a href='https://x.example/'>x.example</a>", "x.example")]
    [InlineData("<a href='https://x.example/y'>here</a>, or", "here <https://x.example/y>, or")]
    [InlineData("<a href='mailto:a@b.example'>a@b.example</a> <a href='mailto:a@b.example'>A</a>", "a@b.example A <a@b.example>")]
    [InlineData("<a href='javascript:x'>x</a> <a href='#top'>y</a>", "x y")]
    [InlineData("<a href='https://x.example'><img src=x alt=Shop></a>", "[Shop] <https://x.example>")]
    [InlineData("<a href='https://x.example'>one<a href='https://y.example'>two", "one <https://x.example>two <https://y.example>")]
    [InlineData("a<script>b</script><style>c</style><!-- d --><title>e</title>f", "af")]
    [InlineData("a<hr>b", "a\n----------\nb")]
    [InlineData("<h1>T</h1>text", "T\n\ntext")]
    [InlineData("5 < 6 &lt;b&gt; &eacute;", "5 < 6 <b> é")]
    [InlineData("<b>a</b><i>b</i> <u>c</u>", "ab c")]
    [InlineData("<blockquote><ol><li>a<ul><li>b<ul><li>c</ul></ul></ol></blockquote>", "> 1. a\n>   - b\n>     - c")]
    [InlineData("", "")]
    [InlineData("<p> </p>", "")]
    public void Html_ReadsAsText(string html, string text) => Assert.Equal(text, HtmlText.FromHtml(html));
}
