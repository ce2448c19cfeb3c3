using System.Net;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Commands;

public sealed class CommandsControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Index_HasTheLinksOfTheMenus_AsFarAsRightsReach(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var alan = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await ada.GetAsync("staff/commands");
        desk.Commands.Reset();
        var all = Links(await ada.GetAsync("staff/commands"));
        Assert.True(desk.Commands.Texts.Count <= 6, string.Join("\n\n", desk.Commands.Texts));
        foreach (var link in (string[])["/alpha/staff/tickets?view=mine", "/alpha/staff/articles", "/alpha/profile", "/alpha/admin/roles", "/alpha/admin/mail-templates"])
            Assert.Contains(link, all);
        var his = Links(await alan.GetAsync("staff/commands"));
        Assert.Contains("/alpha/staff/tickets?view=mine", his);
        Assert.DoesNotContain(his, x => x.StartsWith("/alpha/admin", StringComparison.Ordinal));
        var page = await alan.GetAsync("staff/tickets");
        Assert.Equal("/alpha/staff/commands", page.Required("dialog[data-palette]").GetAttribute("data-palette"));
        Assert.NotNull((await ada.GetAsync("admin/roles")).Document.QuerySelector("dialog[data-palette]"));
    }

    [Fact]
    public async Task Index_OfRequestersAndOfThoseWithoutTickets_IsNotThere()
    {
        await using var desk = await WebDesk.StartAsync();
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        using var alan = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/commands")).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.CreateCustomerTickets]));
        Assert.Equal(HttpStatusCode.NotFound, (await alan.GetAsync("staff/commands")).Status);
        Assert.Null((await alan.GetAsync("staff/tickets/new")).Document.QuerySelector("dialog[data-palette]"));
    }

    private static List<string> Links(WebPage page) =>
        [.. page.Document.QuerySelectorAll("turbo-frame#commands [data-palette-group] a").Select(x => x.GetAttribute("href")!)];
}
