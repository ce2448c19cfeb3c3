using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Tickets;

/// <summary>The filter's language, the menus beside it and the orders of a list.</summary>
public sealed class TicketFilterTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Filter_ByTagCustomerAndPhrase_ShowsWhatItSays_InFewCommands(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Far away", "The blue lamp glows at night");
        var other = await desk.OpenTicketAsync(desk.Alpha, "Near by", "The lamp is blue", "somebody@elsewhere.test");
        await WorkAsync(desk, ticket, new() { Tags = ["réseau", "vpn"] });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.GetAsync("staff/tickets");
        foreach (var filter in (string[])["tag:vpn tag:RESEAU", "customer:\"customer ltd\"", "\"blue lamp\"", "tag:vpn \"blue lamp\" created:today", "-tag:none customer:Custo"])
        {
            desk.Commands.Reset();
            var page = await FilterAsync(browser, filter);
            Assert.True(desk.Commands.Texts.Count <= 6, $"{filter}:\n" + string.Join("\n\n", desk.Commands.Texts));
            Assert.True(page.Has($"#row-{ticket.Id}"), filter);
            Assert.False(page.Has($"#row-{other.Id}"), filter);
            Assert.Equal(filter, page.Required(".list-filter [name=q]").GetAttribute("value"));
            Assert.False(page.Has(".notice"));
        }
        foreach (var filter in (string[])["-tag:vpn", "customer:none", "\"lamp is\"", "updated:>1w is:all", "due:none -tag:vpn"])
            Assert.False((await FilterAsync(browser, filter)).Has($"#row-{ticket.Id}"), filter);
    }

    [Fact]
    public async Task Problem_IsShown_AndWhatWasTypedStays()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await FilterAsync(browser, "colour:red priority:<b> is:ended");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("colour:red priority:<b> is:ended", page.Required(".list-filter [name=q]").GetAttribute("value"));
        var problems = page.TextsOf(".notice[data-kind=problem]");
        Assert.StartsWith("“colour:” is not known: one of status, assignee,", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("“<b>” is none that priority: can have: one of Low, Medium,", problems[1], StringComparison.Ordinal);
        Assert.False(page.Has($"#row-{ticket.Id}"));
        // Other tenants' tags and customers are none.
        Assert.True((await FilterAsync(browser, "tag:beta-only")).Has(".notice[data-kind=problem]"));
    }

    [Fact]
    public async Task Filter_InFrench_IsWrittenInFrenchNames()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent, "fr");
        var page = await FilterAsync(browser, "status:ouvert assignee:moi");
        Assert.False(page.Has(".notice"));
        var ended = page.Required(".segments a:nth-child(2)").GetAttribute("href")!;
        Assert.Equal("status:Ouvert assignee:me is:ended", (await browser.GetAsync(ended)).Required(".list-filter [name=q]").GetAttribute("value"));
    }

    [Fact]
    public async Task Menus_WriteTheFilter_AndLeaveWhatWasTyped()
    {
        var desk = await desks.OnAsync();
        var catalog = await desk.InAsync(desk.Alpha, x => x.GetRequiredService<CatalogCache>().GetAsync(x.GetRequiredService<DeskDb>(), default).AsTask());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await FilterAsync(browser, "priority:low,high created:<3d");
        Assert.Equal("several", page.Required("select[name='set.Priority'] [selected]").GetAttribute("value"));
        var chosen = await browser.SubmitAsync(page, ".list-filter", new() { ["set.Status"] = catalog.Statuses[0].Id, ["set.Assignee"] = "-1", ["q"] = "priority:low,high created:<3d paper" });
        Assert.Equal(HttpStatusCode.Redirect, chosen.Status);
        page = await browser.FollowAsync(chosen);
        Assert.Equal("priority:Low,High created:<3d paper status:Open assignee:me", page.Required(".list-filter [name=q]").GetAttribute("value"));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ".list-filter", new() { ["set.Priority"] = "" }));
        Assert.Equal("created:<3d paper status:Open assignee:me", page.Required(".list-filter [name=q]").GetAttribute("value"));
        // The menus change nothing that stayed as it was shown.
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ".list-filter", new() { ["q"] = "status:pending,working" }));
        Assert.Equal("status:pending,working", page.Required(".list-filter [name=q]").GetAttribute("value"));
    }

    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Heads_SortBothWays_AndGroupsHaveHeadings(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var (first, second, third) = (await desk.OpenTicketAsync(desk.Alpha, "First"), await desk.OpenTicketAsync(desk.Alpha, "Second"), await desk.OpenTicketAsync(desk.Alpha, "Third"));
        var catalog = await desk.InAsync(desk.Alpha, x => x.GetRequiredService<CatalogCache>().GetAsync(x.GetRequiredService<DeskDb>(), default).AsTask());
        await WorkAsync(desk, second, new() { PriorityId = catalog.Priorities[^1].Id });
        await WorkAsync(desk, third, new() { PriorityId = catalog.Priorities[0].Id });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("staff/tickets");
        Assert.Equal("descending", page.Required("th[aria-sort]").GetAttribute("aria-sort"));
        page = await browser.GetAsync(page.Document.QuerySelectorAll("th a").Single(x => x.TextContent == "Priority").GetAttribute("href")!);
        Assert.Equal(["Second", "First", "Third"], page.TextsOf("[data-row-link]"));
        page = await browser.GetAsync(page.Required("th[aria-sort] a").GetAttribute("href")!);
        Assert.Equal(["Third", "First", "Second"], page.TextsOf("[data-row-link]"));
        Assert.Equal("ascending", page.Required("th[aria-sort]").GetAttribute("aria-sort"));

        desk.Commands.Reset();
        page = await browser.GetAsync("staff/tickets?group=priority");
        Assert.True(desk.Commands.Texts.Count <= 6, string.Join("\n\n", desk.Commands.Texts));
        Assert.Equal([catalog.Priorities[^1].Name, "Medium", catalog.Priorities[0].Name], page.TextsOf(".list-group"));
        Assert.Equal(["Second", "First", "Third"], page.TextsOf("[data-row-link]"));
        Assert.Equal(first.Subject, (await browser.GetAsync("staff/tickets?sort=number")).TextOf("[data-row-link]"));
        foreach (var group in (string[])["status", "assignee", "queue", "customer"])
            Assert.True((await browser.GetAsync($"staff/tickets?group={group}")).Has(".list-group"), group);
    }

    internal static Task<WebPage> FilterAsync(Browser browser, string filter) => browser.GetAsync($"staff/tickets?q={Uri.EscapeDataString(filter)}");

    internal static Task<bool> WorkAsync(WebDesk desk, Ticket ticket, TicketWork work) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
        new(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, People.StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, work, default));
}
