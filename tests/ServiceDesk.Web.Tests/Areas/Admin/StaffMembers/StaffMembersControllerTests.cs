using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.StaffMembers;

public sealed class StaffMembersControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        await AdminDoor.IsShutAsync(desk, "admin/staff", "admin/staff/new", $"admin/staff/{desk.Alpha.Agent.Id}");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Index_ListsWhoWorksHere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/staff");
        Assert.Contains("Ada Alpha", page.TextsOf("[data-row-link]"));
        Assert.DoesNotContain("Rita Requester", page.TextsOf("[data-row-link]"));
        Assert.Equal("Staff", page.TextOf(".sidebar [aria-current]"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Create_TakesSomebodyOnAndQueuesAnInvitation(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var done = await browser.SubmitAsync(await browser.GetAsync("admin/staff/new"), ".settings-form", new()
            { ["Form.Address"] = "Nina.New@Alpha.test", ["Form.Name"] = "Nina New", ["Form.Role"] = "Agent" });
        Assert.Equal("/alpha/admin/staff", done.Location);
        Assert.Contains("Nina New", (await browser.FollowAsync(done)).TextsOf("[data-row-link]"));
        var person = await desk.ReadAsync(desk.Alpha, db => db.People.SingleAsync(x => x.Address == "nina.new@alpha.test"));
        Assert.Equal((StaffRole.Agent, true), (person.Role!.Value, person.IsStaff));
        Assert.Equal(OutboxKind.Invitation, await desk.ReadAsync(desk.Alpha, db => db.Outbox.Where(x => x.PersonId == person.Id).Select(x => x.Kind).SingleAsync()));
    }

    [Fact]
    public async Task Create_WithoutAnAddressOrForStaff_SaysWhy()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var form = await browser.GetAsync("admin/staff/new");
        var again = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Address"] = "nobody", ["Form.Name"] = "Kept" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("Kept", again.Required("[name='Form.Name']").GetAttribute("value"));
        again = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Address"] = desk.Alpha.Agent.Address });
        Assert.Equal("This person works here already.", again.TextOf(".field-error"));
    }
}
