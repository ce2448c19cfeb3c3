using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class ContentDecodingTests
{
    private static string Body(string header, string body) => RawMail.Load($"{header}\n\n{body}").TextBody!;

    [Theory]
    [InlineData("aGVsbG8=", "hello")]
    [InlineData("aGVs\nbG8=", "hello")]
    [InlineData("aGVsbG8", "hello")]
    [InlineData("aGVs!bG8=", "hello")]
    [InlineData("aGU=bGxv", "hello")]
    [InlineData("aGVsbG8=\n\n", "hello")]
    [InlineData("", "")]
    public void TextBody_Base64_SurvivesJunk(string encoded, string expected)
    {
        // Enough good text around it that a few foreign characters do not make it look plain.
        var filler = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string('.', 300)));
        Assert.Equal(new string('.', 300) + expected, Body("Content-Transfer-Encoding: base64", filler + encoded));
    }

    [Fact]
    public void TextBody_PlainTextLabelledBase64_IsLeftAsItIs()
    {
        Assert.Equal("This is no base64 at all.", Body("Content-Transfer-Encoding: base64", "This is no base64 at all."));
    }

    [Fact]
    public void TextBody_FooterBelowBase64_IsKept()
    {
        Assert.Equal("hello\r\n_____\r\nTo leave this list, write to us.", Body("Content-Transfer-Encoding: base64", "aGVs\nbG8=\n_____\nTo leave this list, write to us."));
    }

    [Fact]
    public void TextBody_DoubledReturns_AreOneLineEnd()
    {
        Assert.Equal("a\r\nb", RawMail.LoadExactly("Subject: x\r\r\n\r\r\na\r\r\nb").TextBody);
    }

    [Theory]
    [InlineData("caf=C3=A9", "café")]
    [InlineData("caf=c3=a9", "café")]
    [InlineData("one=\ntwo", "onetwo")]
    [InlineData("one= \t\ntwo", "onetwo")]
    [InlineData("1=2", "1=2")]
    [InlineData("a=", "a")]
    [InlineData("a=4", "a=4")]
    [InlineData("==41", "=A")]
    public void TextBody_QuotedPrintable_SurvivesBadEscapes(string encoded, string expected)
    {
        Assert.Equal(expected, Body("Content-Transfer-Encoding: quoted-printable", encoded));
    }

    [Theory]
    [InlineData("iso-8859-1", "caf\u00E9", "café")]
    [InlineData("iso-8859-1", "\u0093x\u0094", "“x”")]
    [InlineData("iso-8859-1", "caf\u00C3\u00A9", "café")]
    [InlineData("us-ascii", "caf\u00E9", "café")]
    [InlineData("utf-8", "caf\u00E9", "café")]
    [InlineData("utf8", "caf\u00C3\u00A9", "café")]
    [InlineData("\"UTF-8\"", "caf\u00C3\u00A9", "café")]
    [InlineData("windows-1251", "\u00CF\u00F0\u00E8\u00E2\u00E5\u00F2", "Привет")]
    [InlineData("cp1251", "\u00CF\u00F0\u00E8\u00E2\u00E5\u00F2", "Привет")]
    [InlineData("cp-1251", "\u00CF\u00F0\u00E8\u00E2\u00E5\u00F2", "Привет")]
    [InlineData("iso8859-2", "\u00B1", "ą")]
    [InlineData("shift_jis", "\u0093\u00FA\u0096{", "日本")]
    [InlineData("gb2312", "\u00C4\u00E3\u00BA\u00C3", "你好")]
    [InlineData("big5", "\u00A4\u00A4\u00A4\u00E5", "中文")]
    [InlineData("euc-kr", "\u00C7\u00D1\u00B1\u00B9", "한국")]
    [InlineData("iso-2022-jp", "\u001B$BF|K\\\u001B(B", "日本")]
    [InlineData("utf-7", "Hi +AOQ- 1+-1", "Hi ä 1+1")]
    [InlineData("utf-16", "\u00FF\u00FEa\0b\0", "ab")]
    [InlineData("utf-16", "\u00FF\u00FEa\0\u00FF\u00FEb\0", "ab")]
    [InlineData("utf-16le", "a\0\u00E9\0", "aé")]
    [InlineData("utf-16", "plain", "plain")]
    [InlineData("x-unknown", "caf\u00C3\u00A9", "café")]
    [InlineData("no/such;set", "caf\u00E9", "café")]
    public void TextBody_ByCharset_IsDecodedThoughTheLabelBeWrong(string charset, string bytes, string expected)
    {
        Assert.Equal(expected, Body($"Content-Type: text/plain; charset={charset}", bytes));
    }

    [Fact]
    public void TextBody_EveryLabelOfThePlatform_IsAccepted()
    {
        foreach (var encoding in CodePagesEncodingProvider.Instance.GetEncodings().Concat(Encoding.GetEncodings()))
        {
            if (encoding.CodePage == 65000)
                continue;
            var text = encoding.GetEncoding().GetBytes("abc");
            Assert.Equal("abc", Charsets.Decode(text, encoding.Name));
        }
    }

    [Theory]
    [InlineData("gb2312", "你好世界，中文")]
    [InlineData("shift_jis", "日本語の文字")]
    [InlineData("iso-2022-jp", "日本")]
    public void TextBody_Utf8UnderDoubleByteLabel_IsRecognised(string charset, string text)
    {
        Assert.Equal(text, Body($"Content-Type: text/plain; charset={charset}", RawMail.Utf8(text)));
    }

    [Fact]
    public void TextBody_CutUtf8_KeepsItsGoodCharacters()
    {
        Assert.Equal("éàü\uFFFD", Body("Content-Type: text/plain; charset=utf-8", RawMail.Utf8("éàü") + "\u00C3"));
    }

    [Fact]
    public void HtmlBody_WithoutLabel_FollowsItsOwnHead()
    {
        var message = RawMail.Load("Content-Type: text/html\n\n<meta charset=\"windows-1251\">\u00CF\u00F0");

        Assert.EndsWith("Пр", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void TextBody_Flowed_JoinsSoftBreaksAndKeepsQuotesAndSignature()
    {
        var body = "This is one \nparagraph.\n\n> quoted \n> text\n>> deeper\n stuffed\n-- \nJane\n";

        Assert.Equal(
            "This is one paragraph.\n\n> quoted text\n>> deeper\nstuffed\n-- \nJane\n",
            Body("Content-Type: text/plain; format=flowed", body).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void TextBody_FlowedWithDelSp_DropsTheSpaceOfTheBreak()
    {
        Assert.Equal("日本", Body("Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes", RawMail.Utf8("日 \n本")));
    }

    [Fact]
    public void Attachments_UuencodedInText_AreTakenOut()
    {
        var message = RawMail.Load("Subject: a\n\nbefore\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter\nbegin with words\n");

        var attachment = Assert.Single(message.Attachments);
        Assert.Equal("cat.txt", attachment.FileName);
        Assert.Equal("Cat", attachment.Text());
        Assert.Equal("before\r\nafter\r\nbegin with words\r\n", message.TextBody);
    }
}
