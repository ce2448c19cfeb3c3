using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Escalation;

public sealed class EscalationControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnAgent_EscalatesToTheManager_WhoFindsIt_AndHandlesIt(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Edit, Right.EscalateToManager]));
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "It burns");
        using var chief = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Contains("nobody to escalate it to", (await agent.FollowAsync(await agent.SubmitAsync(page, ".escalate form", new() { ["Reason"] = "Too much" }))).TextOf(".notice"), StringComparison.Ordinal);

        var person = await chief.GetAsync($"admin/staff/{desk.Alpha.Agent.Id}");
        Assert.Equal("The manager is saved.", (await chief.FollowAsync(await chief.SubmitAsync(person, "#manager form", new() { ["managerId"] = $"{desk.Alpha.Administrator.Id}" }))).TextOf(".notice"));
        page = await agent.FollowAsync(await agent.SubmitAsync(page, ".escalate form", new() { ["Reason"] = "It burns" }));
        Assert.Equal("Ada Alpha is told of it.", page.TextOf(".notice"));
        Assert.Contains("Ada Alpha was called", page.TextOf(".escalation"), StringComparison.Ordinal);
        Assert.Contains(page.TextsOf(".fact span"), x => x.Contains("escalated it to Ada Alpha: It burns", StringComparison.Ordinal));
        Assert.False(page.Has(".escalation form") || page.Has("#sidebar a[href$='view=escalated']"));
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.PersonId == desk.Alpha.Administrator.Id && x.Kind == OutboxKind.Notice && x.Text == "It burns")));

        var list = await chief.GetAsync("staff/tickets?view=escalated");
        Assert.Contains("It burns", list.Body, StringComparison.Ordinal);
        Assert.Equal("1", list.TextOf("#sidebar a[href$='view=escalated'] .count"));
        Assert.Contains("It burns", (await chief.GetAsync("staff/tickets?q=is:escalated")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("It burns", (await agent.GetAsync("staff/tickets?q=is:escalated")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/tickets?view=escalated")).Status);

        page = await chief.GetAsync($"staff/tickets/{ticket.Number}");
        page = await chief.FollowAsync(await chief.SubmitAsync(page, ".escalation form", new() { ["Word"] = "Called them" }));
        Assert.False(page.Has(".escalation"));
        Assert.Contains(page.TextsOf(".fact span"), x => x.Contains("handled the escalation: Called them", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WithoutThePower_OutsideItsScope_OrAtAnotherDesk_ItIsNotFound(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await ForeignTicket.OpenAsync(desk);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var chief = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var own = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.False(own.Has(".escalate"));
        async Task<HttpStatusCode> PostAsync(Browser by, WebPage token, int number, string what) =>
            (await by.PostAsync($"staff/tickets/{number}/escalation{what}", token, new() { ["Reason"] = "x", ["Word"] = "x" })).Status;
        foreach (var what in new[] { "", "/end" })
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(agent, own, ticket.Number, what));
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing]), (TicketScope.Own, [Right.EscalateToManager, Right.ManageEscalatedTickets]));
        foreach (var what in new[] { "", "/end" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(agent, own, ticket.Number, what));
            Assert.Equal(HttpStatusCode.NotFound, await PostAsync(chief, await chief.GetAsync("staff/tickets/new"), foreign.Number, what));
        }
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(requester, await requester.GetAsync($"requests/{ticket.Number}"), ticket.Number, ""));
    }
}
