using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Areas.Admin.Roles;

public sealed class RolesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/roles", "admin/roles/new", "admin/roles/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_role_is_made_changed_given_and_archived_when_nobody_has_it(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.SubmitAsync(await browser.GetAsync("admin/roles/new"), ".settings-form", new()
            { ["Form.Name"] = "Night shift", ["Form.Scope"] = "Group", ["Form.Rights"] = new[] { "Ticketing", "ManageMailboxes" } });
        var role = await FindAsync(desk, "Night shift");
        Assert.Equal(("ticketing manage-mailboxes", TicketScope.Group, false), (role.Keys, role.Scope, role.IsDefault));

        var person = await browser.GetAsync($"admin/staff/{desk.Alpha.Agent.Id}");
        Assert.Single(person.Document.QuerySelectorAll("[name=roleIds][checked]"));
        await browser.SubmitAsync(person, "form[action$='/roles']", new() { ["roleIds"] = Id(role) });
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/tickets/new")).Status);
        var staff = await agent.GetAsync("staff");
        Assert.True(staff.Has("a[href$='/admin/mailboxes']"));
        Assert.False(staff.Has("a[href$='view=mine']"));
        var mailboxes = await agent.GetAsync("admin/mailboxes");
        Assert.Equal(HttpStatusCode.OK, mailboxes.Status);
        Assert.Single(mailboxes.Document.QuerySelectorAll("#sidebar a"));
        Assert.Contains("Night shift", (await browser.GetAsync("admin/staff")).Document.Body!.TextContent, StringComparison.Ordinal);

        var page = await browser.GetAsync($"admin/roles/{role.Id}");
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Late shift", ["Form.Rights"] = "MailboxManagement", ["Form.Scope"] = "All" });
        Assert.Equal("mailbox-management", (await FindAsync(desk, "Late shift")).Keys);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff")).Status);
        Assert.False((await agent.GetAsync("admin/mailboxes")).Has("a[href$='/admin/mailboxes/new']"));

        await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$=archiving]"));
        Assert.Null((await FindAsync(desk, "Late shift")).ArchivedAt);
        await browser.SubmitAsync(person, "form[action$='/roles']", new() { ["roleIds"] = null });
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("admin/mailboxes")).Status);
        await browser.SubmitAsync(page, "form[action$=archiving]");
        Assert.NotNull((await FindAsync(desk, "Late shift")).ArchivedAt);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(person, "form[action$='/roles']", new() { ["roleIds"] = Id(role) })).Status);
        await browser.SubmitAsync(await browser.GetAsync("admin/roles"), "form[action$=restoration]");
        Assert.Null((await FindAsync(desk, "Late shift")).ArchivedAt);
    }

    [Fact]
    public async Task The_default_role_is_handed_over_and_given_to_who_is_invited()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var agent = await FindAsync(desk, "Agent");
        await browser.SubmitAsync(await browser.GetAsync($"admin/roles/{agent.Id}"), "form[action$=archiving]");
        Assert.Null((await FindAsync(desk, "Agent")).ArchivedAt);
        var reader = await FindAsync(desk, "Reader");
        await browser.SubmitAsync(await browser.GetAsync($"admin/roles/{reader.Id}"), ".settings-form", new() { ["Form.IsDefault"] = "true" });
        Assert.Equal((false, true), ((await FindAsync(desk, "Agent")).IsDefault, (await FindAsync(desk, "Reader")).IsDefault));

        await browser.SubmitAsync(await browser.GetAsync("admin/staff/new"), ".settings-form", new() { ["Form.Address"] = "new@alpha.test" });
        Assert.Equal(["Reader"], await RolesOfAsync(desk, "new@alpha.test"));
        await browser.SubmitAsync(await browser.GetAsync("admin/staff/new"), ".settings-form", new() { ["Form.Address"] = "other@alpha.test", ["Form.Roles"] = new[] { Id(agent), Id(reader) } });
        Assert.Equal(["Agent", "Reader"], await RolesOfAsync(desk, "other@alpha.test"));
        await browser.SubmitAsync(await browser.GetAsync("admin/staff/new"), ".settings-form", new() { ["Form.Address"] = "chief@alpha.test", ["Form.Role"] = "Administrator" });
        Assert.Empty(await RolesOfAsync(desk, "chief@alpha.test"));
    }

    [Fact]
    public async Task Update_WithANameThatIsTaken_OrARightThatThereIsNot_ChangesNothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var role = await FindAsync(desk, "Supervisor");
        var page = await browser.GetAsync($"admin/roles/{role.Id}");
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Reader" });
        Assert.Contains("Another role has this name", again.TextOf(".field-error"), StringComparison.Ordinal);
        // The settings are administrators' own: no form gives them away.
        foreach (var forged in (string[])["Settings", "999", "None"])
            await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Rights"] = new[] { forged } });
        Assert.DoesNotContain("settings", (await FindAsync(desk, "Supervisor")).Keys, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Scope"] = "None" })).Status);
    }

    [Fact]
    public async Task Foreign_roles_and_people_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Roles.FirstAsync());
        var page = await browser.GetAsync("admin/roles/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/roles/{foreign.Id}")).Status);
        foreach (var what in (string[])["", "/archiving", "/restoration", "/see-as"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/roles/{foreign.Id}{what}", page, new() { ["Form.Name"] = "Mine now" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/staff/{desk.Alpha.Agent.Id}/roles", page, new() { ["roleIds"] = Id(foreign) })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/staff/{desk.Beta.Agent.Id}/roles", page, [])).Status);
        Assert.Equal(["Agent"], await RolesOfAsync(desk, desk.Alpha.Agent.Address));
    }

    private static string Id(Role role) => role.Id.ToString(CultureInfo.InvariantCulture);

    private static Task<Role> FindAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.Roles.SingleAsync(x => x.Name == name));

    private static Task<List<string>> RolesOfAsync(WebDesk desk, string address) => desk.ReadAsync(desk.Alpha, db =>
        db.PersonRoles.Where(x => x.Person!.Address == address).Select(x => x.Role!.Name).OrderBy(x => x).ToListAsync());
}
