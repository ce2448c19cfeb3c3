using System.Net;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Inbox;

public sealed class InboxControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Index_IsTheListOfTheAddress_Narrow_InFewCommands(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var printer = await desk.OpenTicketAsync(desk.Alpha, "The printer smokes");
        await desk.OpenTicketAsync(desk.Alpha, "The lift is stuck");
        await desk.OpenTicketAsync(desk.Beta, "A stranger's printer");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.GetAsync("staff/inbox");
        desk.Commands.Reset();
        var all = await browser.GetAsync("staff/inbox?view=unassigned");
        Assert.True(desk.Commands.Texts.Count <= 3, string.Join("\n\n", desk.Commands.Texts));
        Assert.Equal(["The lift is stuck", "The printer smokes"], all.Document.QuerySelectorAll("turbo-frame#inbox .inbox-subject").Select(x => x.TextContent));
        Assert.Equal("/alpha/staff/tickets?view=unassigned", all.Required("h2 a").GetAttribute("href"));
        Assert.Equal("unassigned", all.Required("input[name=view]").GetAttribute("value"));

        var some = await browser.GetAsync("staff/inbox?view=unassigned&q=printer");
        Assert.Equal($"/alpha/staff/tickets/{printer.Number}", some.Required("[data-row-link]").GetAttribute("href"));
        Assert.Single(some.Document.QuerySelectorAll("[data-row-link]"));
        Assert.Equal("No ticket is like that", (await browser.GetAsync("staff/inbox?q=stranger")).TextOf(".inbox-empty"));
    }

    [Fact]
    public async Task Index_OfNoViewOrOfARequester_IsNotThere_AndHoldsWhatIsInSightAlone()
    {
        await using var desk = await WebDesk.StartAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("staff/inbox?view=999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/inbox")).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Ticketing]));
        Assert.Null((await browser.GetAsync("staff/inbox?q=is:all")).Document.QuerySelector("[data-row-link]"));
    }
}
