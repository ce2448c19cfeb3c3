using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class FieldTests
{
    [Theory]
    [InlineData("Mon, 06 Jan 2025 10:00:00 +0100", "2025-01-06T10:00:00+01:00")]
    [InlineData("6 Jan 2025 10:00 +0100", "2025-01-06T10:00:00+01:00")]
    [InlineData("Mon, 6 Jan 25 10:00:00 EST", "2025-01-06T10:00:00-05:00")]
    [InlineData("Mon, 6 Jan 99 10:00:00 GMT", "1999-01-06T10:00:00+00:00")]
    [InlineData("Mon, 06 Jan 2025 10:00:00 +0100 (CET)", "2025-01-06T10:00:00+01:00")]
    [InlineData("Mon,06 Jan 2025 10:00:60 -0330", "2025-01-06T10:00:59-03:30")]
    [InlineData("Mon, 06 Jan 2025 10:00:00 GMT+0100", "2025-01-06T10:00:00+01:00")]
    [InlineData("Mon Jan  6 10:00:00 2025", "2025-01-06T10:00:00+00:00")]
    [InlineData("06-Jan-2025 10:00:00 Z", "2025-01-06T10:00:00+00:00")]
    [InlineData("2025-01-06T10:00:00+01:00", "2025-01-06T10:00:00+01:00")]
    [InlineData("Mon, 06 January 2025 10:00:00 +0100", "2025-01-06T10:00:00+01:00")]
    public void Date_AnyForm_IsRead(string text, string expected)
    {
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), RawMail.Load($"Date: {text}\n\n").Date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("Mon, 99 Jan 2025 10:00:00 +0100")]
    [InlineData("Mon, 31 Feb 2025 10:00:00 +0100")]
    [InlineData("Mon, 06 Jan 0000 10:00:00 +0100")]
    public void Date_NoDate_IsNull(string text)
    {
        Assert.Null(RawMail.Load($"Date: {text}\n\n").Date);
    }

    [Theory]
    [InlineData("<1@x>", "1@x")]
    [InlineData(" < 1@x > ", "1@x")]
    [InlineData("1@x", "1@x")]
    [InlineData("<1\r\n @x>", "1@x")]
    [InlineData("words <1@x> more", "1@x")]
    [InlineData("abc", "abc")]
    [InlineData("<>", null)]
    [InlineData("", null)]
    public void MessageId_AnyForm_IsBare(string text, string? expected)
    {
        Assert.Equal(expected, RawMail.LoadExactly($"Message-ID: {text}\r\n\r\n").MessageId);
    }

    [Theory]
    [InlineData("<a@x><b@x>\r\n\t<c@x>", "a@x b@x c@x")]
    [InlineData("a@x b@x", "a@x b@x")]
    [InlineData("<a@x>, <b@x>, <a@x>", "a@x b@x")]
    [InlineData("=?utf-8?Q?=3Ca=40x=3E?=", "a@x")]
    [InlineData("<a@x", "a@x")]
    public void References_AnyForm_AreBareAndOnce(string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', RawMail.LoadExactly($"References: {text}\r\n\r\n").References));
    }

    [Theory]
    [InlineData("text/plain; charset=UTF-8", "text/plain", "charset", "UTF-8")]
    [InlineData("TEXT/Plain (comment); Charset = \"utf-8\" (why)", "text/plain", "charset", "utf-8")]
    [InlineData("text/plain charset=utf-8", "text/plain", "charset", null)]
    [InlineData("text/plain; charset=utf-8 format=flowed", "text/plain", "format", "flowed")]
    [InlineData("application/x; name=my file.pdf", "application/x", "name", "my file.pdf")]
    [InlineData("application/x; name=\"a \\\"b\\\" \\\\ c\"", "application/x", "name", "a \"b\" \\ c")]
    [InlineData("application/x; name=\"never closed", "application/x", "name", "never closed")]
    [InlineData("application/x; name=\"=?utf-8?Q?=C3=A9.pdf?=\"", "application/x", "name", "é.pdf")]
    [InlineData("application/x; name==?utf-8?Q?=C3=A9_a.pdf?=", "application/x", "name", "é a.pdf")]
    [InlineData("application/x; name*=utf-8'en'%C3%A9%20a.pdf", "application/x", "name", "é a.pdf")]
    [InlineData("application/x; name*=iso-8859-1''%E9.pdf; name=e.pdf", "application/x", "name", "é.pdf")]
    [InlineData("application/x; name*0*=utf-8''%C3; name*1*=%A9; name*2=\".pdf\"", "application/x", "name", "é.pdf")]
    [InlineData("application/x; name*1=b; name*0=a", "application/x", "name", "ab")]
    [InlineData("application/x; name*0=\"=?utf-8?Q?=C3\"; name*1=\"=A9?=\"", "application/x", "name", "é")]
    [InlineData("application/x; name*=%C3%A9", "application/x", "name", "é")]
    [InlineData("application/x; name*=utf-8''100%", "application/x", "name", "100%")]
    [InlineData("text", "text/plain", "name", null)]
    [InlineData("", "text/plain", "name", null)]
    [InlineData("pdf; name=a.pdf", "application/octet-stream", "name", "a.pdf")]
    [InlineData(";;;=;=x;name=y", "text/plain", "name", "y")]
    public void ContentType_AnyForm_GivesTypeAndParameters(string text, string mimeType, string parameter, string? value)
    {
        var type = ContentType.Parse(text);

        Assert.Equal(mimeType, type.MimeType);
        Assert.Equal(value, type.Parameters[parameter]);
    }

    [Theory]
    [InlineData("a/b", "a_b")]
    [InlineData("..\\..\\x.exe", ".._.._x.exe")]
    [InlineData("C:\\Users\\jane\\x.doc", "x.doc")]
    [InlineData("\\\\server\\share\\x.doc", "x.doc")]
    [InlineData("a\u202Efdp.exe", "a_fdp.exe")]
    [InlineData("..", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Leaf_FileName_IsSafe(string? name, string? expected)
    {
        Assert.Equal(expected, FileNames.Leaf(name));
    }
}
