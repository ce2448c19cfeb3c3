using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Customers;

public sealed class ContractsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_contract_is_made_changed_archived_restored_and_chosen_in_a_ticket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var customer = await desk.ReadAsync(desk.Alpha, db => db.Customers.SingleAsync(x => x.Name == "Customer Ltd"));
        var before = await desk.OpenTicketAsync(desk.Alpha);
        Assert.False((await browser.GetAsync($"staff/tickets/{before.Number}")).Has("[name='Now.ContractId']"));

        var form = await browser.GetAsync($"admin/customers/{customer.Id}/contracts/new");
        var wrong = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Gold", ["Form.From"] = "2026-02-01", ["Form.Until"] = "2026-01-31" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The last day lies before the first."), (wrong.Status, wrong.TextOf(".field-error")));
        var page = await browser.FollowAsync(await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Gold", ["Form.Number"] = "G-17", ["Form.From"] = "2026-02-01" }));
        Assert.Equal("Gold G-17 1 Feb 2026 In force", page.TextOf("tbody tr"));

        var gold = await desk.ReadAsync(desk.Alpha, db => db.Contracts.SingleAsync());
        var show = await browser.GetAsync($"admin/contracts/{gold.Id}");
        Assert.Equal("2026-02-01", show.Required("[name='Form.From']").GetAttribute("value"));
        await browser.SubmitAsync(show, ".settings-form", new() { ["Form.Name"] = "Silver", ["Form.Number"] = "", ["Form.Until"] = "2026-03-01" });
        Assert.Equal("Silver 1 Feb 2026 1 Mar 2026 Ended", (await browser.GetAsync($"admin/customers/{customer.Id}")).TextOf("tbody tr"));

        await browser.SubmitAsync(show, ".settings-form", new() { ["Form.Name"] = "Silver", ["Form.Until"] = "" });
        var ticket = await browser.GetAsync($"staff/tickets/{before.Number}");
        var id = gold.Id.ToString(CultureInfo.InvariantCulture);
        var changed = await browser.FollowAsync(await browser.SubmitAsync(ticket, ".composer", new() { ["Now.ContractId"] = id }));
        Assert.Equal(id, changed.Required("[name='Now.ContractId'] option[selected]").GetAttribute("value"));
        Assert.Contains("put it under the contract Silver", changed.Document.Body!.TextContent, StringComparison.Ordinal);

        await browser.SubmitAsync(show, "form[action$=archiving]");
        var archived = await browser.GetAsync($"admin/contracts/{id}");
        Assert.Contains("Silver", (await browser.GetAsync($"staff/tickets/{before.Number}")).TextOf("[name='Now.ContractId']"), StringComparison.Ordinal);
        Assert.Null((await desk.OpenTicketAsync(desk.Alpha)).ContractId);
        await browser.SubmitAsync(archived, "form[action$=restoration]");
        Assert.Equal(gold.Id, (await desk.OpenTicketAsync(desk.Alpha)).ContractId);
        await browser.SubmitAsync(archived, ".settings-form", new() { ["Form.Name"] = "Silver", ["Form.Until"] = "2026-03-01" });
    }

    [Fact]
    public async Task A_contract_covers_the_products_that_are_chosen_and_the_ticket_tells_the_others()
    {
        await using var desk = await WebDesk.StartAsync(DatabaseProvider.Sqlite);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var before = await desk.OpenTicketAsync(desk.Alpha);
        var customer = await desk.ReadAsync(desk.Alpha, db => db.Customers.SingleAsync(x => x.Id == before.CustomerId));
        Assert.False((await browser.GetAsync($"admin/customers/{customer.Id}/contracts/new")).Has("[name='Form.Products']"));
        var (router, phone) = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var entries = new[] { "Router", "Phone" }.Select(x => new GuideEntry { TenantId = db.TenantId, Kind = "products", Name = x }).ToList();
            db.AddRange(entries);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
            return (entries[0].Id, entries[1].Id);
        });
        var form = await browser.GetAsync($"admin/customers/{customer.Id}/contracts/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Gold", ["Form.Products"] = "999999" })).Status);
        await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Gold", ["Form.Products"] = $"{router}" });
        var gold = await desk.ReadAsync(desk.Alpha, db => db.Contracts.SingleAsync());
        var show = await browser.GetAsync($"admin/contracts/{gold.Id}");
        Assert.Equal($"{router}", show.Required("[name='Form.Products'][checked]").GetAttribute("value"));

        var ticket = await browser.GetAsync($"staff/tickets/{before.Number}");
        Assert.DoesNotContain("not under the contract", ticket.TextOf("[name='Now.ProductId']"), StringComparison.Ordinal);
        var covered = await browser.FollowAsync(await browser.SubmitAsync(ticket, ".composer", new() { ["Now.ContractId"] = $"{gold.Id}" }));
        Assert.Equal("Router", covered.TextOf($"[name='Now.ProductId'] option[value='{router}']"));
        Assert.Equal("Phone (not under the contract)", covered.TextOf($"[name='Now.ProductId'] option[value='{phone}']"));
        Assert.Contains("Router", (await browser.GetAsync($"staff/customers/{customer.Id}")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_contracts_and_customers_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var (customer, contract) = await ForeignAsync(desk);
        var page = await browser.GetAsync("admin/customers/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/contracts/{contract}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/customers/{customer}/contracts/new")).Status);
        foreach (var address in (string[])[$"admin/customers/{customer}/contracts", $"admin/contracts/{contract}", $"admin/contracts/{contract}/archiving", $"admin/contracts/{contract}/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(address, page, new() { ["Form.Name"] = "Mine" })).Status);
        Assert.Equal(("Beta's", (DateTime?)null), await desk.ReadAsync(desk.Beta, async db =>
            await db.Contracts.SingleAsync(x => x.Id == contract) is var kept ? (kept.Name, kept.ArchivedAt) : default));
    }

    private static Task<(long Customer, long Contract)> ForeignAsync(WebDesk desk) => desk.InAsync(desk.Beta, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var customer = await db.Customers.Select(x => x.Id).FirstAsync();
        var act = Act.OfDesk(db.TenantId, Door.Command, scope.GetRequiredService<UtcClock>().UtcNow);
        await scope.GetRequiredService<CreateContract>().RunAsync(act, customer, new("Beta's", null, null, null, []), default);
        return (customer, await db.Contracts.Select(x => x.Id).SingleAsync());
    });
}
