using ServiceDesk.Outbox;
using ServiceDesk.Templates;

namespace ServiceDesk.Tests.Templates;

public sealed class TemplateTextTests
{
    private static readonly TemplateValues Values = new(
        new Dictionary<string, string>
        {
            [Placeholder.TicketNumber] = "17",
            [Placeholder.TicketSubject] = "<b>\"Smoke\" & {{link}}</b>\r\nBcc: x@y.test",
            [Placeholder.RequesterName] = "www.rita.test",
            [Placeholder.Link] = "https://desk.test/alpha/link/17-1-abc",
        },
        new Dictionary<string, RenderedText> { [Placeholder.Message] = new("It *smokes*.", "<div>It <em>smokes</em>.</div>") });

    [Theory]
    [InlineData("Hello {{requester.name}}", null)]
    [InlineData("{{ Ticket.Number }} {} { } }} {{link}}", null)]
    [InlineData("{{ticket.nunber}}", "Unknown ticket.nunber")]
    [InlineData("{{}}", "Unknown ")]
    [InlineData("{{if x}}", "Unknown if x")]
    [InlineData("{{agent.name}}", "Unknown agent.name")]
    [InlineData("{{ticket.number\n}}", "Open {{ticket.number")]
    [InlineData("You wrote: {{message}}", "NotAlone message")]
    [InlineData("{{message}}{{message}}", "NotAlone message|NotAlone message")]
    [InlineData("Hello\n  {{message}}  \n", null)]
    public void Check_TellsWhatIsWrong(string text, string? expected) => Assert.Equal(
        expected ?? "",
        string.Join('|', TemplateText.Parse(text).Check(TemplateKind.Of(OutboxKind.Acknowledgement)!.Placeholders).Select(x => $"{x.Fault} {x.Name}")));

    [Fact]
    public void Values_AreDataInHtml_AndLinesStayLines()
    {
        var mail = TemplateText.Parse("Dear {{requester.name}},\r\n\r\n<i>{{ticket.subject}}</i>\nSee {{link}}.").Render(Values);
        Assert.Equal("Dear www.rita.test,\n\n<i><b>\"Smoke\" & {{link}}</b>  Bcc: x@y.test</i>\nSee https://desk.test/alpha/link/17-1-abc.\n", mail.Text);
        Assert.Contains("<p>Dear www.rita.test,</p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;&lt;b&gt;&quot;Smoke&quot; &amp; {{link}}&lt;/b&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://desk.test/alpha/link/17-1-abc\"", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void AValueInAnAddress_CannotLeaveIt()
    {
        var html = TemplateText.Parse("https://wiki.test/?q={{ticket.subject}}").Render(Values).Html;
        Assert.StartsWith("<p><a href=\"https://wiki.test/?q=&lt;b&gt;&quot;Smoke&quot;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void AMessage_KeepsItsMarkup_OnItsLine()
    {
        var mail = TemplateText.Parse("Before\n{{message}}\nAfter {{ticket.number}}").Render(Values);
        Assert.Equal("Before\nIt *smokes*.\nAfter 17\n", mail.Text);
        Assert.Equal("<p>Before</p><div>It <em>smokes</em>.</div><p>After 17</p>", mail.Html);
    }

    [Fact]
    public void ALine_HasNoLineEnds() => Assert.Equal(
        "17: <b>\"Smoke\" & {{link}}</b>  Bcc: x@y.test", TemplateText.Parse("{{ticket.number}}:\r\n{{ticket.subject}}").RenderLine(Values));

    [Fact]
    public void CharactersThatMarkPlaces_AreTakenOut() =>
        Assert.Equal(("ab\n", "<p>ab</p>"), TemplateText.Parse("a\uFDD0\0\u0007b").Render(Values) is var mail ? (mail.Text, mail.Html) : default);

    [Fact]
    public void BuiltInWords_AreFine_InEveryLanguage()
    {
        foreach (var kind in TemplateKind.All)
            foreach (var language in BuiltInTemplates.Languages)
                Assert.True(TemplateCheck.Of(kind, BuiltInTemplates.For(kind, language)).IsFine, $"{kind.Key} {language}");
        Assert.Equal(["fr", "de", "en", "en"], new[] { "fr-CA", "de-AT", "es", "en" }.Select(BuiltInTemplates.LanguageOf));
    }

    [Fact]
    public void AnAnswerWithoutItsMessage_IsRefused()
    {
        var check = TemplateCheck.Of(TemplateKind.Of(OutboxKind.Reply)!, new("{{link}} {{message}}", "Hello"));
        Assert.Equal([TemplateFault.Unknown, TemplateFault.Unknown], check.Subject.Select(x => x.Fault));
        Assert.Equal(TemplateFault.Missing, Assert.Single(check.Text).Fault);
    }
}
