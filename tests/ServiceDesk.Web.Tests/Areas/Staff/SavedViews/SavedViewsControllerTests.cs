using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;
using ServiceDesk.Web.Tests.Areas.Staff.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.SavedViews;

public sealed class SavedViewsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task View_IsMadeOfAList_ShownInTheMenu_ChangedAndDeleted(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (mine, other) = (await desk.OpenTicketAsync(desk.Alpha, "Ours to see"), await desk.OpenTicketAsync(desk.Alpha, "Not to see"));
        await TicketFilterTests.WorkAsync(desk, mine, new() { Tags = ["seen"] });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var form = await browser.GetAsync("staff/views/new?q=tag:seen&sort=-number&group=status");
        Assert.Equal("tag:seen", form.Required("[name='Form.Filter']").GetAttribute("value"));
        var refused = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "", ["Form.Filter"] = "tag:unheard" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no tag “unheard”", refused.TextOf(".field-error:not(:empty) , main"), StringComparison.Ordinal);
        var made = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Name"] = "Seen ones", ["Form.HasColumns"] = "true", ["Form.Columns"] = new[] { "Priority", "Subject" } });
        var list = await browser.FollowAsync(made);
        Assert.Equal("Seen ones", list.TextOf("h1"));
        Assert.Equal("Seen ones 1", list.TextOf(".sidebar [aria-current=page]"));
        Assert.Equal("tag:seen", list.Required(".list-filter [name=q]").GetAttribute("value"));
        Assert.Equal(["Priority", "Subject"], list.TextsOf("thead th").Skip(1));
        Assert.True(list.Has(".list-group"));
        Assert.True(list.Has($"#row-{mine.Id}") && !list.Has($"#row-{other.Id}"));

        // A list that goes away from its view proposes to keep the change.
        var id = Id(made);
        var changed = await browser.GetAsync($"staff/tickets?view={id}&q=is:all");
        var edit = await browser.GetAsync(changed.Document.QuerySelectorAll(".page-actions a").Single(x => x.TextContent.Contains("Save the change", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("is:all", edit.Required("[name='Form.Filter']").GetAttribute("value"));
        list = await browser.FollowAsync(await browser.SubmitAsync(edit, ".settings-form", new() { ["Form.Name"] = "All of them", ["Form.Grouping"] = "" }));
        Assert.Equal("All of them", list.TextOf("h1"));
        Assert.False(list.Has(".list-group"));

        var gone = await browser.SubmitAsync(await browser.GetAsync($"staff/views/{id}"), ".settings-section form");
        Assert.DoesNotContain("All of them", (await browser.FollowAsync(gone)).TextOf(".sidebar"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets?view={id}")).Status);
    }

    [Fact]
    public async Task View_OfAnother_IsNotThere_AndOneForAll_IsForAdministratorsToChange()
    {
        var desk = await desks.OnAsync();
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var stranger = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = Id(await MakeAsync(administrator, "Only Ada's", "own"));
        var all = Id(await MakeAsync(administrator, "For all", "everybody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MakeAsync(agent, "Not mine to give", "everybody")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MakeAsync(agent, "No such group", "99999")).Status);

        var menu = (await agent.GetAsync("staff/tickets")).TextOf(".sidebar");
        Assert.Contains("For all", menu, StringComparison.Ordinal);
        Assert.DoesNotContain("Only Ada's", menu, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"staff/tickets?view={all}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync($"staff/views/{all}")).Status);
        var token = await agent.GetAsync("staff/views/new");
        foreach (var (browser, id) in new[] { (agent, own), (agent, all), (stranger, all), (requester, all) })
        {
            var page = browser == agent ? token : browser == stranger ? await stranger.GetAsync("staff/views/new") : await requester.GetAsync("");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/views/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/views/{id}", page, new() { ["Form.Name"] = "Taken" })).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/views/{id}/removal", page, [])).Status);
        }
        Assert.Equal(2, await desk.ReadAsync(desk.Alpha, db => db.SavedViews.CountAsync(x => x.Name == "For all" || x.Name == "Only Ada's")));
    }

    [Fact]
    public async Task View_OfAGroup_IsItsMembersToSeeAndChange()
    {
        await using var desk = await WebDesk.StartAsync();
        var group = await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, catalogs) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<CatalogCache>());
            var made = new Group { TenantId = desk.Alpha.Info.Id, Name = "Second line" };
            made.Members.Add(new() { TenantId = desk.Alpha.Info.Id, PersonId = desk.Alpha.Agent.Id });
            db.Add(made);
            await db.SaveChangesAsync();
            catalogs.Forget(desk.Alpha.Info.Id);
            return made;
        });
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var id = Id(await MakeAsync(agent, "Of the second line", $"{group.Id}"));
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"staff/views/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"staff/views/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync($"staff/tickets?view={id}")).Status);
        Assert.DoesNotContain("Of the second line", (await administrator.GetAsync("staff/tickets")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_StopAtAHundred()
    {
        await using var desk = await WebDesk.StartAsync();
        for (var i = 0; i < ViewCounts.Most + 1; i++)
            await desk.OpenTicketAsync(desk.Alpha, $"Ticket {i}");
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var list = await agent.FollowAsync(await MakeAsync(agent, "Many", "own"));
        Assert.Equal("Many 99+", list.TextOf(".sidebar [aria-current=page]"));
    }

    private static async Task<WebPage> MakeAsync(Browser browser, string name, string forWhom) =>
        await browser.SubmitAsync(await browser.GetAsync("staff/views/new?q=is:active"), ".settings-form", new() { ["Form.Name"] = name, ["Form.For"] = forWhom });

    private static string Id(WebPage made) => made.Location?.Split("view=")[1] ?? throw new InvalidOperationException($"It was not made: {made.Body}");
}
