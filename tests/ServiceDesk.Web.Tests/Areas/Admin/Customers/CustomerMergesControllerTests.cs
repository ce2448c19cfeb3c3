using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Customers;

public sealed class CustomerMergesControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task All_that_belongs_to_a_customer_goes_over_to_the_other_after_it_was_said(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var (from, into, child) = await TwiceAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "The line is down", requester: "kim@northwind.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);

        var page = await browser.GetAsync($"admin/customers/{from}/merge");
        foreach (var (name, told) in new[] { ("Nemo", "No customer is called “Nemo”."), ($"#{from}", "It cannot be merged into itself."), ("", "Fill in “Merge into”.") })
            Assert.Equal(told, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Into"] = name })).TextOf(".field-error"));
        var said = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Into"] = "North Wind Ltd" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.Status);
        var report = said.TextOf(".settings-form");
        Assert.Contains("Tickets that go over: 1", report, StringComparison.Ordinal);
        Assert.Contains("People who go over: 1", report, StringComparison.Ordinal);
        Assert.Contains("Contracts, services and systems that go over: 1", report, StringComparison.Ordinal);
        Assert.Contains("north-wind.test stays", report, StringComparison.Ordinal);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Customers.AnyAsync(x => x.Id == from)));

        var merged = await browser.FollowAsync(await browser.SubmitAsync(said, ".settings-form"));
        Assert.Contains("The two customers are one now.", merged.Body, StringComparison.Ordinal);
        Assert.Contains("North Wind Ltd", merged.TextOf("h1"), StringComparison.Ordinal);
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            Assert.False(await db.Customers.AnyAsync(x => x.Id == from));
            var kept = await db.Customers.SingleAsync(x => x.Id == into);
            // It stood below the one that is gone, and its sister with it.
            Assert.Equal((null, "north-wind.test"), (kept.ParentId, kept.MailDomain));
            Assert.Equal("Pays late\n\nCalls on Mondays\n\n@northwind.test", kept.Note);
            Assert.Equal(into, (await db.Customers.SingleAsync(x => x.Id == child)).ParentId);
            Assert.Equal(into, (await db.Tickets.SingleAsync(x => x.Id == ticket.Id)).CustomerId);
            Assert.Equal(into, (await db.People.SingleAsync(x => x.Address == "kim@northwind.test")).CustomerId);
            Assert.Equal(into, (await db.Services.SingleAsync()).CustomerId);
            Assert.NotNull((await db.PartnerLinks.SingleAsync()).EndedAt);
            return true;
        });
        Assert.Contains("The line is down", (await browser.GetAsync($"staff/customers/{into}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/customers/{from}/merge")).Status);
    }

    [Fact]
    public async Task A_foreign_customer_and_notes_that_are_too_long_together_are_refused()
    {
        await using var desk = await WebDesk.StartAsync();
        var (from, into, _) = await TwiceAsync(desk, new string('x', Customer.NoteLength - 10));
        var foreign = await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var customer = new Customer { TenantId = db.TenantId, Name = "Foreign", CreatedAt = DateTime.UnixEpoch };
            db.Add(customer);
            await db.SaveChangesAsync();
            return customer.Id;
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"admin/customers/{from}/merge");
        Assert.Equal($"No customer is called “#{foreign}”.", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Into"] = $"#{foreign}", ["Form.Confirmed"] = $"{foreign}" })).TextOf(".field-error"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/customers/{foreign}/merge", page, new() { ["Form.Into"] = $"#{into}", ["Form.Confirmed"] = $"{into}" })).Status);
        var long_ = await browser.PostAsync($"admin/customers/{from}/merge", page, new() { ["Form.Into"] = $"#{into}", ["Form.Confirmed"] = $"{into}" });
        Assert.StartsWith("The notes of both together have more than", long_.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(2, await desk.ReadAsync(desk.Alpha, db => db.Customers.CountAsync(x => x.Id == from || x.Id == into)));
        await AdminDoor.IsShutAsync(desk, $"admin/customers/{from}/merge", $"admin/customers/{from}/people");
    }

    // The one that is to stay stands below the other one, by way of a third, and is served by it.
    private static async Task<(long From, long Into, long Child)> TwiceAsync(WebDesk desk, string note = "Calls on Mondays") => await desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var from = new Customer { TenantId = db.TenantId, Name = "Northwind", MailDomain = "northwind.test", Note = note, CreatedAt = DateTime.UnixEpoch };
        db.Add(from);
        await db.SaveChangesAsync();
        var child = new Customer { TenantId = db.TenantId, Name = "Northwind South", ParentId = from.Id, CreatedAt = DateTime.UnixEpoch };
        db.Add(child);
        await db.SaveChangesAsync();
        var into = new Customer { TenantId = db.TenantId, Name = "North Wind Ltd", MailDomain = "north-wind.test", Note = "Pays late", ParentId = child.Id, CreatedAt = DateTime.UnixEpoch };
        db.Add(into);
        await db.SaveChangesAsync();
        db.Add(new PartnerLink { TenantId = db.TenantId, PartnerId = from.Id, CustomerId = into.Id, Since = DateTime.UnixEpoch });
        db.Add(new Service { TenantId = db.TenantId, CustomerId = from.Id, Name = "Fibre" });
        await db.SaveChangesAsync();
        return (from.Id, into.Id, child.Id);
    });
}
