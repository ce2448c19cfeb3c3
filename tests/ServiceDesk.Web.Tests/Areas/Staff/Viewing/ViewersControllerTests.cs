using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Viewing;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Viewing;

public sealed class ViewersControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Two_agents_see_each_other_and_who_writes(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var alan = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        var path = $"staff/tickets/{ticket.Number}/viewers";
        var (his, hers) = (await alan.GetAsync($"staff/tickets/{ticket.Number}"), await ada.GetAsync($"staff/tickets/{ticket.Number}"));
        Assert.Equal($"/alpha/{path}", his.Required("form[data-viewers]").GetAttribute("action"));
        var alone = await alan.PostAsync(path, his, new() { ["tab"] = $"{Guid.NewGuid()}", ["writing"] = "true" });
        Assert.Equal((HttpStatusCode.OK, ""), (alone.Status, alone.Body.Trim()));
        Assert.Contains("Alan Agent écrit une réponse", (await ada.PostAsync(path, hers, new() { ["tab"] = $"{Guid.NewGuid()}" })).Body, StringComparison.Ordinal);
        Assert.Contains("Ada Alpha is looking at this ticket too", (await alan.GetAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_tickets_and_those_out_of_sight_tell_nothing()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await ForeignTicket.OpenAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        Dictionary<string, string> tab = new() { ["tab"] = $"{Guid.NewGuid()}" };
        foreach (var way in (string[])["viewers", "viewers/removal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{foreign.Number}/{way}", page, tab)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/{way}", own, tab)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{foreign.Number}/viewers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/viewers")).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Edit]));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{ticket.Number}/viewers")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{ticket.Number}/viewers", page, tab)).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Viewers.AnyAsync()));
    }

    [Fact]
    public async Task Whoever_looks_as_another_role_is_shown_to_nobody()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var role = await desk.ReadAsync(desk.Alpha, db => db.Roles.Where(x => x.IsDefault).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        browser.Cookies.Add(new Cookie("see-as", $"{role}", "/alpha", desk.Address.Host));
        var looking = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.False(looking.Has("form[data-viewers]"));
        Assert.False(looking.Has(".bell"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{ticket.Number}/viewers", page, new() { ["tab"] = $"{Guid.NewGuid()}" })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Viewers.AnyAsync()));
    }
}
