using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.SupplierTickets;

public sealed class SupplierTicketsControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WithoutThePower_TheLicence_OrTheTicket_ItIsNotFound(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await TwoDesks.LinkAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await ForeignTicket.OpenAsync(desk);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (link, tokens) = (await LinkAsync(desk), await agent.GetAsync("staff/tickets/new"));
        var fields = new Dictionary<string, string> { ["LinkId"] = $"{link}", ["Subject"] = "x", ["Text"] = "x" };
        Assert.False((await agent.GetAsync($"staff/tickets/{ticket.Number}")).Has("a[href$='supplier-tickets/new']"));
        await AreNotFoundAsync(agent, tokens, ticket.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/supplier-tickets/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("staff/supplier-tickets", tokens, fields)).Status);

        // With the power, and not over this ticket.
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing]), (TicketScope.Own, [Right.EscalateToSupplier]));
        await AreNotFoundAsync(agent, tokens, ticket.Number);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Edit, Right.EscalateToSupplier, Right.RaiseSupplierTicket]));
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"staff/tickets/{ticket.Number}/supplier-tickets/new")).Status);
        await AreNotFoundAsync(agent, tokens, foreign.Number);

        await RoleDesk.LicenseAsync(desk, Licence.Usual);
        await AreNotFoundAsync(agent, tokens, ticket.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/supplier-tickets/new")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("staff/supplier-tickets", tokens, fields)).Status);
        Assert.False((await ada.GetAsync($"staff/tickets/{ticket.Number}")).Has("a[href$='supplier-tickets/new']"));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.SupplierTickets.AnyAsync()));

        async Task AreNotFoundAsync(Browser browser, WebPage token, int number)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{number}/supplier-tickets/new")).Status);
            foreach (var address in new[] { "supplier-tickets/preview", "supplier-tickets" })
                Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{number}/{address}", token, fields)).Status);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatCannotGo_IsSaid_AndTheFormKeepsWhatWasWritten(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await TwoDesks.LinkAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var other = await desk.OpenTicketAsync(desk.Alpha, "Another", "Other words");
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var form = await ada.GetAsync($"staff/tickets/{ticket.Number}/supplier-tickets/new");
        var again = await ada.SubmitAsync(form, ".settings-form", new() { ["Subject"] = "", ["Text"] = "Kept words" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Kept words", again.Body, StringComparison.Ordinal);
        var message = await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.TicketId == other.Id).Select(x => x.Id).SingleAsync());
        var link = await LinkAsync(desk);
        var fields = new Dictionary<string, string> { ["LinkId"] = $"{link}", ["Subject"] = "x", ["Text"] = "x", ["Messages"] = $"{message}" };
        foreach (var address in new[] { "supplier-tickets/preview", "supplier-tickets" })
        {
            var refused = await ada.PostAsync($"staff/tickets/{ticket.Number}/{address}", form, fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.DoesNotContain("Other words", refused.Body, StringComparison.Ordinal);
        }
        var preview = await ada.SubmitAsync(form, ".settings-form", new() { ["Text"] = "Changed twice" });
        var back = await ada.SubmitAsync(preview, "main form", button: "button[name=change]");
        Assert.Equal("Changed twice", back.TextOf("#Text"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ATicketWithoutACustomers_IsRaised_AndEitherSidePartsIt(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        await TwoDesks.LinkAsync(desk);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var form = await ada.GetAsync("staff/supplier-tickets/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.SubmitAsync(form, ".settings-form", new() { ["Subject"] = "Bulbs" })).Status);
        var page = await ada.FollowAsync(await ada.SubmitAsync(form, ".settings-form", new() { ["Subject"] = "Bulbs", ["Text"] = "Send ten." }));
        await TwoDesks.CrossAsync(desk);
        var there = await TwoDesks.NewestAtBetaAsync(desk);
        var theirs = await bob.GetAsync($"staff/tickets/{there}");
        Assert.Contains("Send ten.", theirs.TextOf(".conversation"), StringComparison.Ordinal);

        // A pair that is not there, and another desk's.
        var pair = await desk.ReadAsync(desk.Alpha, db => db.SupplierTickets.Select(x => new { x.Id, x.Ticket.Number }).SingleAsync());
        var stranger = await desk.OpenTicketAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"staff/tickets/{stranger.Number}/supplier-tickets/{pair.Id}/end", page, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"staff/tickets/{pair.Number}/supplier-tickets/{pair.Id + 999}/end", page, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"staff/tickets/{pair.Number}/supplier-answers/999999", page, new() { ["Text"] = "x" })).Status);
        await bob.SubmitAsync(theirs, ".other-desks form");
        await TwoDesks.CrossAsync(desk);
        page = await ada.GetAsync($"staff/tickets/{pair.Number}");
        Assert.Contains("No longer linked", page.TextOf(".other-desks"), StringComparison.Ordinal);
        Assert.False(page.Has(".other-desks form"));
    }

    private static Task<long> LinkAsync(WebDesk desk) => desk.ReadAsync(desk.Alpha, db => db.SupplierLinks.Where(x => x.State == LinkState.Active).Select(x => x.Id).SingleAsync());
}
