using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;

namespace ServiceDesk.Web.Tests.Areas.Staff.Drafts;

public sealed class DraftsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    private const string Reply = "button[value=Public]";

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Draft_IsKeptAsOneTypes_ShownToItsAuthorAlone_AndGoneWhenItIsSent(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "A draft's ticket");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var first = await SaveAsync(browser, page, ticket, "Half a", "<div>Half a</div>");
        var second = await SaveAsync(
            browser, page, ticket, "ignored", "<div>Half a <strong>thought</strong><script>x</script></div>", page.Required("[name=Seen]").GetAttribute("value")!);
        Assert.True(second >= first);

        // Another browser of the same person.
        using var elsewhere = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var shown = await elsewhere.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("Half a thought", shown.TextOf("textarea[name=Text]"));
        Assert.Equal("<div>Half a <strong>thought</strong></div>", shown.Required("textarea[name=Text]").GetAttribute("data-editor-value"));
        Assert.Equal($"{second}", shown.Required(".composer").GetAttribute("data-draft-saved-at"));
        Assert.Contains("A draft's ticket Half a thought", string.Join(' ', (await elsewhere.GetAsync("staff/drafts")).TextsOf($"#draft-{ticket.Number} td")), StringComparison.Ordinal);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.DoesNotContain("Half a thought", (await colleague.GetAsync($"staff/tickets/{ticket.Number}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Half a thought", (await colleague.GetAsync("staff/drafts")).Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.SubmitAsync(shown, ".composer", null, Reply)).Status);
        Assert.Equal("", (await elsewhere.GetAsync($"staff/tickets/{ticket.Number}")).TextOf("textarea[name=Text]"));
        Assert.Equal(0, await CountAsync(desk, ticket));
    }

    [Fact]
    public async Task Draft_OfNothing_IsGone_AndItIsDiscardedFromTheList()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        await SaveAsync(browser, page, ticket, "Something", "");
        await SaveAsync(browser, page, ticket, " ", "<div><br></div>");
        Assert.Equal(0, await CountAsync(desk, ticket));
        await SaveAsync(browser, page, ticket, "Something else", "");
        var list = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("staff/drafts"), $"#draft-{ticket.Number} form"));
        Assert.Equal("The draft is discarded.", list.TextOf(".notice"));
        Assert.False(list.Has($"#draft-{ticket.Number}"));
        Assert.Equal(0, await CountAsync(desk, ticket));
    }

    [Fact]
    public async Task Draft_ThatWasBegunBeforeAColleagueAnswered_WarnsWhenItIsSent()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        await SaveAsync(browser, page, ticket, "Begun early", "", page.Required("[name=Seen]").GetAttribute("value")!);
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await colleague.SubmitAsync(await colleague.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Text"] = "I was first" }, Reply);

        var tomorrow = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var warned = await browser.SubmitAsync(tomorrow, ".composer", null, Reply);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("I was first", warned.TextOf(".composer-newer"), StringComparison.Ordinal);
        Assert.Equal("Begun early", warned.TextOf("textarea[name=Text]"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(warned, ".composer", null, ".composer-newer button")).Status);
    }

    [Fact]
    public async Task Draft_InAnotherTenantsTicket_OrWithoutTheRight_IsNotFound()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Number == foreign.Number)));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var fields = new Dictionary<string, string> { ["Text"] = "x" };
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        foreach (var what in (string[])["draft", "draft/removal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"staff/tickets/{foreign.Number}/{what}", page, fields)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/{what}", await requester.GetAsync(""), fields)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/drafts")).Status);
        Assert.Equal(0, await CountAsync(desk, ticket));
        Assert.False(await desk.ReadAsync(desk.Beta, db => db.Drafts.AnyAsync()));
    }

    [Fact]
    public async Task Draft_ThatIsTooLong_IsRefusedWithWords()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var refused = await browser.PostAsync($"staff/tickets/{ticket.Number}/draft", page, new() { ["Text"] = new string('x', Draft.TextLength + 1), ["Seen"] = "0" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("500,000", refused.Body, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(desk, ticket));
    }

    private static async Task<long> SaveAsync(Browser browser, WebPage page, Ticket ticket, string text, string html, string seen = "0")
    {
        var saved = await browser.PostAsync($"staff/tickets/{ticket.Number}/draft", page, new() { ["Text"] = text, ["Html"] = html, ["Seen"] = seen });
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        return JsonDocument.Parse(saved.Content).RootElement.GetProperty("savedAt").GetInt64();
    }

    private static Task<int> CountAsync(WebDesk desk, Ticket ticket) => desk.ReadAsync(desk.Alpha, db => db.Drafts.CountAsync(x => x.TicketId == ticket.Id));
}
