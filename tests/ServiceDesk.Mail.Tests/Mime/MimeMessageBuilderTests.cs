using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public class MimeMessageBuilderTests
{
    private static MimeMessageBuilder Builder() => new("outbox-1")
    {
        From = new MailboxAddress("Help Desk", "help@desk.example"),
        To = { new MailboxAddress("Doe, Jäne", "jane@example.org") },
        Subject = "Ré: Drucker brennt – bitte löschen, und zwar so schnell wie es irgend geht, danke sehr",
        MessageId = "1@desk.example",
        Date = new DateTimeOffset(2025, 1, 6, 10, 0, 0, TimeSpan.FromHours(1)),
    };

    [Fact]
    public void ToBytes_AllThere_IsReadBack()
    {
        var builder = Builder();
        builder.Sender = new MailboxAddress(null, "bot@desk.example");
        builder.Cc.Add(new MailboxAddress("Quote \"Q\" \\ Uote", "q@example.org"));
        builder.ReplyTo.Add(new MailboxAddress(null, "reply+1@desk.example"));
        builder.InReplyTo = "0@example.org";
        builder.References.Add("a@x");
        builder.References.Add("0@example.org");
        builder.Headers.Add(new("Auto-Submitted", "auto-generated"));
        builder.TextBody = "Grüße,\nvom Pult ";
        builder.HtmlBody = "<p>Grüße</p><img src=\"cid:logo@desk\">";
        builder.Attachments.Add(new OutgoingAttachment("logo.png", "image/png", new byte[] { 1, 2, 3 }) { ContentId = "logo@desk", IsInline = true });
        builder.Attachments.Add(new OutgoingAttachment("Übersicht für das Jahr.pdf", "application/pdf", new byte[] { 4, 5 }));

        var message = MimeMessage.Load(builder.ToBytes());

        Assert.Empty(message.Defects);
        Assert.Equal(builder.From, Assert.Single(message.From));
        Assert.Equal(builder.Sender, message.Sender);
        Assert.Equal(builder.To, message.To);
        Assert.Equal(builder.Cc, message.Cc);
        Assert.Equal(builder.ReplyTo, message.ReplyTo);
        Assert.Equal(builder.Subject, message.Subject);
        Assert.Equal(builder.Date, message.Date);
        Assert.Equal(builder.MessageId, message.MessageId);
        Assert.Equal(builder.InReplyTo, message.InReplyTo);
        Assert.Equal(builder.References, message.References);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("Grüße,\r\nvom Pult ", message.TextBody);
        Assert.Equal(builder.HtmlBody, message.HtmlBody);
        Assert.Equal(["logo.png", "Übersicht für das Jahr.pdf"], message.Attachments.Select(file => file.FileName));
        Assert.Equal([true, false], message.Attachments.Select(file => file.IsInline));
        Assert.Equal(new byte[] { 4, 5 }, message.Attachments[1].Content.ToArray());
        var mixed = Assert.IsType<Multipart>(message.Body);
        var alternative = Assert.IsType<Multipart>(mixed.Parts[0]);
        Assert.Equal(["multipart/mixed", "multipart/alternative", "multipart/related"],
            [mixed.ContentType.MimeType, alternative.ContentType.MimeType, alternative.Parts[1].ContentType.MimeType]);
    }

    [Fact]
    public void ToBytes_SameSeed_GivesSameBytes()
    {
        byte[] Build(string seed)
        {
            var builder = new MimeMessageBuilder(seed) { TextBody = "a", HtmlBody = "b" };
            return builder.ToBytes();
        }

        Assert.Equal(Build("1"), Build("1"));
        Assert.NotEqual(Build("1"), Build("2"));
    }

    [Fact]
    public void ToBytes_LongValues_KeepLinesShort()
    {
        var builder = Builder();
        for (var i = 0; i < 30; i++)
            builder.Cc.Add(new MailboxAddress($"Somebody Number {i} of the Çelebi family", $"somebody.{i}@example.org"));
        builder.Subject = string.Join(' ', Enumerable.Repeat("word", 100));
        builder.TextBody = new string('é', 500) + "\n" + new string('x', 5000);
        builder.HtmlBody = "<p>" + string.Concat(Enumerable.Repeat("日本", 1000)) + "</p>";
        builder.Attachments.Add(new OutgoingAttachment(new string('ä', 60) + ".txt", "text/plain", new byte[5000]));

        var lines = Encoding.UTF8.GetString(builder.ToBytes()).Split("\r\n");

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 78));
        Assert.DoesNotContain(lines, line => line.Contains('\n', StringComparison.Ordinal) || line.Contains('\r', StringComparison.Ordinal));
    }

    [Fact]
    public void ToBytes_PlainAsciiText_StaysReadable()
    {
        var builder = new MimeMessageBuilder("s") { TextBody = "Hello,\nit burns.\n" };

        Assert.Equal("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\nHello,\r\nit burns.\r\n\r\n", Encoding.ASCII.GetString(builder.ToBytes()));
    }

    [Fact]
    public void ToBytes_TextThatTransportsChange_IsProtected()
    {
        var text = "From me\r\n.\r\n-- \r\n--=_x\r\ntrailing \r\n\ttab\t\r\nend";
        var message = MimeMessage.Load(new MimeMessageBuilder("s") { TextBody = text, HtmlBody = "<p>x</p>" }.ToBytes());

        Assert.Equal(text, message.TextBody);
        var lines = Encoding.ASCII.GetString(message.Raw.Span).Split("\r\n");
        Assert.DoesNotContain(lines, line => line.EndsWith(' ') || line.StartsWith("From ", StringComparison.Ordinal) || line == ".");
    }

    [Fact]
    public void ToBytes_EmbeddedMessage_IsNotEncoded()
    {
        var builder = Builder();
        builder.TextBody = "see below";
        builder.Attachments.Add(new OutgoingAttachment("a.eml", "message/rfc822", "Subject: inner\r\n\r\nx\r\n"u8.ToArray()));

        var message = MimeMessage.Load(builder.ToBytes());

        Assert.Equal("7bit", Assert.IsType<Multipart>(message.Body).Parts[1].Headers["Content-Transfer-Encoding"]);
        Assert.Equal("Subject: inner\r\n\r\nx\r\n", Assert.Single(message.Attachments).Text());
    }

    [Fact]
    public void ToBytes_ManyReferences_KeepsFirstFourAndLastSix()
    {
        var builder = Builder();
        for (var i = 0; i < 40; i++)
            builder.References.Add($"{i}@x");

        Assert.Equal("0@x 1@x 2@x 3@x 34@x 35@x 36@x 37@x 38@x 39@x", string.Join(' ', MimeMessage.Load(builder.ToBytes()).References));
    }

    [Fact]
    public void ToBytes_MalformedForeignIdentifier_IsLeftOut()
    {
        var builder = Builder();
        builder.InReplyTo = "a b@x";
        builder.References.Add("ä@x");
        builder.References.Add("b@x");

        var message = MimeMessage.Load(builder.ToBytes());

        Assert.Null(message.InReplyTo);
        Assert.Equal(["b@x"], message.References);
        builder.MessageId = "a b@x";
        Assert.Throws<ArgumentException>(builder.ToBytes);
    }

    [Fact]
    public void ToBytes_InternationalDomain_IsWrittenInAscii()
    {
        var builder = Builder();
        builder.To.Clear();
        builder.To.Add(new MailboxAddress(null, "jane@exämple.org"));

        Assert.Equal("jane@xn--exmple-cua.org", Assert.Single(MimeMessage.Load(builder.ToBytes()).To).Address);
    }

    [Theory]
    [InlineData("\r\nBcc: victim@example.org")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\0")]
    public void ToBytes_LineBreakInAnyValue_IsRefused(string injection)
    {
        var actions = new Action<MimeMessageBuilder>[]
        {
            builder => builder.Subject = "a" + injection,
            builder => builder.From = new MailboxAddress("a" + injection, "a@x"),
            builder => builder.From = new MailboxAddress("a", "a@x" + injection),
            builder => builder.Sender = new MailboxAddress("ä" + injection, "a@x"),
            builder => builder.To.Add(new MailboxAddress("a" + injection, "a@x")),
            builder => builder.Cc.Add(new MailboxAddress(null, "a" + injection + "@x")),
            builder => builder.ReplyTo.Add(new MailboxAddress(null, "a@x" + injection)),
            builder => builder.MessageId = "a@x" + injection,
            builder => builder.InReplyTo = "a@x" + injection,
            builder => builder.References.Add("a@x" + injection),
            builder => builder.Headers.Add(new("X-A", "a" + injection)),
            builder => builder.Headers.Add(new("X-A" + injection, "a")),
            builder => builder.Attachments.Add(new OutgoingAttachment("a" + injection, "a/b", default)),
            builder => builder.Attachments.Add(new OutgoingAttachment("a", "a/b" + injection, default)),
            builder => builder.Attachments.Add(new OutgoingAttachment("a", "a/b", default) { ContentId = "a" + injection }),
        };
        foreach (var action in actions)
        {
            var builder = Builder();
            action(builder);
            Assert.Throws<ArgumentException>(builder.ToBytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b@x")]
    [InlineData("a@x>, <b@x")]
    [InlineData("a@x,b@x")]
    public void ToBytes_MalformedAddress_IsRefused(string address)
    {
        var builder = Builder();
        builder.To.Add(new MailboxAddress(null, address));

        Assert.Throws<ArgumentException>(builder.ToBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X A")]
    [InlineData("X:A")]
    [InlineData("Subject")]
    [InlineData("content-type")]
    public void ToBytes_BadExtraFieldName_IsRefused(string name)
    {
        var builder = Builder();
        builder.Headers.Add(new(name, "x"));

        Assert.Throws<ArgumentException>(builder.ToBytes);
    }
}
