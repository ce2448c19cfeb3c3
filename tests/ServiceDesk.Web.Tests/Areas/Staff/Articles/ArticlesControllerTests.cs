using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Articles;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Areas.Staff.Articles;

public sealed class ArticlesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_article_is_written_previewed_published_revised_withdrawn_and_archived(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var anybody = await desk.BrowserAsync(desk.Alpha);
        var form = await staff.GetAsync("staff/articles/new");
        var empty = await staff.SubmitAsync(form, ".article-form", new() { ["Form.Text"] = "Kept words" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Kept words"), (empty.Status, empty.TextOf("textarea")));
        var preview = await staff.PostAsync("staff/articles/preview", form, new() { ["Form.Text"] = "**bold**" });
        Assert.Contains("<strong>bold</strong>", preview.Body, StringComparison.Ordinal);

        var draft = await staff.FollowAsync(await staff.SubmitAsync(form, ".article-form", new() { ["Form.Title"] = "Paper jams", ["Form.Text"] = "Open the *lid*.", ["Form.Publishes"] = "false" }));
        Assert.Contains("Draft", draft.TextOf(".article-facts"), StringComparison.Ordinal);
        var id = await desk.ReadAsync(desk.Alpha, db => db.Articles.Where(x => x.Title == "Paper jams").Select(x => x.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"articles/{id}")).Status);

        var edit = await staff.GetAsync($"staff/articles/{id}/edit");
        await staff.SubmitAsync(edit, ".article-form", new() { ["Form.Publishes"] = "true" });
        Assert.Equal("Open the lid.", (await anybody.GetAsync($"articles/{id}")).TextOf(".article-text"));
        var second = await staff.GetAsync($"staff/articles/{id}/edit");
        await staff.SubmitAsync(second, ".article-form", new() { ["Form.Text"] = "Open the lid, slowly.", ["Form.Publishes"] = "false" });
        Assert.Equal("Open the lid.", (await anybody.GetAsync($"articles/{id}")).TextOf(".article-text"));
        Assert.Equal("Published, with a newer draft", (await staff.GetAsync($"staff/articles/{id}")).TextOf(".article-facts .status-badge"));
        Assert.Equal(2, (await staff.GetAsync($"staff/articles/{id}")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Open the lid.", (await staff.GetAsync($"staff/articles/{id}?version=1")).TextOf(".article-text"));

        // Whoever began before the second version is told, and loses nothing.
        var late = await staff.SubmitAsync(second, ".article-form", new() { ["Form.Text"] = "Open it at the back.", ["Form.Publishes"] = "true" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Open it at the back."), (late.Status, late.TextOf("textarea")));
        await staff.SubmitAsync(late, ".article-form", new() { ["Form.Publishes"] = "true" });
        Assert.Equal("Open it at the back.", (await anybody.GetAsync($"articles/{id}")).TextOf(".article-text"));

        var show = await staff.GetAsync($"staff/articles/{id}");
        await staff.SubmitAsync(show, "form[action$=withdrawal]");
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"articles/{id}")).Status);
        await staff.SubmitAsync(await staff.GetAsync($"staff/articles/{id}/edit"), ".article-form", new() { ["Form.Publishes"] = "true" });
        await staff.SubmitAsync(show, "form[action$=archiving]");
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"articles/{id}")).Status);
        Assert.DoesNotContain("Paper jams", (await staff.GetAsync("staff/articles")).TextsOf("tbody .cell-main"));
        var archived = await staff.GetAsync("staff/articles?archived=true&q=PAPER");
        Assert.Equal(["Paper jams"], archived.TextsOf("tbody .cell-main"));
        await staff.SubmitAsync(await staff.GetAsync($"staff/articles/{id}"), "form[action$=restoration]");
        Assert.Equal("Open it at the back.", (await anybody.GetAsync($"articles/{id}")).TextOf(".article-text"));
    }

    [Fact]
    public async Task Categories_AreChecked_AndAnArticlesOwnStays()
    {
        var desk = await desks.OnAsync();
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await staff.SubmitAsync(await staff.GetAsync("admin/guides/article-categories/new"), ".settings-form", new() { ["Form.Name"] = "Hardware" });
        var category = await desk.ReadAsync(desk.Alpha, db => db.Set<ServiceDesk.Guides.GuideEntry>().SingleAsync(x => x.Name == "Hardware"));
        var form = await staff.GetAsync("staff/articles/new");
        var wrong = await staff.PostAsync("staff/articles", form, new() { ["Form.Title"] = "T", ["Form.Text"] = "t", ["Form.CategoryId"] = (category.Id + 1000).ToString(CultureInfo.InvariantCulture) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await staff.SubmitAsync(form, ".article-form", new()
            { ["Form.Title"] = "Under hardware", ["Form.Text"] = "t", ["Form.CategoryId"] = category.Id.ToString(CultureInfo.InvariantCulture), ["Form.Publishes"] = "true" });
        using var anybody = await desk.BrowserAsync(desk.Alpha);
        Assert.Contains("Hardware", (await anybody.GetAsync("articles")).TextsOf(".article-section h2"));
    }

    [Fact]
    public async Task Requesters_AndOtherTenants_FindNothingHere()
    {
        var desk = await desks.OnAsync();
        using var beta = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        await beta.SubmitAsync(await beta.GetAsync("staff/articles/new"), ".article-form", new() { ["Form.Title"] = "Beta's", ["Form.Text"] = "t", ["Form.Publishes"] = "true" });
        var id = await desk.ReadAsync(desk.Beta, db => db.Articles.Where(x => x.Title == "Beta's").Select(x => x.Id).SingleAsync());
        using var alpha = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await alpha.GetAsync("staff/articles/new");
        foreach (var address in (string[])[$"staff/articles/{id}", $"staff/articles/{id}/edit", $"articles/{id}"])
            Assert.Equal(HttpStatusCode.NotFound, (await alpha.GetAsync(address)).Status);
        foreach (var address in (string[])[$"staff/articles/{id}", $"staff/articles/{id}/withdrawal", $"staff/articles/{id}/archiving", $"staff/articles/{id}/restoration"])
            Assert.Equal(HttpStatusCode.NotFound, (await alpha.PostAsync(address, page, new() { ["Form.Title"] = "Mine", ["Form.Text"] = "mine" })).Status);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        foreach (var address in (string[])["staff/articles", "staff/articles/new"])
            Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync(address)).Status);
        var token = await requester.GetAsync("requests/new");
        foreach (var address in (string[])["staff/articles", "staff/articles/preview"])
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync(address, token, new() { ["Form.Title"] = "Mine", ["Form.Text"] = "mine" })).Status);
    }
}
