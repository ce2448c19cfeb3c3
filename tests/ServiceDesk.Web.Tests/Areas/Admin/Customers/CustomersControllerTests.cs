using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.Customers;

public sealed class CustomersControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(
        await desks.OnAsync(), "admin/customers", "admin/customers/new", "admin/customers/1", "admin/customers/1/contracts/new", "admin/contracts/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_customer_is_made_found_and_changed(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var saved = await browser.SubmitAsync(await browser.GetAsync("admin/customers/new"), ".settings-form", new()
            { ["Form.Name"] = "Northwind", ["Form.MailDomain"] = "Northwind.Example", ["Form.Parent"] = "Customer Ltd" });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var page = await browser.FollowAsync(saved);
        Assert.Contains("Northwind", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.EndsWith("Customer Ltd", page.Required("[name='Form.Parent']").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("Nobody of this customer has written yet.", page.Body, StringComparison.Ordinal);

        await desk.OpenTicketAsync(desk.Alpha, requester: "nora@northwind.example");
        var found = await browser.GetAsync("admin/customers?q=NORTH");
        Assert.Equal("Northwind northwind.example Customer Ltd 1 0", found.TextOf("tbody tr"));
        Assert.Single(found.TextsOf("tbody tr"));
        Assert.Equal("Nobody is called that", (await browser.GetAsync("admin/customers?q=nobody-of-this-name")).TextOf(".empty-state-title"));

        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Southwind", ["Form.MailDomain"] = "", ["Form.Parent"] = "" });
        var now = await desk.ReadAsync(desk.Alpha, db => db.Customers.SingleAsync(x => x.Name == "Southwind"));
        Assert.Equal((null, null), (now.MailDomain, now.ParentId));
        Assert.Contains("nora@northwind.example", (await browser.GetAsync($"admin/customers/{now.Id}")).TextOf(".participants"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_told_at_its_field()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/customers/new");
        Assert.Equal("Fill in “Name”.", await ErrorAsync(new() { ["Form.Name"] = "" }));
        Assert.StartsWith("“x@y” is no mail domain", await ErrorAsync(new() { ["Form.Name"] = "X", ["Form.MailDomain"] = "x@y" }), StringComparison.Ordinal);
        Assert.StartsWith("Mail addresses of “customer.test” belong", await ErrorAsync(new() { ["Form.Name"] = "X", ["Form.MailDomain"] = "customer.test" }), StringComparison.Ordinal);
        Assert.Equal("No customer is called “Nemo”.", await ErrorAsync(new() { ["Form.Name"] = "X", ["Form.Parent"] = "Nemo" }));
        for (var i = 0; i < 2; i++)
            await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Smith" });
        Assert.StartsWith("Several customers are called “Smith”", await ErrorAsync(new() { ["Form.Name"] = "X", ["Form.Parent"] = "Smith" }), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Customers.AnyAsync(x => x.Name == "X")));

        async Task<string> ErrorAsync(Dictionary<string, object?> values)
        {
            var again = await browser.SubmitAsync(page, ".settings-form", values);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            return again.TextOf(".field-error");
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_account_contact_is_known_or_becomes_so_and_is_nobody_elses(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var empty = await browser.GetAsync("admin/customers/new");
        var page = await browser.FollowAsync(await browser.SubmitAsync(empty, ".settings-form", new()
            { ["Form.Name"] = "With a contact", ["Form.AccountContact"] = " Chief@Contact.Example " }));
        Assert.Equal("chief@contact.example", page.Required("[name='Form.AccountContact']").GetAttribute("value"));
        var (customer, contact) = await desk.ReadAsync(desk.Alpha, async db =>
            (await db.Customers.SingleAsync(x => x.Name == "With a contact"), await db.People.SingleAsync(x => x.Address == "chief@contact.example")));
        Assert.Equal((contact.Id, customer.Id), (customer.AccountContactId, contact.CustomerId));

        foreach (var (wrong, told) in new[] { ("nobody", "“nobody” is no mail address"), ("rita@customer.test", "“rita@customer.test” belongs to another customer.") })
            foreach (var form in new[] { page, empty })
                Assert.StartsWith(told, (await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Wrong", ["Form.AccountContact"] = wrong })).TextOf(".field-error"), StringComparison.Ordinal);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Customers.AnyAsync(x => x.Name == "Wrong")));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.AccountContact"] = "" });
        Assert.Null(await desk.ReadAsync(desk.Alpha, db => db.Customers.Where(x => x.Id == customer.Id).Select(x => x.AccountContactId).SingleAsync()));
    }

    [Fact]
    public async Task Foreign_customers_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Customers.FirstAsync());
        var page = await browser.GetAsync("admin/customers/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/customers/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/customers/{foreign.Id}", page, new() { ["Form.Name"] = "Mine" })).Status);
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Below a stranger", ["Form.Parent"] = $"#{foreign.Id}" });
        Assert.StartsWith("No customer is called", again.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(foreign.Name, await desk.ReadAsync(desk.Beta, db => db.Customers.Where(x => x.Id == foreign.Id).Select(x => x.Name).SingleAsync()));
    }

    [Fact]
    public async Task Many_customers_are_paged_by_name()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/customers/new");
        for (var i = 0; i <= CustomerList.PageSize; i++)
            await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = $"Paged {i:00}" });
        desk.Commands.Reset();
        var first = await browser.GetAsync("admin/customers?q=paged");
        Assert.True(desk.Commands.Texts.Count <= 4, string.Join("\n\n", desk.Commands.Texts));
        Assert.Equal(CustomerList.PageSize, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Next", first.TextOf(".pager a"));
        var second = await browser.GetAsync(first.Required(".pager a").GetAttribute("href")!);
        Assert.StartsWith("Paged 50", Assert.Single(second.TextsOf("tbody tr")), StringComparison.Ordinal);
        Assert.Equal("Previous", Assert.Single(second.TextsOf(".pager a")));
    }
}
