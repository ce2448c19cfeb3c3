using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;

namespace ServiceDesk.Web.Tests.Permissions;

public sealed class SeeAsTests
{
    [Fact]
    public async Task Administrator_SeesWhatTheRoleSees_ChangesNothing_AndEndsIt()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var reader = await IdAsync(desk, desk.Alpha, "Reader");
        var tokens = await browser.GetAsync("staff/tickets/new");
        var begun = await browser.SubmitAsync(await browser.GetAsync($"admin/roles/{reader}"), "form[action$=see-as]");
        Assert.Equal("/alpha/staff", begun.Location);

        var list = await browser.FollowAsync(begun);
        Assert.Contains("You look at the desk as “Reader”", list.TextOf(".looking-only"), StringComparison.Ordinal);
        Assert.False(list.Has("a[href$='/staff/tickets/new']") || list.Has("a[href$='view=mine']"));
        Assert.False((await browser.GetAsync($"staff/tickets/{ticket.Number}")).Has("form.composer"));
        foreach (var address in (string[])["admin", "admin/roles", "staff/tickets/new", "staff/tickets?view=mine"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).Status);
        foreach (var address in (string[])["staff/tickets", $"staff/tickets/{ticket.Number}/work", $"staff/tickets/{ticket.Number}/spam", "admin/groups", "requests"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(address, tokens, [])).Status);

        var ended = await browser.SubmitAsync(list, ".looking-only form");
        Assert.Equal("/alpha/staff", ended.Location);
        Assert.False((await browser.FollowAsync(ended)).Has(".looking-only"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("admin/roles")).Status);
    }

    [Fact]
    public async Task RoleWithEdit_ShowsItsForms_AndTakesNothing()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync($"admin/roles/{await IdAsync(desk, desk.Alpha, "Agent")}"), "form[action$=see-as]");
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form.composer", new() { ["Text"] = "Not me" }, "button[value=Note]")).Status);
    }

    [Fact]
    public async Task Cookie_GivesAnAgentNothing_AndAForeignRoleCannotBeSeen()
    {
        await using var desk = await WebDesk.StartAsync();
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing]));
        agent.Cookies.Add(new Cookie("see-as", (await IdAsync(desk, desk.Alpha, "Supervisor")).ToString(CultureInfo.InvariantCulture), "/alpha", desk.Address.Host));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/tickets/new")).Status);
        Assert.False((await agent.GetAsync("staff")).Has(".looking-only"));

        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var token = await administrator.GetAsync("staff/tickets/new");
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.PostAsync($"admin/roles/{await IdAsync(desk, desk.Beta, "Reader")}/see-as", token, [])).Status);
    }

    private static Task<long> IdAsync(WebDesk desk, WebTenant tenant, string role) =>
        desk.ReadAsync(tenant, db => db.Roles.Where(x => x.Name == role).Select(x => x.Id).SingleAsync());
}
