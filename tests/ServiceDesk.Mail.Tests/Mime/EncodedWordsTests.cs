using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class EncodedWordsTests
{
    [Theory]
    [InlineData("=?utf-8?Q?caf=C3=A9?=", "café")]
    [InlineData("=?UTF-8?b?Y2Fmw6k=?=", "café")]
    [InlineData("=?iso-8859-1*fr?q?caf=E9_noir?=", "café noir")]
    [InlineData("=?iso-8859-1?Q?a?= =?iso-8859-1?Q?b?=", "ab")]
    [InlineData("=?iso-8859-1?Q?a?=  \t =?iso-8859-2?Q?b?= c", "ab c")]
    [InlineData("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é")]
    [InlineData("=?utf-8?B?w?= =?utf-8?B?6k=?=", "é")]
    [InlineData("=?utf-8?Q?=C3?= =?UTF-8?B?qQ==?=", "é")]
    [InlineData("Re: =?utf-8?Q?x?=y", "Re: xy")]
    [InlineData("\"=?utf-8?Q?x?=\"", "\"x\"")]
    [InlineData("=?utf-8?Q?with blanks inside?=", "with blanks inside")]
    [InlineData("=?iso-8859-1?Q?caf=C3=A9?=", "café")]
    [InlineData("=?utf-8?Q?caf=E9?=", "café")]
    [InlineData("=?no-such-set?Q?caf=C3=A9?=", "café")]
    [InlineData("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本")]
    [InlineData("=?gb2312?B?xOO6ww==?=", "你好")]
    [InlineData("=?ks_c_5601-1987?B?x9GxuQ==?=", "한국")]
    [InlineData("=?koi8-r?B?8NLJ18XU?=", "Привет")]
    [InlineData("=?unicode-1-1-utf-7?Q?Hi_+AOQ-?=", "Hi ä")]
    [InlineData("=?utf-8?Q?=ZZ?=", "=ZZ")]
    [InlineData("=?utf-8?Q??=", "")]
    [InlineData("=?utf-8?Q?open", "=?utf-8?Q?open")]
    [InlineData("=?utf-8?X?x?=", "=?utf-8?X?x?=")]
    [InlineData("a =? b ?= c", "a =? b ?= c")]
    [InlineData("=?=?utf-8?Q?x?=", "=?x")]
    public void Decode_EncodedWord_GivesText(string encoded, string expected)
    {
        Assert.Equal(expected, EncodedWords.Decode(encoded));
    }

    [Fact]
    public void Value_EncodedLineBreak_BecomesBlank()
    {
        var message = RawMail.Load("Subject: =?utf-8?Q?a=0D=0ABcc:_x?=\n\n");

        Assert.Equal("a Bcc: x", message.Subject);
    }

    [Theory]
    [InlineData("Subject: caf\u00E9", "café")]
    [InlineData("Subject: caf\u00C3\u00A9", "café")]
    [InlineData("Subject: \u0093quoted\u0094", "“quoted”")]
    [InlineData("Subject: \u001B$BF|K\\\u001B(B", "日本")]
    public void Value_RawEightBitField_IsUtf8OrWindows1252(string field, string expected)
    {
        Assert.Equal(expected, RawMail.Load(field + "\n\n").Subject);
    }

    [Fact]
    public void Value_RawFieldInTheCharsetOfTheBody_IsDecodedByIt()
    {
        var part = "Subject: \u00CF\u00F0\u00E8\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=windows-1251\n\n\u00CF\n--b--\n";

        Assert.Equal("При", RawMail.Load(part).Subject);
    }
}
