using ServiceDesk.Mail.Html;

namespace ServiceDesk.Mail.Tests.Html;

public sealed class HtmlSanitizerAttackTests
{
    public static TheoryData<int> Vectors() => [.. Enumerable.Range(0, XssVectors.All.Length)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Vector_IsHarmless_AndStaysTheSameTheSecondTime(int index)
    {
        var vector = XssVectors.All[index];
        foreach (var options in (SanitizeOptions[])[new(), new() { AllowRemoteImages = true }, new() { KeepStyleElements = false }])
        {
            var once = HtmlSanitizer.Sanitize(vector, options).Html;
            SafeDocument.AssertSafe(once);
            Assert.Equal(once, HtmlSanitizer.Sanitize(once, options).Html);
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Vector_InTheEditor_IsHarmless(int index)
    {
        var once = RichText.Sanitize(XssVectors.All[index]);
        SafeDocument.AssertSafe(once);
        Assert.DoesNotContain("<img", once, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", once, StringComparison.Ordinal);
        Assert.Equal(once, RichText.Sanitize(once));
    }

    [Fact]
    public void Vectors_OneAfterAnother_AreHarmless()
    {
        foreach (var separator in (string[])["", " ", "</p>", "\">", "'>", "-->", "<table><td>", "<svg>", "<style>"])
        {
            var html = string.Join(separator, XssVectors.All);
            var once = HtmlSanitizer.Sanitize(html).Html;
            SafeDocument.AssertSafe(once);
            Assert.Equal(once, HtmlSanitizer.Sanitize(once).Html);
        }
    }

    [Fact]
    public void RandomPieces_AreHarmless_AndStayTheSame()
    {
        string[] pieces = [
            "<", ">", "\"", "'", "=", "/", "&", ";", " ", "\n", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "</svg>", "<math>", "<style>",
            "</style>", "<script>", "</script>", "<p>", "</p>", "<table>", "<td>", "</table>", "<a href=", "javascript:", "onerror=", "<img ",
            "src=", "x", "&#106;", "&lt;", "&quot;", "title=", "<noscript>", "<title>", "</title>", "<textarea>", "<template>", "style=",
            "color:red", "url(", ")", "{", "}", "@media ", "<b>", "</b>", "<li>", "<ul>", "\\", "\0", "\u00A0", "<pre>\n"];
        var random = new Random(20250106);
        for (var round = 0; round < 1500; round++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(2, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var once = HtmlSanitizer.Sanitize(html).Html;
            SafeDocument.AssertSafe(once);
            Assert.Equal(once, HtmlSanitizer.Sanitize(once).Html);
        }
    }

    [Theory]
    [InlineData("<p onclick=alert(1)>x</p>", true)]
    [InlineData("<script>x()</script>", true)]
    [InlineData("<a href='javascript:x'>x</a>", true)]
    [InlineData("<p style='position:fixed'>x</p>", true)]
    [InlineData("<style>p{background:url(x)}</style>", true)]
    [InlineData("<form>x</form>", true)]
    [InlineData("<html><head><title>t</title><meta charset=utf-8></head><body><o:p>x</o:p></body></html>", false)]
    [InlineData("<p style='mso-margin-top-alt:auto;color:red' id=x>x</p>", false)]
    public void RemovedSomething_TellsOfActiveContentAlone(string html, bool removed) =>
        Assert.Equal(removed, HtmlSanitizer.Sanitize(html).RemovedSomething);
}
