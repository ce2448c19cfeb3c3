using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.Customers;

public sealed class CustomerPeopleControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task People_are_added_found_taken_over_and_removed(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var (north, south) = (await NewAsync(browser, "Northwind"), await NewAsync(browser, "Southwind"));
        var page = await browser.GetAsync($"admin/customers/{north}/people");
        Assert.Contains("Nobody belongs to this customer yet.", page.Body, StringComparison.Ordinal);
        Assert.StartsWith("This is no mail address", await ErrorAsync("nora"), StringComparison.Ordinal);
        Assert.StartsWith("This person works for the desk", await ErrorAsync(desk.Alpha.Agent.Address), StringComparison.Ordinal);

        var added = await browser.FollowAsync(await browser.SubmitAsync(page, "#new-person", new() { ["Form.Address"] = "Nora@Home.Test", ["Form.Name"] = "Nora N" }));
        Assert.Contains("Nora N nora@home.test", added.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync($"admin/customers/{north}/people?q=kim")).TextsOf("tbody tr"));
        Assert.Single((await browser.GetAsync($"admin/customers/{north}/people?q=HOME.test")).TextsOf("tbody tr"));

        var there = await browser.GetAsync($"admin/customers/{south}/people");
        var asked = await browser.SubmitAsync(there, "#new-person", new() { ["Form.Address"] = "nora@home.test" });
        Assert.Contains("belongs to another customer", asked.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(north, await OfAsync(desk, "nora@home.test"));
        await browser.SubmitAsync(asked, "#new-person", new() { ["Form.Takes"] = "true" });
        Assert.Equal(south, await OfAsync(desk, "nora@home.test"));

        var id = await desk.ReadAsync(desk.Alpha, db => db.People.Where(x => x.Address == "nora@home.test").Select(x => x.Id).SingleAsync());
        // Of another customer than the one that the address names.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/customers/{north}/people/{id}/removal", page, [])).Status);
        await browser.SubmitAsync(await browser.GetAsync($"admin/customers/{south}/people"), "form[action$='/removal']");
        Assert.Null(await OfAsync(desk, "nora@home.test"));

        async Task<string> ErrorAsync(string address)
        {
            var again = await browser.SubmitAsync(page, "#new-person", new() { ["Form.Address"] = address });
            Assert.Equal((HttpStatusCode.UnprocessableEntity, address), (again.Status, again.Required("[name='Form.Address']").GetAttribute("value")));
            return again.TextOf(".field-error");
        }
    }

    [Fact]
    public async Task An_account_contact_who_leaves_is_none_any_more()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var north = await NewAsync(browser, "Northwind", "chief@home.test");
        await browser.SubmitAsync(await browser.GetAsync($"admin/customers/{north}/people"), "form[action$='/removal']");
        Assert.Null((await desk.ReadAsync(desk.Alpha, db => db.Customers.SingleAsync(x => x.Id == north))).AccountContactId);
    }

    private static async Task<long> NewAsync(Browser browser, string name, string? contact = null)
    {
        var saved = await browser.SubmitAsync(await browser.GetAsync("admin/customers/new"), ".settings-form", new() { ["Form.Name"] = name, ["Form.AccountContact"] = contact });
        return long.Parse((await browser.FollowAsync(saved)).TextOf(".ticket-number").TrimStart('#'), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task<long?> OfAsync(WebDesk desk, string address) =>
        desk.ReadAsync(desk.Alpha, db => db.People.Where(x => x.Address == address).Select(x => x.CustomerId).SingleAsync());
}
