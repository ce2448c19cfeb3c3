using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Permissions;

public sealed class LicenceTests
{
    private static readonly DateOnly Yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);

    [Fact]
    public async Task RetailDesk_HasNoPowersOverSuppliers_AndKeepsTheRolesThatHoldThem()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await RoleDesk.LicenseAsync(desk, new(LicencePackage.Wholesale, null, null));
        var page = await browser.GetAsync("admin/roles/new");
        Assert.True(page.Has("input[value=EscalateToSupplier]") && page.Has("input[value=RaiseSupplierTicket]"));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Wholesaler", ["Form.Rights"] = new[] { "Edit", "RaiseSupplierTicket" } });

        await RoleDesk.LicenseAsync(desk, Licence.Usual);
        var id = await desk.ReadAsync(desk.Alpha, db => db.Roles.Where(x => x.Name == "Wholesaler").Select(x => x.Id).SingleAsync());
        page = await browser.GetAsync($"admin/roles/{id}");
        Assert.False(page.Has("input[value=EscalateToSupplier]") || page.Has("input[value=RaiseSupplierTicket]"));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Rights"] = new[] { "Ticketing", "EscalateToSupplier" } });
        Assert.Equal("ticketing raise-supplier-ticket", await desk.ReadAsync(desk.Alpha, db => db.Roles.Where(x => x.Id == id).Select(x => x.Keys).SingleAsync()));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task EndedLicence_LeavesReadingAndMail_AndSaysSo(bool isAdministrator)
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, isAdministrator ? desk.Alpha.Administrator : desk.Alpha.Agent);
        var before = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.False(before.Has(".looking-only"));
        Assert.True(before.Has("form.composer"));
        await RoleDesk.LicenseAsync(desk, new(LicencePackage.Retail, null, Yesterday));

        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("not in force", page.TextOf(".looking-only"), StringComparison.Ordinal);
        Assert.False(page.Has("form.composer") || page.Has("a[href$='/staff/tickets/new']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(before, "form.composer", new() { ["Text"] = "Too late" }, "button[value=Note]")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("staff/tickets/new")).Status);
        if (isAdministrator)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("admin/groups")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("admin/groups", before, new() { ["Form.Name"] = "Night" })).Status);
        }
        // The portal goes on taking words.
        var late = await desk.OpenTicketAsync(desk.Alpha, "Still heard");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"staff/tickets/{late.Number}")).Status);

        await RoleDesk.LicenseAsync(desk, new(LicencePackage.Retail, Yesterday, null));
        Assert.True((await browser.GetAsync($"staff/tickets/{ticket.Number}")).Has("form.composer"));
    }
}
