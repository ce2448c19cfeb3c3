using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Queues;

public sealed class QueuesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/queues", "admin/queues/new", "admin/queues/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_queue_is_made_changed_archived_and_restored(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var group = await desk.ReadAsync(desk.Alpha, db => db.Groups.FirstAsync());
        await browser.SubmitAsync(await browser.GetAsync("admin/queues/new"), ".settings-form", new()
            { ["Form.Name"] = "Returns", ["Form.GroupId"] = group.Id.ToString(CultureInfo.InvariantCulture), ["Form.IsOffered"] = null });
        var queue = await FindAsync(desk, "Returns");
        Assert.Equal((group.Id, false, false), (queue.GroupId!.Value, queue.IsOffered, queue.IsDefault));

        var page = await browser.GetAsync($"admin/queues/{queue.Id}");
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Returned goods", ["Form.IsOffered"] = "true", ["Form.Order"] = "0" });
        queue = await FindAsync(desk, "Returned goods");
        Assert.Equal((true, 0), (queue.IsOffered, queue.Order));
        Assert.Contains("Returned goods", (await browser.GetAsync("admin/queues")).TextsOf("[data-row-link]"));

        await browser.SubmitAsync(page, "form[action$=archiving]");
        Assert.NotNull((await FindAsync(desk, "Returned goods")).ArchivedAt);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/queues/{queue.Id}")).Status);
        await browser.SubmitAsync(await browser.GetAsync("admin/queues"), "form[action$=restoration]");
        Assert.Null((await FindAsync(desk, "Returned goods")).ArchivedAt);
    }

    [Fact]
    public async Task The_default_queue_stays_until_another_one_is_it()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var (general, other) = (await FindAsync(desk, "General"), await FindAsync(desk, "Internal"));
        var page = await browser.GetAsync($"admin/queues/{general.Id}");
        Assert.False(page.Has("form[action$=archiving]"));
        var refused = await browser.FollowAsync(await browser.PostAsync($"admin/queues/{general.Id}/archiving", page, []));
        Assert.Contains("cannot be archived", refused.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Contains("A desk has a default queue", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.IsDefault"] = null })).TextOf(".field-error"), StringComparison.Ordinal);

        await browser.SubmitAsync(await browser.GetAsync($"admin/queues/{other.Id}"), ".settings-form", new() { ["Form.IsDefault"] = "true" });
        Assert.Equal((false, true), ((await FindAsync(desk, "General")).IsDefault, (await FindAsync(desk, "Internal")).IsDefault));
    }

    [Fact]
    public async Task Wrong_input_and_foreign_ids_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var (own, foreign) = (await FindAsync(desk, "Internal"), await desk.ReadAsync(desk.Beta, db => db.Queues.Include(x => x.Group).FirstAsync(x => x.GroupId != null)));
        var page = await browser.GetAsync($"admin/queues/{own.Id}");
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "", ["Form.Order"] = "much" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(["Fill in “Name”.", "“much” does not fit in “Place in lists”."], again.TextsOf(".field-error"));
        Assert.Contains("Another queue has this name", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Remote support" })).TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.GroupId"] = foreign.GroupId!.Value.ToString(CultureInfo.InvariantCulture) })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/queues/{foreign.Id}", page, new() { ["Form.Name"] = "Mine now" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/queues/{foreign.Id}/archiving", page, [])).Status);
        Assert.Equal(("Internal", (long?)null), await desk.ReadAsync(desk.Alpha, async db => await db.Queues.SingleAsync(x => x.Id == own.Id) is var kept ? (kept.Name, kept.GroupId) : default));
    }

    private static Task<Queue> FindAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.Queues.SingleAsync(x => x.Name == name));
}
