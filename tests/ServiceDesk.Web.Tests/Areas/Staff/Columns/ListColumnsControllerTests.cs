using System.Net;

namespace ServiceDesk.Web.Tests.Areas.Staff.Columns;

public sealed class ListColumnsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Columns_AreChosenAndOrdered_ByEachForThemselves()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await agent.GetAsync("staff/tickets?sort=number");
        var usual = page.TextsOf("thead th");
        page = await agent.FollowAsync(await agent.SubmitAsync(page, "form[action$=list-columns]", new() { ["columns"] = new[] { "Queue", "Customer", "Number", "Nonsense", "Tags", "Type", "Group" } }));
        Assert.Equal(["", "Subject", "Queue", "Customer", "No.", "Tags", "Ticket type", "Group"], page.TextsOf("thead th"));
        Assert.Contains("Customer Ltd", page.TextOf($"#row-{ticket.Id}"), StringComparison.Ordinal);
        Assert.Equal("ascending", page.Required("th[aria-sort]").GetAttribute("aria-sort"));
        Assert.Equal(usual, (await administrator.GetAsync("staff/tickets")).TextsOf("thead th"));
        page = await agent.FollowAsync(await agent.SubmitAsync(page, "form[action$=list-columns]", null, "button[name=usual]"));
        Assert.Equal(usual, page.TextsOf("thead th"));
    }

    [Fact]
    public async Task Columns_AreNotARequesters()
    {
        var desk = await desks.OnAsync();
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync("staff/list-columns", await requester.GetAsync(""), new() { ["columns"] = "Number" })).Status);
    }
}
