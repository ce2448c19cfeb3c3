using System.Text;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public sealed class Base64StreamTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Q")]
    [InlineData("QQ==")]
    [InlineData("aGVsbG8=")]
    [InlineData("aGVs\r\nbG8g\r\nd29ybGQ=\r\n")]
    [InlineData("aGVs*bG8g\td29ybGQ")]
    [InlineData("aGk=aGk=aGk")]
    [InlineData("====")]
    public void OpenRead_GivesTheSameBytesAsContent_HoweverItIsRead(string encoded)
    {
        foreach (var size in (int[])[1, 2, 3, 4, 7, 4096])
            Assert.Equal(AttachmentOf(encoded).Content.ToArray(), ReadBy(AttachmentOf(encoded), size));
    }

    [Fact]
    public void OpenRead_OfDamagedLines_GivesTheSameBytesAsContent()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var encoded = new StringBuilder(Convert.ToBase64String(Bytes(random, random.Next(0, 500)), Base64FormattingOptions.InsertLineBreaks));
            for (var damage = 0; damage < 3; damage++)
                encoded.Insert(random.Next(encoded.Length + 1), "=*\n é"[random.Next(5)]);
            var attachment = AttachmentOf(encoded.ToString());
            Assert.Equal(attachment.Content.ToArray(), ReadBy(attachment, random.Next(1, 100)));
        }
    }

    [Fact]
    public void OpenRead_OfOtherEncodings_GivesTheContent()
    {
        var mail = MimeMessage.Load(Encoding.ASCII.GetBytes(
            "Content-Type: application/x-thing\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=3Db\r\n"));
        var attachment = Assert.Single(mail.Attachments);
        Assert.Equal(attachment.Content.ToArray(), ReadBy(attachment, 2));
        Assert.StartsWith("a=b", Encoding.ASCII.GetString(attachment.Content.Span), StringComparison.Ordinal);
    }

    private static MimeAttachment AttachmentOf(string encoded) => Assert.Single(MimeMessage.Load(Encoding.UTF8.GetBytes(
        $"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}")).Attachments);

    private static byte[] ReadBy(MimeAttachment attachment, int size)
    {
        using var stream = attachment.OpenRead();
        using var all = new MemoryStream();
        stream.CopyTo(all, size);
        return all.ToArray();
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
