using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;

namespace ServiceDesk.Web.Tests.Areas.Admin.Guides;

public sealed class GuidesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone()
    {
        var desk = await desks.OnAsync();
        await AdminDoor.IsShutAsync(desk, "admin/guides", "admin/guides/types", "admin/guides/types/new", "admin/guides/types/1");
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (token, type) = (await agent.GetAsync("staff/tickets/new"), await EntryAsync(desk, "Fault"));
        foreach (var path in (string[])["admin/guides/types", $"admin/guides/types/{type.Id}", $"admin/guides/types/{type.Id}/place", $"admin/guides/types/{type.Id}/archiving", $"admin/guides/types/{type.Id}/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(path, token, new() { ["Form.Name"] = "Mine" })).Status);
        Assert.Equal("Fault", (await EntryAsync(desk, "Fault")).Name);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_entry_is_made_changed_moved_archived_and_restored(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var skill = await MakeAsync(desk, browser, "skills", "Soldering");
        var made = await browser.SubmitAsync(await browser.GetAsync("admin/guides/products/new"), ".settings-form", new()
        {
            ["Form.Name"] = "Radio", ["Form.Names[fr]"] = "Poste de radio", ["Form.Colour"] = "teal", ["Form.Icon"] = "headset", ["Form.Values[skills]"] = skill.Id,
        });
        Assert.Equal("/alpha/admin/guides/products", made.Location);
        var radio = await EntryAsync(desk, "Radio");
        Assert.Equal(("products", "teal", "headset", skill.Id), (radio.Kind, radio.Colour, radio.Icon, Assert.Single(radio.Ids("skills"))));
        await MakeAsync(desk, browser, "products", "Telephone");

        var list = await browser.GetAsync("admin/guides/products");
        Assert.Equal(["Radio", "Telephone"], list.TextsOf("[data-row-link]"));
        Assert.Contains("Soldering", list.TextOf("tbody tr"), StringComparison.Ordinal);
        await browser.SubmitAsync(list, $"form[action$='/{radio.Id}/place']", button: "button[value=false]");
        Assert.Equal(["Telephone", "Radio"], (await browser.GetAsync("admin/guides/products")).TextsOf("[data-row-link]"));
        using var reader = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        Assert.Equal(["Telephone", "Poste de radio"], (await reader.GetAsync("admin/guides/products")).TextsOf("[data-row-link]"));

        var page = await browser.GetAsync($"admin/guides/products/{radio.Id}");
        Assert.True(page.Has($"input[name='Form.Values[skills]'][value='{skill.Id}'][checked]"));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Wireless", ["Form.Names[fr]"] = "", ["Form.Values[skills]"] = null });
        Assert.Empty((await EntryAsync(desk, "Wireless")).Ids("skills"));

        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var shown = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        await browser.SubmitAsync(shown, ".composer", new() { ["Now.ProductId"] = radio.Id });
        await browser.SubmitAsync(page, "form[action$=archiving]");
        Assert.NotNull((await EntryAsync(desk, "Wireless")).ArchivedAt);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/guides/products/{radio.Id}")).Status);
        var after = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("Wireless", after.TextOf("#now-ProductId option[selected]"));
        Assert.Contains(after.TextsOf(".fact"), x => x.Contains("set the product to Wireless", StringComparison.Ordinal));
        await browser.SubmitAsync(await browser.GetAsync("admin/guides/products"), "form[action$=restoration]");
        Assert.Null((await EntryAsync(desk, "Wireless")).ArchivedAt);
    }

    [Fact]
    public async Task What_nothing_has_is_deleted_and_the_last_status_stays()
    {
        await using var desk = await WebDesk.StartAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var subject = await MakeAsync(desk, browser, "subjects", "Password forgotten");
        var form = await browser.GetAsync("staff/tickets/new");
        Assert.Equal("Password forgotten", form.Required("#subjects option").GetAttribute("value"));
        var gone = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"admin/guides/subjects/{subject.Id}"), "form[action$=archiving]"));
        Assert.Contains("it is deleted", gone.TextOf(".notice"), StringComparison.Ordinal);
        Assert.False((await browser.GetAsync("staff/tickets/new")).Has("#subjects"));

        var closed = await desk.ReadAsync(desk.Alpha, db => db.Statuses.SingleAsync(x => x.Phase == Phase.Closed));
        var page = await browser.GetAsync($"admin/guides/statuses/{closed.Id}");
        var refused = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$=archiving]"));
        Assert.Contains("“Closed” is the last status of its phase", refused.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Shut", ["Form.Values[phase]"] = "Solved" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("the last status of its phase", again.TextOf(".field-error"), StringComparison.Ordinal);
        Assert.Equal("Shut", again.Required("#Form_Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Wrong_input_and_foreign_ids_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.GuideEntries.FirstAsync(x => x.Kind == "deferral-reasons"));
        var page = await browser.GetAsync("admin/guides/relation-types/new");
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Fill in “Name”."), (again.Status, again.TextOf(".field-error")));
        Assert.Equal("This needs an answer.", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Near" })).TextOf(".field-error"));
        Assert.Equal("Choose an icon from the list.", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Near", ["Form.Icon"] = "../x" })).TextOf(".field-error"));
        foreach (var path in (string[])["", "/place", "/archiving", "/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/guides/deferral-reasons/{foreign.Id}{path}", page, new() { ["Form.Name"] = "Mine now" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/guides/deferral-reasons/{foreign.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("admin/guides/no-such-guide")).Status);
        Assert.Equal(foreign.Name, await desk.ReadAsync(desk.Beta, db => db.GuideEntries.Where(x => x.Id == foreign.Id).Select(x => x.Name).SingleAsync()));
    }

    private static async Task<GuideEntry> MakeAsync(WebDesk desk, Browser browser, string guide, string name)
    {
        await browser.SubmitAsync(await browser.GetAsync($"admin/guides/{guide}/new"), ".settings-form", new() { ["Form.Name"] = name });
        return await EntryAsync(desk, name);
    }

    private static Task<GuideEntry> EntryAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.GuideEntries.AsNoTracking().SingleAsync(x => x.Name == name));
}
