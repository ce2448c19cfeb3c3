using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Trash;

public sealed class TrashControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_deletes_a_ticket_and_restores_it(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Opened twice");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var trash = await browser.FollowAsync(await browser.SubmitAsync(page, ".trash form", new() { ["Reason"] = "A mistake" }));
        Assert.Equal($"Ticket {ticket.Number} is in the trash.", trash.TextOf(".notice"));
        var row = trash.TextOf($"#trash-{ticket.Id}");
        Assert.Contains("Opened twice A mistake", row, StringComparison.Ordinal);
        Assert.Contains("Alan Agent", row, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{ticket.Number}")).Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"requests/{ticket.Number}")).Status);

        var back = await browser.FollowAsync(await browser.SubmitAsync(trash, $"#trash-{ticket.Id} form"));
        Assert.Equal($"Ticket {ticket.Number} is back.", back.TextOf(".notice"));
        Assert.Contains(back.TextsOf(".fact span"), x => x.Contains("moved it to the trash: A mistake", StringComparison.Ordinal));
        Assert.Contains(back.TextsOf(".fact span"), x => x.Contains("took it out of the trash", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await requester.GetAsync($"requests/{ticket.Number}")).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_says_for_how_long_and_nobody_else(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var chief = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await chief.GetAsync("staff/trash");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await chief.SubmitAsync(page, ".settings-form", new() { ["Form.Days"] = "0" })).Status);
        await chief.SubmitAsync(page, ".settings-form", new() { ["Form.Days"] = "7" });
        Assert.Equal(7, await DaysAsync(desk));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var own = await agent.GetAsync("staff/trash");
        Assert.False(own.Has(".settings-form"));
        // Its own pages have a token.
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var tokens = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("staff/trash/days", tokens, new() { ["Form.Days"] = "1" })).Status);
        Assert.Equal(7, await DaysAsync(desk));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Requesters_neighbours_and_missing_numbers_are_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/trash")).Status);
        var foreign = await ForeignTicket.OpenAsync(desk);
        foreach (var address in new Func<int, string>[] { x => $"staff/tickets/{x}/trash", x => $"staff/trash/{x}/restoration" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync(address(ticket.Number), own, [])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync(address(foreign.Number), page, [])).Status);
        }
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Id == ticket.Id)));
        Assert.True(await desk.ReadAsync(desk.Beta, db => db.Tickets.AnyAsync(x => x.Id == foreign.Id)));
    }

    private static Task<int> DaysAsync(WebDesk desk) => desk.ReadAsync(desk.Alpha, db => db.Tenants.Where(x => x.Id == db.TenantId).Select(x => x.TrashDays).SingleAsync());
}
