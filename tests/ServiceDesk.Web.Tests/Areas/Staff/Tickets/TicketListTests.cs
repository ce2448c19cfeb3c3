using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Web.Tests.Areas.Staff.Tickets;

public sealed class TicketListTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Index_ShowsTheTenantsOwnTickets_InFewCommands(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var mine = await desk.OpenTicketAsync(desk.Alpha, "The scanner hums", "All day long");
        await desk.OpenTicketAsync(desk.Beta, "A stranger's trouble");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.GetAsync("staff");
        desk.Commands.Reset();
        var page = await browser.GetAsync("staff/tickets");
        Assert.True(desk.Commands.Texts.Count <= 6, string.Join("\n\n", desk.Commands.Texts));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var row = page.Required($"#row-{mine.Id}");
        Assert.Equal($"/alpha/staff/tickets/{mine.Number}", row.QuerySelector("[data-row-link]")!.GetAttribute("href"));
        foreach (var part in (string[])["The scanner hums", "All day long", "Rita Requester", "Customer Ltd", "Open", "Medium", "Nobody"])
            Assert.Contains(part, row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", page.Body, StringComparison.Ordinal);
        Assert.Equal("list", page.Required("body").GetAttribute("data-live-topics"));
    }

    [Fact]
    public async Task Index_OfARequester_IsNotThere_AndOfNobodyLeadsToSignIn()
    {
        var desk = await desks.OnAsync();
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/tickets")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        var page = await nobody.GetAsync("staff/tickets");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.StartsWith("/alpha/sign-in", page.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_WithTheCookieOfAnotherTenant_LeadsToSignIn()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var cookie = browser.Cookies.GetAllCookies()["desk"]!;
        browser.Cookies.Add(new Cookie("desk", cookie.Value, "/alpha", "localhost"));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/alpha/staff/tickets")).Status);
    }

    [Fact]
    public async Task Filters_NarrowByQueueAssigneeStatusPriorityAndActivity()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "One to be filtered");
        var catalog = await desk.InAsync(desk.Alpha, x => x.GetRequiredService<CatalogCache>().GetAsync(x.GetRequiredService<DeskDb>(), default).AsTask());
        var (queue, status, priority) = (catalog.Queues[1], catalog.Statuses[1], catalog.Priorities[3]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        await browser.SubmitAsync(page, ".composer", new()
        {
            ["Now.QueueId"] = queue.Id, ["Now.StatusId"] = status.Id, ["Now.PriorityId"] = priority.Id, ["Now.AssigneeId"] = desk.Alpha.Agent.Id,
        });

        foreach (var with in (string[])["", $"?view=queue-{queue.Id}", "?view=mine", $"?q=status:%23{status.Id}", $"?q=priority:%23{priority.Id}", "?q=is:all", $"?q=status:\"{status.Name}\"+assignee:alan"])
            Assert.True((await browser.GetAsync($"staff/tickets{with}")).Has($"#row-{ticket.Id}"), with);
        foreach (var without in (string[])
            [$"?view=queue-{catalog.Queues[0].Id}", "?view=unassigned", $"?q=status:%23{catalog.Statuses[2].Id}", $"?q=priority:%23{catalog.Priorities[0].Id}", "?q=is:ended", "?q=-assignee:me"])
            Assert.False((await browser.GetAsync($"staff/tickets{without}")).Has($"#row-{ticket.Id}"), without);
        var mine = await browser.GetAsync("staff/tickets?view=mine");
        Assert.Equal("My tickets 1", mine.TextOf(".sidebar [aria-current=page]"));
        Assert.Equal("assignee:me", mine.Required(".list-filter [name=q]").GetAttribute("value"));
        foreach (var view in (string[])["queue-99999", "99999", "nonsense"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets?view={view}")).Status);
    }

    [Fact]
    public async Task Search_FindsByText_AndANumberLeadsToItsTicket()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Search me", "An uncommon wombat");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var found = await browser.GetAsync("staff/tickets?q=wombat");
        Assert.True(found.Has($"#row-{ticket.Id}"));
        Assert.Equal("wombat", found.Required(".topbar-search input").GetAttribute("value"));
        Assert.Equal("Nothing found", (await browser.GetAsync("staff/tickets?q=platypus")).TextOf(".empty-state-title"));
        Assert.Equal($"/alpha/staff/tickets/{ticket.Number}", (await browser.GetAsync($"staff/tickets?q=%23{ticket.Number}")).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("staff/tickets?q=999999")).Status);
    }

    [Fact]
    public async Task Search_OfAnotherTenantsText_FindsNothing()
    {
        var desk = await desks.OnAsync();
        await desk.OpenTicketAsync(desk.Beta, "Hidden", "A secret narwhal");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal("Nothing found", (await browser.GetAsync("staff/tickets?q=narwhal")).TextOf(".empty-state-title"));
    }

    [Fact]
    public async Task Pages_FollowEachOtherWithoutGapOrDouble()
    {
        await using var desk = await WebDesk.StartAsync();
        for (var i = 0; i < TicketList.PageSize + 3; i++)
            await desk.OpenTicketAsync(desk.Alpha, $"Ticket {i}");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var first = await browser.GetAsync("staff/tickets");
        var second = await browser.GetAsync(first.Required("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(["3", "2", "1"], second.TextsOf(".cell-number").Skip(1));
        Assert.False(second.Has("a[rel=next]"));
        var back = await browser.GetAsync(second.Required("a[rel=prev]").GetAttribute("href")!);
        Assert.Equal(first.TextsOf(".cell-number"), back.TextsOf(".cell-number"));
    }

    [Fact]
    public async Task Index_InFrench_SpeaksFrench()
    {
        var desk = await desks.OnAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent, "fr");
        var page = await browser.GetAsync("staff/tickets");
        Assert.Equal("Tous les tickets", page.TextOf("h1"));
        Assert.Contains("Ouvert", page.TextsOf(".status-badge"));
    }

    [Fact]
    public async Task Text_OfStrangers_IsNoMarkup()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "<script>alert(1)</script>", "<img src=x onerror=alert(2)>");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        foreach (var address in (string[])["staff/tickets", $"staff/tickets/{ticket.Number}"])
        {
            var page = await browser.GetAsync(address);
            Assert.DoesNotContain("<script>alert", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page.Body, StringComparison.Ordinal);
        }
    }
}
