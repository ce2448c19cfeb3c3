using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Tests.Html;

public sealed class RichTextTests
{
    [Theory]
    [InlineData("<div>a<br>b <strong>c</strong> <em>d</em> <del>e</del></div>")]
    [InlineData("<h1>t</h1><ul><li>a</li></ul><ol><li>b</li></ol><blockquote>q</blockquote><pre>x\n y</pre>")]
    [InlineData("<a href=\"https://x.example\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>")]
    public void WhatTheEditorMakes_IsKept(string html) => Assert.Equal(html, RichText.Sanitize(html));

    [Theory]
    [InlineData("<div style=\"color:red\" class=x dir=rtl>a</div>", "<div>a</div>")]
    [InlineData("a<img src=https://x.example/p.png>b<table><tr><td>c</td></tr></table>", "abc")]
    [InlineData("<figure data-trix-attachment='{}'><figcaption>a.png</figcaption></figure>", "a.png")]
    [InlineData("<span onclick=x>a</span><h2>b</h2>", "ab")]
    public void AllElse_IsLeftOut(string html, string expected) => Assert.Equal(expected, RichText.Sanitize(html));
}
