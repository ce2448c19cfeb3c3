namespace ServiceDesk.Mail.Tests.Mime;

public class BodyChoiceTests
{
    /// <summary>A multipart whose parts are given as "header fields||content".</summary>
    private static string Multipart(string subtype, string boundary, params string[] parts) =>
        $"Content-Type: multipart/{subtype}; boundary={boundary}\n\n"
        + string.Concat(parts.Select(part => $"--{boundary}\n{part.Replace("||", "\n\n", StringComparison.Ordinal)}\n"))
        + $"--{boundary}--";

    private const string Plain = "Content-Type: text/plain||plain";
    private const string Html = "Content-Type: text/html||<p>html</p>";
    private const string Png = "Content-Type: image/png; name=a.png\nContent-ID: <pic@x>||png";

    [Fact]
    public void Alternative_GivesTextAndHtml()
    {
        var message = RawMail.Load(Multipart("alternative", "b", Plain, Html));

        Assert.Equal("plain", message.TextBody);
        Assert.Equal("<p>html</p>", message.HtmlBody);
        Assert.Empty(message.Attachments);
    }

    [Fact]
    public void HtmlOnly_HasNoTextBody()
    {
        var message = RawMail.Load("Content-Type: text/html\n\n<p>x</p>");

        Assert.Null(message.TextBody);
        Assert.Equal("<p>x</p>", message.HtmlBody);
    }

    [Fact]
    public void Mixed_SeveralTexts_AreJoined()
    {
        var message = RawMail.Load(Multipart("mixed", "b", Plain, Png, "Content-Type: text/plain||footer"));

        Assert.Equal("plain\nfooter", message.TextBody);
        Assert.Null(message.HtmlBody);
        Assert.False(Assert.Single(message.Attachments).IsInline);
    }

    [Fact]
    public void Mixed_TextBesideHtml_IsInTheHtmlToo()
    {
        var message = RawMail.Load(Multipart("mixed", "o", Multipart("alternative", "i", Plain, Html), "Content-Type: text/plain||a < b"));

        Assert.Equal("plain\na < b", message.TextBody);
        Assert.Contains("<p>html</p>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", message.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("plain", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void Alternative_HtmlInsideMixed_KeepsEveryPieceAndItsFile()
    {
        var message = RawMail.Load(Multipart("alternative", "o", Plain, Multipart("mixed", "i", Html, "Content-Type: application/pdf; name=a.pdf||pdf", "Content-Type: text/html||<p>two</p>")));

        Assert.Equal("plain", message.TextBody);
        Assert.Equal("<p>html</p><p>two</p>", message.HtmlBody);
        Assert.Equal("a.pdf", Assert.Single(message.Attachments).FileName);
    }

    [Fact]
    public void Related_PicturesAreInlineAttachments()
    {
        var message = RawMail.Load(Multipart("related", "b", "Content-Type: text/html||<img src=\"cid:pic@x\">", Png));

        var picture = Assert.Single(message.Attachments);
        Assert.True(picture.IsInline);
        Assert.Equal("pic@x", picture.ContentId);
        Assert.Equal("a.png", picture.FileName);
    }

    [Fact]
    public void Mixed_PictureThatTheHtmlNames_IsInlineThoughLabelledAttachment()
    {
        var message = RawMail.Load(Multipart("mixed", "b", "Content-Type: text/html||<img src='cid:pic%40x'>", "Content-Disposition: attachment; filename=a.png\n" + Png));

        Assert.True(Assert.Single(message.Attachments).IsInline);
    }

    [Fact]
    public void Related_StartNamesTheRoot()
    {
        var root = "Content-Type: text/html\nContent-ID: <root>||<p>root</p>";
        var message = RawMail.Load(Multipart("related; start=\"<root>\"", "b", "Content-Type: text/html\nContent-ID: <other>||<p>other</p>", root));

        Assert.Equal("<p>root</p>", message.HtmlBody);
        Assert.Equal("other", Assert.Single(message.Attachments).ContentId);
    }

    [Theory]
    [InlineData("Content-Disposition: attachment")]
    [InlineData("Content-Disposition: attachment; filename=a.txt")]
    [InlineData("Content-Disposition: inline; filename=a.txt")]
    [InlineData("Content-Type: text/plain; name=a.txt")]
    public void Mixed_TextWithDispositionOrName_IsAttached(string fields)
    {
        var message = RawMail.Load(Multipart("mixed", "b", Plain, fields + "||file"));

        Assert.Equal("plain", message.TextBody);
        Assert.Equal("file", Assert.Single(message.Attachments).Text());
    }

    [Fact]
    public void OnePart_TextWithTypeName_IsTheBody()
    {
        Assert.Equal("x", RawMail.Load("Content-Type: text/plain; name=mail.txt\n\nx").TextBody);
    }

    [Fact]
    public void OnePart_File_IsAttachedAndTextIsNull()
    {
        var message = RawMail.Load("Content-Type: application/pdf; name=a.pdf\n\npdf");

        Assert.Null(message.TextBody);
        Assert.Equal("a.pdf", Assert.Single(message.Attachments).FileName);
    }

    [Fact]
    public void Alternative_CalendarIsAttached()
    {
        var message = RawMail.Load(Multipart("alternative", "b", Plain, Html, "Content-Type: text/calendar; method=REQUEST||BEGIN:VCALENDAR"));

        Assert.Equal("text/calendar", Assert.Single(message.Attachments).ContentType);
        Assert.Equal("plain", message.TextBody);
    }

    [Fact]
    public void Alternative_BlankLastText_DoesNotHideTheOneBefore()
    {
        Assert.Equal("plain", RawMail.Load(Multipart("alternative", "b", Plain, "Content-Type: text/plain||  ", Html)).TextBody);
    }

    [Fact]
    public void Signed_TextIsReadAndSignatureAttached()
    {
        var message = RawMail.Load(Multipart("signed; protocol=\"application/pgp-signature\"", "b", Plain, "Content-Type: application/pgp-signature||sig"));

        Assert.Equal("plain", message.TextBody);
        Assert.Equal("application/pgp-signature", Assert.Single(message.Attachments).ContentType);
    }

    [Fact]
    public void Tnef_StaysAnAttachment()
    {
        var message = RawMail.Load(Multipart("mixed", "b", Plain, "Content-Type: application/ms-tnef; name=winmail.dat||x"));

        Assert.Equal("winmail.dat", Assert.Single(message.Attachments).FileName);
    }
}
