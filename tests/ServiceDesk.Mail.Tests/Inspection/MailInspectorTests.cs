using System.Text;
using ServiceDesk.Mail.Inspection;
using ServiceDesk.Mail.Mime;

namespace ServiceDesk.Mail.Tests.Inspection;

public sealed class MailInspectorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("inspect-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Inspect_ReadsAllThatIsAsked()
    {
        var mail = Inspect("""
            From: "Rita, R." <rita@customer.test>
            To: help@desk.test, Ops <ops@desk.test>
            Cc: boss@customer.test
            Subject: =?utf-8?Q?Caf=C3=A9?=
            Date: Sat, 21 Nov 2026 10:00:00 +0200
            Message-ID: <b@customer.test>
            In-Reply-To: <a@desk.test>
            References: <0@desk.test> <a@desk.test>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain

            It works.

            > Does it work?
            --x
            Content-Type: text/csv; name=t.csv
            Content-Disposition: attachment; filename=t.csv

            1,2
            --x--
            """);

        Assert.Equal(("Café", "2026-11-21T10:00:00+02:00"), (mail.Subject, mail.Date));
        Assert.Equal(new InspectedAddress("Rita, R.", "rita@customer.test"), mail.From);
        Assert.Equal([new(null, "help@desk.test"), new("Ops", "ops@desk.test")], mail.To);
        Assert.Equal("boss@customer.test", Assert.Single(mail.Cc).Address);
        Assert.Equal(("b@customer.test", "a@desk.test"), (mail.MessageId, mail.InReplyTo));
        Assert.Equal(["0@desk.test", "a@desk.test"], mail.References);
        Assert.Equal("It works.", mail.ReplyText);
        Assert.Contains("> Does it work?", mail.Text, StringComparison.Ordinal);
        Assert.Null(mail.Html);
        Assert.Equal(new InspectedAttachment("t.csv", "text/csv", 3, "17f8af97ad4a7f7639a4c9171d5185cbafb85462877a4746c21bdb0a4f940ca0"), Assert.Single(mail.Attachments));
        Assert.False(mail.AutoReply);
        Assert.False(mail.Bounce);
    }

    [Fact]
    public void Inspect_OfHtmlAlone_SanitisesItAndGivesItsText()
    {
        var mail = Inspect("Subject: x\nContent-Type: text/html\n\n<p>Hello <b onclick=x>you</b></p><script>alert(1)</script>");
        Assert.Equal("Hello you", mail.Text);
        Assert.Equal("Hello you", mail.ReplyText);
        Assert.DoesNotContain("onclick", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_OfABlankTextBesideHtml_ReadsTheHtml()
    {
        var mail = Inspect("Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Hello</p>\n--b--\n");
        Assert.Equal(("Hello", "Hello"), (mail.Text, mail.ReplyText));
    }

    [Fact]
    public void Inspect_TellsAutomaticMail() =>
        Assert.True(Inspect("From: a@b.test\nAuto-Submitted: auto-replied\n\nI am away.").AutoReply);

    [Fact]
    public void Inspect_OfNothing_IsEmptyRatherThanAnError()
    {
        var mail = Inspect("");
        Assert.Equal((null, "", ""), (mail.Subject, mail.Text, mail.ReplyText));
    }

    [Fact]
    public async Task Files_OfFolders_AreNamedRelativeToThem_InOrder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        foreach (var name in (string[])["b.eml", "sub/c.txt", "a"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), $"Subject: {name}\n\n", TestContext.Current.CancellationToken);

        var results = new List<object>();
        foreach (var file in MailFile.Find([folder, Path.Combine(folder, "b.eml")]))
            results.Add(await MailInspector.InspectAsync(file, TestContext.Current.CancellationToken));

        Assert.Equal(["a", "b.eml", "sub/c.txt", "b.eml"], results.Cast<InspectedMail>().Select(x => x.File));
    }

    [Fact]
    public async Task A_path_that_leads_nowhere_is_a_line_with_an_error()
    {
        var file = Assert.Single(MailFile.Find([Path.Combine(folder, "none")]));
        var result = Assert.IsType<UninspectedMail>(await MailInspector.InspectAsync(file, TestContext.Current.CancellationToken));
        Assert.Contains("no such file", result.Error, StringComparison.Ordinal);
    }

    private static InspectedMail Inspect(string mail) => MailInspector.Inspect("x.eml", MimeMessage.Load(Encoding.UTF8.GetBytes(mail)));
}
