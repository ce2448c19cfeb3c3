using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tenants;
using ServiceDesk.Web.Tests.Areas.Portal.Survey;

namespace ServiceDesk.Web.Tests.Areas.Admin.SurveyResults;

public sealed class SurveyResultsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task The_page_is_for_administrators_alone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/survey");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Shows_counts_and_means_of_its_own_tenant_and_keeps_the_setting(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Contains("Nobody was asked", (await browser.GetAsync("admin/survey")).Body, StringComparison.Ordinal);
        foreach (var rating in (string[])["2", "5"])
        {
            var (_, token) = await AskedDesk.AskAsync(desk, desk.Alpha);
            using var requester = await desk.BrowserAsync(desk.Alpha);
            await requester.SubmitAsync(await requester.GetAsync($"survey/{token}?rating={rating}"), "form.survey");
        }
        await AskedDesk.AskAsync(desk, desk.Beta);
        desk.Commands.Reset();
        var page = await browser.GetAsync("admin/survey?by=Agent&months=1");
        Assert.True(desk.Commands.Texts.Count <= 4, string.Join("\n\n", desk.Commands.Texts));
        var row = Assert.Single(page.TextsOf("tbody tr"));
        Assert.StartsWith(desk.Alpha.Agent.Name + " 3.5 of 5", row, StringComparison.Ordinal);
        Assert.EndsWith(" 2 2 0", row, StringComparison.Ordinal);
        foreach (var by in (string[])["Group", "Queue", "Month"])
            Assert.Contains("3.5 of 5", Assert.Single((await browser.GetAsync($"admin/survey?by={by}&months=0")).TextsOf("tbody tr")), StringComparison.Ordinal);

        var form = await browser.GetAsync("admin/survey?months=99999&by=nonsense");
        Assert.Equal("5", form.Required("select[name='Form.Icons'] option[selected]").GetAttribute("value"));
        await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Icons"] = "3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Icons"] = "4" })).Status);
        Assert.Equal((3, 5), (await IconsAsync(desk, desk.Alpha), await IconsAsync(desk, desk.Beta)));
    }

    [Fact]
    public async Task Who_may_not_change_the_setting_does_not_find_it()
    {
        var desk = await desks.OnAsync();
        var before = await IconsAsync(desk, desk.Alpha);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await agent.GetAsync("staff/tickets/new");
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("admin/survey", page, new() { ["Form.Icons"] = before == 3 ? "5" : "3" })).Status);
        Assert.Equal(before, await IconsAsync(desk, desk.Alpha));
    }

    private static Task<int> IconsAsync(WebDesk desk, WebTenant tenant) =>
        desk.ReadAsync(tenant, db => db.Tenants.Where(x => x.Id == tenant.Info.Id).Select(x => x.SurveyIcons).SingleAsync());
}
