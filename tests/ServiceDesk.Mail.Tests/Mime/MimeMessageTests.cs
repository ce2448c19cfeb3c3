using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class MimeMessageTests
{
    [Fact]
    public void Load_EmptyMessage_HasNothing()
    {
        var message = MimeMessage.Load(ReadOnlyMemory<byte>.Empty);

        Assert.Null(message.Subject);
        Assert.Null(message.Date);
        Assert.Null(message.MessageId);
        Assert.Empty(message.From);
        Assert.Empty(message.Attachments);
        Assert.Equal("", message.TextBody);
    }

    [Fact]
    public void Load_SimpleMessage_ReadsEveryField()
    {
        var message = RawMail.Load("""
            From: Jane Doe <jane@example.org>
            Sender: secretary@example.org
            To: a@example.org, B <b@example.org>
            Cc: c@example.org
            Reply-To: list@example.org
            Subject: Printer
            Date: Mon, 06 Jan 2025 10:00:00 +0100
            Message-ID: <1@example.org>
            In-Reply-To: <0@example.org>
            References: <a@x> <b@x>
             <0@example.org>

            It burns.
            """);

        Assert.Equal(new MailboxAddress("Jane Doe", "jane@example.org"), Assert.Single(message.From));
        Assert.Equal("secretary@example.org", message.Sender?.Address);
        Assert.Equal(["a@example.org", "b@example.org"], message.To.Select(to => to.Address));
        Assert.Equal("c@example.org", Assert.Single(message.Cc).Address);
        Assert.Equal("list@example.org", Assert.Single(message.ReplyTo).Address);
        Assert.Equal("Printer", message.Subject);
        Assert.Equal(new DateTimeOffset(2025, 1, 6, 10, 0, 0, TimeSpan.FromHours(1)), message.Date);
        Assert.Equal("1@example.org", message.MessageId);
        Assert.Equal("0@example.org", message.InReplyTo);
        Assert.Equal(["a@x", "b@x", "0@example.org"], message.References);
        Assert.Equal("It burns.", message.TextBody);
        Assert.Empty(message.Defects);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public void Load_AnyLineEnd_FindsFieldsPartsAndText(string lineEnd)
    {
        var text = "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nContent-Disposition: attachment; filename=f\n\ntwo\n--b--\n";
        var message = RawMail.LoadExactly(text.Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Equal("a", message.Subject);
        Assert.Equal("one", message.TextBody);
        Assert.Equal("two", Assert.Single(message.Attachments).Text());
    }

    [Fact]
    public void Load_BareReturnAmongLineFeeds_IsNoNewField()
    {
        var message = RawMail.LoadExactly("Subject: a\rBcc: victim@example.org\r\n\r\nx");

        Assert.False(message.Headers.Contains("Bcc"));
        Assert.Equal("a Bcc: victim@example.org", message.Subject);
    }

    [Fact]
    public void Load_MboxLineBlankLinesAndByteOrderMark_AreSkipped()
    {
        Assert.Equal("a", RawMail.Load("From jane@example.org Sun Jun 16 17:50:14 2013\nSubject: a\n\nx").Subject);
        Assert.Equal("a", RawMail.Load("\n\nSubject: a\n\nx").Subject);
        Assert.Equal("a", RawMail.Load("\u00EF\u00BB\u00BFSubject: a\n\nx").Subject);
    }

    [Fact]
    public void Load_NoBlankLineBeforeBody_BodyBeginsAtFirstLineThatIsNoField()
    {
        var message = RawMail.Load("Subject: a\nHello there,\nit burns.");

        Assert.Equal("a", message.Subject);
        Assert.Equal("Hello there,\r\nit burns.", message.TextBody);
        Assert.Contains(message.Defects, defect => defect.Kind == MimeDefectKind.MissingBlankLine);
    }

    [Fact]
    public void Load_FoldWithoutBlank_JoinsLineAndKeepsLaterFields()
    {
        var message = RawMail.Load("Subject: a\nwent on here\nMessage-ID: <1@x>\n\nbody");

        Assert.Equal("a went on here", message.Subject);
        Assert.Equal("1@x", message.MessageId);
        Assert.Equal("body", message.TextBody);
    }

    [Fact]
    public void Load_LineOfBlanksInFold_IsPartOfTheField()
    {
        var message = RawMail.Load("Subject: a\n \n b\nTo: x@example.org\n\nbody");

        Assert.Equal("b", message.Subject!.Split(' ')[^1]);
        Assert.Equal("x@example.org", Assert.Single(message.To).Address);
    }

    [Fact]
    public void Load_NulsAndLongLines_TextIsWhole()
    {
        var longLine = new string('x', 5000);
        var message = RawMail.Load($"Subject: a\0b\n\n{longLine}\0y");

        Assert.Equal("ab", message.Subject);
        Assert.Equal(longLine + "y", message.TextBody);
    }

    [Fact]
    public void Load_OverMaxBytes_ThrowsWithBothSizes()
    {
        var error = Assert.Throws<MimeLimitException>(() => RawMail.Load(new string('x', 100), new MimeLimits { MaxBytes = 50 }));

        Assert.Contains("100", error.Message, StringComparison.Ordinal);
        Assert.Contains("50", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_StreamOverMaxBytes_Throws()
    {
        using var stream = new MemoryStream(new byte[100]);

        await Assert.ThrowsAsync<MimeLimitException>(() => MimeMessage.LoadAsync(stream, new MimeLimits { MaxBytes = 50 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task LoadAsync_Stream_ReadsMessage()
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes("Subject: a\r\n\r\nb"));

        var message = await MimeMessage.LoadAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("a", message.Subject);
    }

    [Fact]
    public void Load_SeveralFromFields_TakesTheFirstThatHoldsAnAddress()
    {
        var message = RawMail.Load("From: \nFrom: a@example.org\nFrom: b@example.org\n\nx");

        Assert.Equal("a@example.org", Assert.Single(message.From).Address);
    }

    [Fact]
    public void Headers_KeepOrderAndRawBytes()
    {
        var message = RawMail.Load("Received: one\nX-A: =?utf-8?q?=C3=A9?=\nRECEIVED: two\n folded\n\nx");

        Assert.Equal(["Received", "X-A", "RECEIVED"], message.Headers.Select(header => header.Name));
        Assert.Equal(["one", "two folded"], message.Headers.All("received").Select(header => header.Value));
        Assert.Equal("é", message.Headers["x-a"]);
        Assert.Equal(" two\r\n folded", Encoding.ASCII.GetString(message.Headers[2].RawValue.Span));
        Assert.Null(message.Headers["X-B"]);
    }
}
