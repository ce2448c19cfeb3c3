using System.Net;

namespace ServiceDesk.Web.Tests.Areas.Staff.Placing;

public sealed class PlacingControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Requesters_and_other_tenants_do_not_see_why()
    {
        var desk = await desks.OnAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        for (var i = 0; i < 2; i++)
            await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/tickets/1/placing")).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/tickets/2/placing")).Status);
        using var other = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        var page = await other.GetAsync("staff/tickets/2/placing");
        Assert.Contains("It went to Bob Beta, the main person of the group Care desk team.", page.TextOf("main"), StringComparison.Ordinal);
    }
}
