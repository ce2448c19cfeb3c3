using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Customers;

public sealed class CustomersControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_customers_desk_shows_its_tickets_people_and_services(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var customer = await CustomerAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var service = await browser.GetAsync($"admin/customers/{customer}/services/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(service, ".settings-form")).Status);
        await browser.SubmitAsync(service, ".settings-form", new() { ["Form.Name"] = "Fibre", ["Form.Number"] = "L-17" });
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "The line is down", requester: "kim@northwind.test");
        await desk.OpenTicketAsync(desk.Alpha, "Somebody else's line");

        Assert.Contains("Northwind", (await browser.GetAsync("staff/customers?q=north")).TextOf(".list"), StringComparison.Ordinal);
        var page = await browser.GetAsync($"staff/customers/{customer}");
        Assert.Contains("The line is down", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody else", page.Body, StringComparison.Ordinal);
        Assert.Contains("kim@northwind.test", page.Body, StringComparison.Ordinal);
        Assert.Contains("Fibre (L-17)", page.Body, StringComparison.Ordinal);
        var written = await browser.GetAsync("staff/tickets/new?address=kim@northwind.test");
        Assert.Equal("kim@northwind.test", written.Required("#RequesterAddress").GetAttribute("value"));

        var saved = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='/note']", new() { ["Note"] = "Calls on Mondays" }));
        Assert.Contains("Calls on Mondays", saved.TextOf("#customer-note"), StringComparison.Ordinal);
        var late = await browser.SubmitAsync(page, "form[action$='/note']", new() { ["Note"] = "Mine" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Mine", late.TextOf("#customer-note"), StringComparison.Ordinal);
        Assert.Contains("Calls on Mondays", late.TextOf("blockquote"), StringComparison.Ordinal);

        var about = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal($"/alpha/staff/customers/{customer}", about.Required(".requester-customer").GetAttribute("href"));
        var linked = await browser.FollowAsync(await browser.SubmitAsync(about, ".service-link"));
        Assert.Contains("linked it to the service Fibre (L-17)", linked.Body, StringComparison.Ordinal);
        Assert.Empty(linked.TextsOf(".service-link"));
        var removed = await browser.FollowAsync(await browser.SubmitAsync(linked, "form[action$='/removal']"));
        Assert.Contains("took the service Fibre (L-17) off", removed.Body, StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.ServiceLinks.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Links_go_to_the_customers_own_services_and_away_by_a_power_of_their_own(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var customer = await CustomerAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "The line is down", requester: "kim@northwind.test");
        var other = await desk.OpenTicketAsync(desk.Alpha, "Of nobody's customer");
        var (service, archived) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var (keep, db) = (scope.GetRequiredService<KeepServices>(), scope.GetRequiredService<DeskDb>());
            var act = new Act(db.TenantId, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
            Assert.True(await keep.CreateAsync(act, customer, new("Fibre", null), default));
            Assert.True(await keep.CreateAsync(act, customer, new("Old", null), default));
            var all = await db.Services.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
            Assert.Equal(customer, await keep.ArchiveAsync(act, all[1], default));
            return (all[0], all[1]);
        });
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Edit]));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.DoesNotContain("Old", page.TextOf(".service-link"), StringComparison.Ordinal);
        foreach (var (number, id) in new[] { (other.Number, service), (ticket.Number, archived), (ticket.Number, 999_999L) })
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"staff/tickets/{number}/services", page, new() { ["service"] = $"{id}" })).Status);
        await agent.PostAsync($"staff/tickets/{ticket.Number}/services", page, new() { ["service"] = $"{service}" });
        await agent.PostAsync($"staff/tickets/{ticket.Number}/services", page, new() { ["service"] = $"{service}" });
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.ServiceLinks.CountAsync()));

        var removal = $"staff/tickets/{ticket.Number}/services/{service}/removal";
        Assert.DoesNotContain("/removal", (await agent.GetAsync($"staff/tickets/{ticket.Number}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(removal, page, [])).Status);
        // The power reaches no further than what its holder may see.
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Ticketing]), (TicketScope.All, [Right.DeleteServiceLinks]));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(removal, page, [])).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing, Right.DeleteServiceLinks]));
        Assert.Equal(HttpStatusCode.Found, (await agent.PostAsync(removal, page, [])).Status);
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.ServiceLinks.CountAsync()));
    }

    [Fact]
    public async Task A_customers_desk_keeps_to_the_readers_scope_and_tenant()
    {
        await using var desk = await WebDesk.StartAsync();
        var customer = await CustomerAsync(desk);
        await desk.OpenTicketAsync(desk.Alpha, "Not the agent's", requester: "kim@northwind.test");
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Ticketing]));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync($"staff/customers/{customer}");
        Assert.DoesNotContain("Not the agent", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.TextsOf("form[action$='/note']"));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"staff/customers/{customer}/note", page, new() { ["Note"] = "x" })).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.CreateCustomerTickets]));
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"staff/customers/{customer}")).Status);
        using var neighbour = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"staff/customers/{customer}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"admin/customers/{customer}/services/new")).Status);
    }

    private static Task<long> CustomerAsync(WebDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var act = new Act(db.TenantId, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        return (await scope.GetRequiredService<CreateCustomer>().RunAsync(act, new("Northwind", "northwind.test", null), default)).Id;
    });
}
