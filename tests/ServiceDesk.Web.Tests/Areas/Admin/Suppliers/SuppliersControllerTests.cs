using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Areas.Staff.SupplierTickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Suppliers;

public sealed class SuppliersControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OneAsks_TheOtherAgrees_BothSayWhatTheyWant_AndEitherEndsIt(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var bob = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        var page = await ada.GetAsync("admin/suppliers");
        Assert.Equal("Desks you supply", page.TextOf("h1"));
        Assert.False(page.Has(".settings-form"));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync("admin/suppliers", await ada.GetAsync("admin/queues/new"), new() { ["Form.Slug"] = "beta" })).Status);

        await TwoDesks.LicenseAsync(desk);
        page = await ada.GetAsync("admin/suppliers");
        Assert.Equal("Suppliers", page.TextOf("h1"));
        foreach (var (slug, problem) in new[] { ("nobody", "no other desk"), ("alpha", "no other desk"), ("", "") })
        {
            var refused = await ada.SubmitAsync(page, ".settings-form", new() { ["Form.Slug"] = slug });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(problem, refused.TextOf(".settings-form"), StringComparison.Ordinal);
        }
        await ada.SubmitAsync(page, ".settings-form", new() { ["Form.Slug"] = "beta" });
        Assert.Contains("already", (await ada.SubmitAsync(page, ".settings-form", new() { ["Form.Slug"] = "beta" })).TextOf(".settings-form"), StringComparison.Ordinal);
        await TwoDesks.CrossAsync(desk);
        // Who has asked cannot agree for the other.
        var ours = await desk.ReadAsync(desk.Alpha, db => db.SupplierLinks.Select(x => x.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"admin/suppliers/{ours}/acceptance", page, [])).Status);
        var there = await bob.GetAsync("admin/suppliers");
        Assert.Contains("Alpha Asks you", there.TextOf("tbody"), StringComparison.Ordinal);
        await bob.SubmitAsync(there, "form[action$=acceptance]");
        await TwoDesks.CrossAsync(desk);
        Assert.Contains("Beta Agreed", (await ada.GetAsync("admin/suppliers")).TextOf("tbody"), StringComparison.Ordinal);

        // Each side's own wishes.
        var theirs = await desk.ReadAsync(desk.Beta, db => db.SupplierLinks.Select(x => x.Id).SingleAsync());
        var queue = await desk.ReadAsync(desk.Beta, db => db.Queues.Where(x => !x.IsDefault && x.ArchivedAt == null).Select(x => x.Id).FirstAsync());
        await bob.SubmitAsync(await bob.GetAsync($"admin/suppliers/{theirs}"), ".settings-form", new() { ["Form.QueueId"] = $"{queue}" });
        var solved = await desk.ReadAsync(desk.Alpha, db => db.Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync());
        await ada.SubmitAsync(await ada.GetAsync($"admin/suppliers/{ours}"), ".settings-form", new() { ["Form.Statuses[Solved]"] = $"{solved}", ["Form.ForwardsAnswers"] = "true" });
        Assert.Equal(queue, await desk.ReadAsync(desk.Beta, db => db.SupplierLinks.Select(x => x.QueueId).SingleAsync()));
        Assert.Equal(($"solved:{solved}", true), await desk.ReadAsync(desk.Alpha, async db => (await db.SupplierLinks.SingleAsync()) is var link ? (link.Statuses, link.ForwardsAnswers) : default));

        // Another desk's queue or status is none here.
        var form = await ada.GetAsync($"admin/suppliers/{ours}");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"admin/suppliers/{ours}", form, new() { ["Form.Statuses[Solved]"] = "999999" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"admin/suppliers/{ours}", form, new() { ["Form.QueueId"] = "999999" })).Status);
        await ada.SubmitAsync(await ada.GetAsync("admin/suppliers"), "form[action$=end]");
        await TwoDesks.CrossAsync(desk);
        foreach (var tenant in new[] { desk.Alpha, desk.Beta })
            Assert.Equal(LinkState.Ended, await desk.ReadAsync(tenant, db => db.SupplierLinks.Select(x => x.State).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"admin/suppliers/{ours}")).Status);
    }

    [Fact]
    public async Task OthersLinks_AndWhoIsNoAdministrator_AreNotFound()
    {
        await using var desk = await WebDesk.StartAsync();
        await TwoDesks.LinkAsync(desk);
        await AdminDoor.IsShutAsync(desk, "admin/suppliers", $"admin/suppliers/{await desk.ReadAsync(desk.Alpha, db => db.SupplierLinks.Select(x => x.Id).SingleAsync())}");
        // Ids are the database’s, not the tenant’s: beta’s row has one that alpha’s has not.
        using var ada = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var theirs = await desk.ReadAsync(desk.Beta, db => db.SupplierLinks.Select(x => x.Id).SingleAsync());
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.SupplierLinks.AnyAsync(x => x.Id == theirs)));
        var page = await ada.GetAsync("admin/suppliers");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"admin/suppliers/{theirs}")).Status);
        foreach (var what in new[] { "", "/acceptance", "/end" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"admin/suppliers/{theirs}{what}", page, [])).Status);
    }
}
