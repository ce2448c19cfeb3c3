using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class MimeStructureTests
{
    [Fact]
    public void Load_MissingClosingDelimiter_OuterOneEndsInnerPart()
    {
        var message = RawMail.Load("""
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            text
            --outer
            Content-Disposition: attachment; filename=f.txt

            file
            --outer--
            """);

        Assert.Equal("text", message.TextBody);
        Assert.Equal("file", Assert.Single(message.Attachments).Text());
        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.MissingClosingBoundary);
    }

    [Fact]
    public void Load_CutOffMessage_KeepsWhatThereIs()
    {
        var message = RawMail.Load("Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Disposition: attachment; filename=f\n\nhalf a fi");

        Assert.Equal("text", message.TextBody);
        Assert.Equal("half a fi", Assert.Single(message.Attachments).Text());
    }

    [Theory]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed; boundary=wrong")]
    [InlineData("multipart/mixed; boundary=\"\"")]
    public void Load_MissingOrWrongBoundary_TakesTheOneThatTheBodyUses(string type)
    {
        var message = RawMail.Load($"Content-Type: {type}\n\n--real\nContent-Type: text/plain\n\ntext\n--real\nContent-Type: image/png; name=a.png\n\npng\n--real--\n");

        Assert.Equal("text", message.TextBody);
        Assert.Equal("a.png", Assert.Single(message.Attachments).FileName);
        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.MissingBoundary);
    }

    [Fact]
    public void Load_MultipartWithoutAnyPart_IsReadAsText()
    {
        var message = RawMail.Load("Content-Type: multipart/mixed; boundary=b\n\nJust words.");

        Assert.Equal("Just words.", message.TextBody);
        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.MissingBoundary);
    }

    [Fact]
    public void Load_BoundaryThatBeginsAnother_IsNotTakenForIt()
    {
        var message = RawMail.Load("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--bb\nstill one\n--b\n\ntwo\n--b--\n");

        Assert.Equal("one\r\n--bb\r\nstill one\ntwo", message.TextBody);
    }

    [Fact]
    public void Load_PartAfterClosingDelimiter_IsRead()
    {
        var message = RawMail.Load("Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b--\n--b\n\ntwo\n--b--\n");

        Assert.Equal("one\ntwo", message.TextBody);
    }

    [Fact]
    public void Load_EmbeddedMessage_IsReadAndAttachedWithItsBytes()
    {
        var message = RawMail.Load("""
            Content-Type: multipart/mixed; boundary=b

            --b

            see below
            --b
            Content-Type: message/rfc822

            Subject: inner/mail
            From: x@example.org

            inner text
            --b--
            """);

        Assert.Equal("see below", message.TextBody);
        var attachment = Assert.Single(message.Attachments);
        Assert.Equal("inner_mail.eml", attachment.FileName);
        Assert.Equal("message/rfc822", attachment.ContentType);
        Assert.Equal("Subject: inner/mail\r\nFrom: x@example.org\r\n\r\ninner text", attachment.Text());
        var part = Assert.IsType<MessagePart>(Assert.IsType<Multipart>(message.Body).Parts[1]);
        Assert.Equal("inner text", part.Message.TextBody);
    }

    [Fact]
    public void Load_EmbeddedMessageInBase64_IsDecodedThoughForbidden()
    {
        var inner = Convert.ToBase64String("Subject: hidden\r\n\r\ntext"u8);
        var message = RawMail.Load($"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}\n");

        Assert.Equal("hidden", Assert.IsType<MessagePart>(message.Body).Message.Subject);
        Assert.Equal("Subject: hidden\r\n\r\ntext", Assert.Single(message.Attachments).Text());
    }

    [Fact]
    public void Load_DeeperThanMaxDepth_LeavesOnePartAndADefect()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 200; i++)
            text.Append("Content-Type: multipart/mixed; boundary=b").Append(i).Append("\n\n--b").Append(i).Append('\n');
        text.Append("\ndeep");

        var message = RawMail.Load(text.ToString());

        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.DepthLimit);
        Assert.Contains("deep", Assert.Single(message.Attachments).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MessagesNestedInMessages_StopAtMaxDepth()
    {
        var text = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\n", 50_000));

        Assert.Contains(RawMail.Load(text).Defects, defect => defect.Kind == MimeDefectKind.DepthLimit);
    }

    [Fact]
    public void Load_MoreThanMaxParts_ReadsTheFirstOnes()
    {
        var text = "Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"--b\n\npart {i}\n")) + "--b--\n";
        var message = RawMail.Load(text, new MimeLimits { MaxParts = 10 });

        Assert.Equal(10, Assert.IsType<Multipart>(message.Body).Parts.Count);
        Assert.Contains("part 9", message.TextBody, StringComparison.Ordinal);
        Assert.Single(message.Defects, defect => defect.Kind == MimeDefectKind.PartLimit);
    }

    [Fact]
    public void Load_HeaderOverLimit_KeepsFirstFieldsAndBody()
    {
        var text = "Subject: a\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"X-{i}: value\n")) + "\nbody";
        var message = RawMail.Load(text, new MimeLimits { MaxHeaderBytes = 1000 });

        Assert.Equal("a", message.Subject);
        Assert.Equal("body", message.TextBody);
        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.HeaderLimit);
    }

    [Fact]
    public void Load_OneFieldOverLimit_IsCutAndBodyIsRead()
    {
        var text = "Subject: a\n" + string.Concat(Enumerable.Repeat(" more words\n", 1000)) + "\nbody";
        var message = RawMail.Load(text, new MimeLimits { MaxHeaderBytes = 1000 });

        Assert.StartsWith("a more words", message.Subject, StringComparison.Ordinal);
        Assert.True(message.Subject!.Length <= 1000);
        Assert.Equal("body", message.TextBody);
    }

    [Fact]
    public void Load_SeveralContentTypes_MultipartWithBoundaryWins()
    {
        var message = RawMail.Load("Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\nwords before\n--b\nContent-Disposition: attachment; filename=f\n\nfile\n--b--\n");

        Assert.Equal("f", Assert.Single(message.Attachments).FileName);
        Assert.Equal("words before", message.TextBody?.Trim());
    }

    [Fact]
    public void Load_DigestParts_AreMessages()
    {
        var message = RawMail.Load("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\ntext\n--b--\n");

        Assert.Equal("one", Assert.IsType<MessagePart>(Assert.Single(Assert.IsType<Multipart>(message.Body).Parts)).Message.Subject);
    }
}
