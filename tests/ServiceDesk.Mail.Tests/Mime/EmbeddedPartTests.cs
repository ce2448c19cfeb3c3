using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class EmbeddedPartTests
{
    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("message/global")]
    public void Message_Within_IsAttachedUnderItsSubject(string type)
    {
        var message = RawMail.Load($"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: {type}\n\nSubject: Inner {RawMail.Utf8("é")}\nFrom: a@b.example\n\nInner text.\n--b--\n");

        var inner = Assert.Single(message.Attachments);
        Assert.Equal(("Inner é.eml", type), (inner.FileName, inner.ContentType));
        Assert.Equal("Inner text.", MimeMessage.Load(inner.Content).TextBody);
        Assert.Equal("See below.", message.TextBody);
    }

    [Theory]
    [InlineData("message/partial; id=x; number=1; total=2")]
    [InlineData("message/external-body; access-type=URL; URL=\"https://x.example\"")]
    public void OtherMessageTypes_StayFiles(string type)
    {
        var message = RawMail.Load($"Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: {type}\n\nSubject: part\n\npiece\n--b--\n");
        Assert.Equal("Subject: part\r\n\r\npiece", Assert.Single(message.Attachments).Text());
    }

    [Fact]
    public void AppleDouble_GivesBothForks()
    {
        var message = RawMail.Load("Content-Type: multipart/mixed; boundary=a\n\n--a\n\ntext\n--a\nContent-Type: multipart/appledouble; boundary=b\n\n--b\nContent-Type: application/applefile; name=Plan\n\nfork\n--b\nContent-Type: application/pdf; name=Plan.pdf\n\npdf\n--b--\n--a--\n");
        Assert.Equal(["Plan", "Plan.pdf"], message.Attachments.Select(file => file.FileName));
    }

    [Fact]
    public void Receipt_OutsideOfAReport_IsAutomatic()
    {
        var message = RawMail.Load("From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nRead.\n--b\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n");
        Assert.Contains("read receipt", AutomaticMail.Detect(message)?.Reason, StringComparison.Ordinal);
        Assert.Null(Bounce.Detect(message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\0\0\0")]
    [InlineData("From nobody Mon Jan  6 10:00:00 2025\n")]
    [InlineData("Subject: only a header")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n")]
    [InlineData("Content-Type: message/rfc822\n\n")]
    [InlineData("\u00FF\u00FES\0u\0b\0")]
    public void Fragments_AreRead(string mail)
    {
        var message = RawMail.LoadExactly(mail);
        MessageWalk.ReadAll(message);
        Assert.Null(message.Date);
    }
}
