using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Systems;

namespace ServiceDesk.Web.Tests.Areas.Portal.Partners;

/// <summary>The pages on which partners and systems are kept.</summary>
public sealed class PartnerPagesTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Administrator_AddsAndEndsPartners_AndRegistersTheirPeople(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        using var browser = await made.Desk.BrowserAsync(made.Tenant, made.Tenant.Administrator);
        var address = $"admin/customers/{made.Other}/partners";
        var page = await browser.GetAsync(address);
        Assert.Equal([$"elsewhere {made.Key}"], page.TextsOf("#partners .cell-main"));
        foreach (var (name, told) in ((string, string)[])[($"other {made.Key}", "no partner of itself"), ("nobody at all", "No customer is called"), ("", "Fill in")])
        {
            var refused = await browser.SubmitAsync(page, "#new-partner", new() { ["Form.Partner"] = name });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(told, refused.TextOf("#new-partner .field-error"), StringComparison.Ordinal);
        }
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "#new-partner", new() { ["Form.Partner"] = $"partner {made.Key}" }));
        Assert.Equal(2, page.TextsOf("#partners .cell-main").Count);
        using (var partner = await made.BrowserAsync("process"))
            Assert.Contains($"other {made.Key}", (await partner.GetAsync("?whose=customers")).TextsOf(".partner-bar option"));
        var link = await made.Desk.ReadAsync(made.Tenant, db => db.PartnerLinks.Where(x => x.PartnerId == made.Partner && x.CustomerId == made.Other).Select(x => x.Id).SingleAsync());
        page = await browser.FollowAsync(await browser.SubmitAsync(page, $"form[action$='partners/{link}/end']"));
        Assert.Equal([$"elsewhere {made.Key}"], page.TextsOf("#partners .cell-main"));

        page = await browser.GetAsync($"admin/customers/{made.Partner}/partners");
        var staff = await browser.SubmitAsync(page, "#new-person", new() { ["Person.Address"] = made.Tenant.Agent.Address });
        Assert.Contains("works for the desk", staff.TextOf("#new-person .field-error"), StringComparison.Ordinal);
        var other = await browser.SubmitAsync(page, "#new-person", new() { ["Person.Address"] = made.Person("owner").Address });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "#new-person", new() { ["Person.Address"] = $"new@partner-{made.Key}.test" }));
        Assert.Equal(4, page.TextsOf("#people .cell-main").Count);
        var registered = await made.Desk.ReadAsync(made.Tenant, db => db.PartnerPeople.SingleAsync(x => x.Person.Address == $"new@partner-{made.Key}.test"));
        Assert.Equal((true, false, false), (registered.MaySubmit, registered.MayProcess, registered.IsTold));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, $"form[action$='partner-people/{registered.Id}']", new() { ["maySubmit"] = null, ["mayProcess"] = "true" }));
        registered = await made.Desk.ReadAsync(made.Tenant, db => db.PartnerPeople.SingleAsync(x => x.Id == registered.Id));
        Assert.Equal((false, true, true), (registered.MaySubmit, registered.MayProcess, registered.IsTold));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, $"form[action$='partner-people/{registered.Id}/end']"));
        Assert.Equal(3, page.TextsOf("#people .cell-main").Count);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Agent_KeepsSystems_AndSeesEachSecretOnce(DatabaseProvider provider)
    {
        var made = await PartnerDesk.MakeAsync(await desks.OnAsync(provider));
        using var browser = await made.Desk.BrowserAsync(made.Tenant, made.Tenant.Agent);
        var form = await browser.GetAsync($"staff/customers/{made.Served}/systems/new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "#system", new() { ["Form.Name"] = " " })).Status);
        var page = await browser.FollowAsync(await browser.SubmitAsync(form, "#system", new() { ["Form.Name"] = "Press", ["Form.Identifier"] = "SN-7", ["Form.Location"] = "Hall 3" }));
        Assert.Equal("Press (SN-7)", page.TextOf("h1"));
        var shown = await browser.SubmitAsync(page, "form[action$='/link']");
        var link = new Uri(shown.Required("#made-secret").GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link.PathAndQuery)).Status);
        var token = (await browser.SubmitAsync(shown, "form[action$='/token']")).Required("#made-secret").GetAttribute("value")!;
        Assert.StartsWith("system_", token, StringComparison.Ordinal);
        page = await browser.GetAsync(page.Address.PathAndQuery);
        Assert.False(page.Has("#made-secret"));
        var system = await made.Desk.ReadAsync(made.Tenant, db => db.Systems.SingleAsync(x => x.CustomerId == made.Served));
        Assert.DoesNotContain(system.LinkHash!, link.ToString(), StringComparison.Ordinal);
        page = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='archiving']"));
        Assert.True(page.Has("form[action$='restoration']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link.PathAndQuery)).Status);
        Assert.Contains("Press (SN-7)", (await browser.GetAsync($"staff/customers/{made.Served}")).TextOf("#systems"), StringComparison.Ordinal);
        var desk = await browser.GetAsync($"staff/customers/{made.Served}");
        await browser.SubmitAsync(desk, "#sharing form", new() { ["sharing"] = "Seen" });
        Assert.Equal(RequestSharing.Seen, await made.Desk.ReadAsync(made.Tenant, db => db.Customers.Where(x => x.Id == made.Served).Select(x => x.Sharing).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/customers/{made.Served}/sharing", desk, new() { ["sharing"] = "9" })).Status);
    }
}
