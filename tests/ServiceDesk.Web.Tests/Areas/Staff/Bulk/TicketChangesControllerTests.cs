using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Bulk;

public sealed class TicketChangesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Selected_AreChanged_AndUndone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (first, second, third) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("staff/tickets?sort=-number");
        var sent = await browser.SubmitAsync(page, ".bulk", new()
        {
            ["numbers"] = new[] { $"{first.Number}", $"{second.Number}", "999999" }, ["AssigneeId"] = desk.Alpha.Agent.Id, ["AddedTags"] = "Bulk, more",
        });
        page = await browser.FollowAsync(sent);
        Assert.StartsWith("2 tickets were changed. 1 stay as they were:", page.TextOf(".bulk-report"), StringComparison.Ordinal);
        Assert.Contains("#999999 There is no such ticket here.", page.TextOf(".bulk-report"), StringComparison.Ordinal);
        Assert.Equal("No.", page.TextOf("th[aria-sort]"));
        Assert.Equal([("bulk, more", desk.Alpha.Agent.Id), ("bulk, more", desk.Alpha.Agent.Id), ("", 0)], await StateAsync(desk, first, second, third));

        page = await browser.FollowAsync(await browser.SubmitAsync(page, ".bulk-report form"));
        Assert.Contains("2 tickets are as they were.", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.False(page.Has(".bulk-report"));
        Assert.Equal([("", 0), ("", 0), ("", 0)], await StateAsync(desk, first, second, third));
    }

    [Fact]
    public async Task Nothing_IsChanged_WithoutTicketsOrWithoutAChoice()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("staff/tickets");
        foreach (var (values, problem) in new (Dictionary<string, object?>, string)[]
        {
            (new() { ["AssigneeId"] = desk.Alpha.Agent.Id }, "No ticket was selected"),
            (new() { ["numbers"] = $"{ticket.Number}" }, "Nothing was chosen"),
            (new() { ["numbers"] = $"{ticket.Number}", ["StatusId"] = "nonsense" }, "Nothing was chosen"),
            (new() { ["numbers"] = Enumerable.Range(1, 201).Select(x => $"{x}").ToArray(), ["AddedTags"] = "x" }, "201 tickets were selected; at most 200"),
        })
            Assert.Contains(problem, (await browser.FollowAsync(await browser.SubmitAsync(page, ".bulk", values))).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tickets_AndChanges_OfOthers_AreNotThere()
    {
        var desk = await desks.OnAsync();
        var (ticket, foreign) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Beta));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var stranger = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var sent = await agent.SubmitAsync(await agent.GetAsync("staff/tickets"), ".bulk", new() { ["numbers"] = $"{ticket.Number}", ["AddedTags"] = "mine" });
        var id = sent.Location!.Split("changed=")[1];
        foreach (var (browser, page) in new[] { (administrator, await administrator.GetAsync("staff/tickets")), (stranger, await stranger.GetAsync("staff/tickets")), (requester, await requester.GetAsync("")) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/changes/{id}/undo", page, [])).Status);
            if (browser != requester)
                Assert.False((await browser.GetAsync($"staff/tickets?changed={id}")).Has(".bulk-report"));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync("staff/changes", await requester.GetAsync(""), new() { ["numbers"] = $"{ticket.Number}", ["AddedTags"] = "theirs" })).Status);
        Assert.Equal([("mine", 0L)], await StateAsync(desk, ticket));
        Assert.Equal("", await desk.ReadAsync(desk.Beta, db => db.Tickets.Where(x => x.Id == foreign.Id).Select(x => x.TagText).SingleAsync()));
    }

    [Fact]
    public async Task Tickets_OutsideTheScope_StayAsTheyAre()
    {
        await using var desk = await WebDesk.StartAsync();
        var tickets = await RoleDesk.TicketsAsync(desk);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Edit]));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, other) = (tickets[TicketScope.Own].Number, tickets[TicketScope.All].Number);
        var sent = await browser.SubmitAsync(await browser.GetAsync("staff/tickets"), ".bulk", new() { ["numbers"] = new[] { $"{own}", $"{other}" }, ["AddedTags"] = "mine" });
        Assert.Contains($"#{other} There is no such ticket here.", (await browser.FollowAsync(sent)).TextOf(".bulk-report"), StringComparison.Ordinal);
        Assert.Equal([own], await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.TagText == "mine").Select(x => x.Number).ToListAsync()));

        // Who may only read has nothing to tick.
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing]));
        Assert.False((await browser.GetAsync("staff/tickets")).Has("[name=numbers], .bulk-bar"));
    }

    private static async Task<List<(string, long)>> StateAsync(WebDesk desk, params Ticket[] tickets)
    {
        var ids = tickets.Select(x => x.Id).ToList();
        var rows = await desk.ReadAsync(desk.Alpha, db => db.Tickets.AsNoTracking().Where(x => ids.Contains(x.Id)).OrderBy(x => x.Id).Select(x => new { x.TagText, x.AssigneeId }).ToListAsync());
        return [.. rows.Select(x => (x.TagText, x.AssigneeId ?? 0))];
    }
}
