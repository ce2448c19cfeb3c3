using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Overview;

public sealed class OverviewControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Show_HasTheFactsAndTheLastMessages_InFewCommands(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "The lift is stuck", "Between the floors.");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var form = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        foreach (var text in (string[])["We are on the way.", "It moves again."])
            await browser.SubmitAsync(form, ".composer", new() { ["Text"] = text, ["Kind"] = "Note" });
        await browser.GetAsync($"staff/tickets/{ticket.Number}/overview");
        desk.Commands.Reset();
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}/overview");
        Assert.True(desk.Commands.Texts.Count <= 3, string.Join("\n\n", desk.Commands.Texts));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"#{ticket.Number} The lift is stuck", page.TextOf("turbo-frame#overview h2"));
        Assert.Equal($"/alpha/staff/tickets/{ticket.Number}", page.Required("turbo-frame#overview a.btn").GetAttribute("href"));
        foreach (var fact in (string[])["Open", "Nobody", "Medium", "Rita Requester", "Customer Ltd"])
            Assert.Contains(fact, page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.Equal(["It moves again.", "We are on the way."], page.Document.QuerySelectorAll(".message-body").Select(x => x.TextContent.Trim()));
        Assert.Null(page.Document.QuerySelector("html > head > title"));
    }

    [Fact]
    public async Task Show_OfAForeignTicketOrOneOutOfSight_IsNotThere()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await ForeignTicket.OpenAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{foreign.Number}/overview")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/overview")).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Edit]));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{ticket.Number}/overview")).Status);
    }

    [Fact]
    public async Task Show_ReadsNoNotificationAway()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var form = await ada.GetAsync($"staff/tickets/{ticket.Number}");
        await ada.SubmitAsync(form, ".composer", new() { ["Now.AssigneeId"] = $"{desk.Alpha.Agent.Id}" });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"staff/tickets/{ticket.Number}/overview")).Status);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Notifications.AnyAsync(x => x.PersonId == desk.Alpha.Agent.Id && x.ReadAt == null)));
    }
}
