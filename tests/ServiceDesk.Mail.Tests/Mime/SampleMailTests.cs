using System.Text.RegularExpressions;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Mime;

public partial class SampleMailTests
{
    public static TheoryData<string> Expected() => [.. ExpectedMail.ReadAll().Select(mail => mail.File)];

    [Theory]
    [MemberData(nameof(Expected))]
    public void Load_SampleMail_GivesWhatIsExpected(string file)
    {
        var expected = ExpectedMail.ReadAll().Single(mail => mail.File == file);
        var message = MimeMessage.Load(File.ReadAllBytes(Path.Combine(SampleMails.Folder, "mime", file)));

        if (expected.Subject is not null)
            Assert.Equal(Folded(expected.Subject), Folded(message.Subject ?? ""));
        if (expected.FromEmail is not null)
            Assert.Equal(expected.FromEmail, Assert.Single(message.From).Address);
        if (expected.FromName is not null)
            Assert.Equal(expected.FromName, message.From[0].Name ?? "");
        if (expected.ToEmails is not null)
            Assert.Equal(expected.ToEmails, message.To.Select(address => address.Address));
        if (expected.Text is not null)
            Assert.Equal(expected.Text, message.TextBody);
        Assert.All(expected.TextContains, text => Assert.Contains(text, message.TextBody, StringComparison.Ordinal));
        Assert.All(expected.HtmlContains, html => Assert.Contains(html, message.HtmlBody, StringComparison.Ordinal));
        if (expected.Attachments is not null)
            AssertAttachments(expected.Attachments, message.Attachments);
    }

    [Fact]
    public void Load_EverySampleMail_ReadsAllOfIt()
    {
        foreach (var file in SampleMails.AllFiles())
        {
            var message = MimeMessage.Load(File.ReadAllBytes(file));
            MessageWalk.ReadAll(message);
            Assert.True(message.TextBody is not null || message.HtmlBody is not null || message.Attachments.Count > 0, $"{file} came out empty.");
        }
    }

    private static void AssertAttachments(ExpectedMail.ExpectedAttachment[] expected, IReadOnlyList<MimeAttachment> actual)
    {
        Assert.Equal(expected.Select(attachment => attachment.Name), actual.Select(attachment => attachment.FileName));
        Assert.Equal(expected.Select(attachment => attachment.ContentType), actual.Select(attachment => attachment.ContentType));
        Assert.Equal(expected.Select(attachment => attachment.Inline), actual.Select(attachment => attachment.IsInline));
        foreach (var (wanted, seen) in expected.Zip(actual))
            Assert.Equal(wanted.Size ?? seen.Content.Length, seen.Content.Length);
    }

    private static string Folded(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
