using ServiceDesk.Mail.Replies;

namespace ServiceDesk.Mail.Tests.Replies;

public sealed class SampleMailsTests
{
    /// <summary>Out of the 73 samples.</summary>
    private const int Reached = 72;
    private const string Missing = "The sample mails are not beside the project (../shared/mails/replies).";

    [Fact]
    public void VisibleText_IsRight_ForAsManySamplesAsReached()
    {
        var samples = SampleMails.All().ToList();
        Assert.SkipWhen(samples.Count == 0, Missing);
        var wrong = samples.Where(s => !s.Accepted.Any(a => SampleMails.Fold(a) == SampleMails.Fold(VisibleReply.FromText(s.Text).Text))).ToList();
        var shown = string.Join("\n", wrong.Select(s => $"{s.File}: {Cut(SampleMails.Fold(VisibleReply.FromText(s.Text).Text))}"));
        Assert.True(samples.Count - wrong.Count >= Reached, $"{samples.Count - wrong.Count} of {samples.Count}\n{shown}");
    }

    [Fact]
    public void TextAndFoldedParts_AreTheWholeMail()
    {
        var samples = SampleMails.All().ToList();
        Assert.SkipWhen(samples.Count == 0, Missing);
        foreach (var (file, text, _) in samples)
        {
            var reply = VisibleReply.FromText(text);
            var whole = text.Replace("\r\n", "\n", StringComparison.Ordinal);
            Assert.True(whole.Trim() == (reply.Text + string.Concat(reply.Folded.Select(f => f.Text))).Trim(), file);
        }
    }

    private static string Cut(string text) => text.Length < 400 ? text : text[..150] + " … " + text[^150..];
}
