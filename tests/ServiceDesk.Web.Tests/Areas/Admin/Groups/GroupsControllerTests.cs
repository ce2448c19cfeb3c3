using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.Groups;

public sealed class GroupsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/groups", "admin/groups/new", "admin/groups/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_group_is_made_changed_archived_and_restored(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var (ada, alan) = (Id(desk.Alpha.Administrator), Id(desk.Alpha.Agent));
        await browser.SubmitAsync(await browser.GetAsync("admin/groups/new"), ".settings-form", new()
            { ["Form.Name"] = "Night shift", ["Form.Members"] = new[] { ada }, ["Form.MainPersonId"] = alan });
        var group = await FindAsync(desk, "Night shift");
        Assert.Equal([desk.Alpha.Administrator.Id, desk.Alpha.Agent.Id], group.Members.Select(x => x.PersonId).Order());

        var page = await browser.GetAsync($"admin/groups/{group.Id}");
        Assert.Equal(2, page.Document.QuerySelectorAll("[name='Form.Members'][checked]").Length);
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Late shift", ["Form.Members"] = new[] { alan }, ["Form.MainPersonId"] = "" });
        group = await FindAsync(desk, "Late shift");
        Assert.Equal((desk.Alpha.Agent.Id, (long?)null), (Assert.Single(group.Members).PersonId, group.MainPersonId));

        await browser.SubmitAsync(page, "form[action$=archiving]");
        Assert.NotNull((await FindAsync(desk, "Late shift")).ArchivedAt);
        await browser.SubmitAsync(await browser.GetAsync("admin/groups"), "form[action$=restoration]");
        Assert.Null((await FindAsync(desk, "Late shift")).ArchivedAt);
    }

    [Fact]
    public async Task Update_WithoutAName_OrWithOneThatIsTaken_SaysWhyAndChangesNothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var group = await FindAsync(desk, "Support");
        var page = await browser.GetAsync($"admin/groups/{group.Id}");
        Assert.Equal("Fill in “Name”.", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = " " })).TextOf(".field-error"));
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Field service" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("Another group has this name", again.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(group.Id, (await FindAsync(desk, "Support")).Id);
    }

    [Fact]
    public async Task Foreign_groups_and_people_are_not_found()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Groups.FirstAsync());
        var page = await browser.GetAsync("admin/groups/new");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/groups/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/groups/{foreign.Id}", page, new() { ["Form.Name"] = "Mine now" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/groups/{foreign.Id}/archiving", page, [])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "With a stranger", ["Form.Members"] = Id(desk.Beta.Agent) })).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Groups.AnyAsync(x => x.Name == "With a stranger")));
        Assert.Equal((foreign.Name, (DateTime?)null), await desk.ReadAsync(desk.Beta, async db =>
            await db.Groups.SingleAsync(x => x.Id == foreign.Id) is var kept ? (kept.Name, kept.ArchivedAt) : default));
    }

    private static string Id(WebPerson person) => person.Id.ToString(CultureInfo.InvariantCulture);

    private static Task<Group> FindAsync(WebDesk desk, string name) =>
        desk.ReadAsync(desk.Alpha, db => db.Groups.Include(x => x.Members).SingleAsync(x => x.Name == name));
}
