using System.Text;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Mail.Tests.Mime;
using ServiceDesk.Testing.Fuzz;

namespace ServiceDesk.Mail.Tests.Tnef;

public class TnefMailTests
{
    private static readonly byte[] Pdf = "%PDF-1.4 x"u8.ToArray();

    [Fact]
    public void Attachments_OfTnef_HaveTheirLongNamesAndBytes()
    {
        var tnef = new TnefWriter()
            .Attachment("LONGNA~1.PDF", Pdf, TnefWriter.Unicode(0x3707, "A long näme.pdf"), TnefWriter.String8(0x370E, "application/pdf"u8.ToArray()))
            .Attachment("SHORT.TXT", "abc"u8.ToArray())
            .ToArray();
        var message = Mail(tnef, "See the files.");

        Assert.Equal("See the files.", message.TextBody?.Trim());
        Assert.Equal(["A long näme.pdf", "SHORT.TXT"], message.Attachments.Select(file => file.FileName));
        Assert.Equal(["application/pdf", "application/octet-stream"], message.Attachments.Select(file => file.ContentType));
        Assert.Equal(Pdf, message.Attachments[0].Content.ToArray());
        Assert.Equal("abc", message.Attachments[1].Text());
    }

    [Fact]
    public void TextBody_OfTnefAlone_IsItsText()
    {
        var message = Mail(new TnefWriter(1251).Body(Cyrillic("Привет")).ToArray());
        Assert.Equal("Привет", message.TextBody);
        Assert.Empty(message.Attachments);
    }

    [Fact]
    public void HtmlBody_OfTnefAlone_IsItsHtml()
    {
        var html = TnefWriter.Binary(0x1013, Cyrillic("<b>Привет</b>"));
        Assert.Equal("<b>Привет</b>", Mail(new TnefWriter().Message(TnefWriter.Long(0x3FDE, 1251), html).ToArray()).HtmlBody);
    }

    [Fact]
    public void Body_InCompressedRtf_IsReadWhereThereIsNoOther()
    {
        var plain = TnefWriter.Binary(0x1009, TnefWriter.CompressedRtf("{\\rtf1\\ansi one\\par two}"));
        Assert.Equal("one\ntwo", Mail(new TnefWriter().Message(plain).ToArray()).TextBody);

        var wrapped = TnefWriter.Binary(0x1009, TnefWriter.CompressedRtf("{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag <p>}x{\\*\\htmltag </p>}}"));
        Assert.Equal("<p>x</p>", Mail(new TnefWriter().Message(wrapped).ToArray()).HtmlBody);
        Assert.Equal("Hello", Mail(new TnefWriter().Message(wrapped).ToArray(), "Hello").TextBody?.Trim());
    }

    [Fact]
    public void NamedAndUnknownProperties_ArePassedOver()
    {
        var message = Mail(new TnefWriter().Message(TnefWriter.Named("Keywords", "odd"), TnefWriter.Long(0x7001, 7), TnefWriter.Unicode(0x1000, "text")).ToArray());
        Assert.Equal("text", message.TextBody);
    }

    [Fact]
    public void MessageWithin_ComesAsAMail_WithItsFiles()
    {
        var deepest = new TnefWriter().Message(TnefWriter.Unicode(0x0037, "Deepest"), TnefWriter.Unicode(0x1000, "deepest text")).Attachment("D.PDF", Pdf).ToArray();
        var inner = new TnefWriter().Message(TnefWriter.Unicode(0x0037, "Innér: subject"), TnefWriter.Unicode(0x1000, "inner text"))
            .Attachment("A.PDF", Pdf).Attachment("m", null, TnefWriter.Long(0x3705, 5), TnefWriter.EmbeddedMessage(deepest)).ToArray();
        var outer = new TnefWriter().Attachment("msg", null, TnefWriter.Long(0x3705, 5), TnefWriter.EmbeddedMessage(inner)).ToArray();

        var attachment = Assert.Single(Mail(outer, "forwarded").Attachments);
        Assert.Equal(("Innér: subject.eml", "message/rfc822"), (attachment.FileName, attachment.ContentType));
        var mail = MimeMessage.Load(attachment.Content);
        Assert.Equal(("Innér: subject", "inner text"), (mail.Subject, mail.TextBody?.Trim()));
        Assert.Equal(["A.PDF", "Deepest.eml"], mail.Attachments.Select(file => file.FileName));
        Assert.Equal(Pdf, mail.Attachments[0].Content.ToArray());
        var innermost = MimeMessage.Load(mail.Attachments[1].Content);
        Assert.Equal("deepest text", innermost.TextBody?.Trim());
        Assert.Equal(Pdf, Assert.Single(innermost.Attachments).Content.ToArray());
    }

    [Fact]
    public void PictureOfTheHtml_IsInline()
    {
        var tnef = new TnefWriter().Message(TnefWriter.Binary(0x1013, "<img src=\"cid:p@x\">"u8.ToArray())).Attachment("P.PNG", Pdf, TnefWriter.Unicode(0x3712, "p@x")).ToArray();
        var picture = Assert.Single(Mail(tnef).Attachments);
        Assert.True(picture.IsInline);
        Assert.Equal("p@x", picture.ContentId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public void BadTnef_StaysAnAttachment(int length)
    {
        var tnef = new TnefWriter().Body("x"u8.ToArray()).ToArray()[..length];
        var attachment = Assert.Single(Mail(tnef, "text").Attachments);
        Assert.Equal("winmail.dat", attachment.FileName);
        Assert.Equal(tnef, attachment.Content.ToArray());
    }

    [Fact]
    public void CutTnef_GivesWhatCameBeforeTheCut()
    {
        var whole = new TnefWriter().Attachment("ONE.TXT", "abc"u8.ToArray()).Attachment("TWO.TXT", new byte[200]).ToArray();
        Assert.Equal("ONE.TXT", Assert.Single(Mail(whole[..^100], "x").Attachments).FileName);
    }

    private static byte[] Cyrillic(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text);

    private static MimeMessage Mail(byte[] tnef, string? text = null)
    {
        var part = $"Content-Type: application/ms-tnef; name=\"winmail.dat\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"winmail.dat\"\n\n{Convert.ToBase64String(tnef)}\n";
        return RawMail.Load(text is null
            ? "Subject: a\n" + part
            : $"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n{text}\n--b\n{part}--b--\n");
    }
}
