using ServiceDesk.Articles;

namespace ServiceDesk.Tests.Articles;

public sealed class ArticleTextTests
{
    [Fact]
    public void Markdown_BecomesHtml_WithHeadingsBelowThePages()
    {
        var html = ArticleText.ToHtml("# First\n\nSome **bold** words, [a link](https://example.org/a).\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        Assert.Contains("<h2>First</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/a\"", html, StringComparison.Ordinal);
        Assert.Contains("<li>one</li>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[go](javascript:alert(1))")]
    [InlineData("![x](https://elsewhere.test/pixel.png)")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[go](data:text/html,hi)")]
    public void NothingThatRuns_AndNothingFromElsewhere_ComesOut(string markdown)
    {
        var html = ArticleText.ToHtml(markdown);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" src=\"https", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data:", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Beginning_IsPlainText_CutBetweenWords() =>
        Assert.Equal("Turn the printer off…", ArticleText.Beginning("# Turn\n\nthe **printer** off and on again.", 20));
}
