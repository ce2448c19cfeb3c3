using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Scenarios;

namespace ServiceDesk.Web.Tests.Areas.Admin.Scenarios;

public sealed class ScenariosControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(
        await desks.OnAsync(), "admin/scenarios", "admin/scenarios/new", "admin/scenarios/1", "admin/scenarios/1/ways/1/2", "admin/scenarios/1/statuses/1/steps/Entering",
        "admin/scenarios/1/statuses/1/timers/new", "admin/scenarios/1/statuses/1/timers/0");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_scenario_is_drawn_put_in_force_and_rules_the_ticket(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.FollowAsync(await browser.SubmitAsync(
            await browser.GetAsync("admin/scenarios/new"), ".settings-form", new() { ["Form.Name"] = "Careful", ["Form.IsDefault"] = "true" }));
        Assert.Contains("is a draft", page.TextOf(".notice"), StringComparison.Ordinal);
        Assert.True(page.Has(".diagram svg .diagram-node"));
        var id = page.Address.AbsolutePath.Split('/')[^1];
        var statuses = await desk.ReadAsync(desk.Alpha, db => db.Statuses.ToDictionaryAsync(x => x.Phase, x => x.Id));
        page = await DrawAsync(browser, page, id, statuses, (Phase.Pending, Phase.Working));
        Assert.Contains("From “Open” no way leads to an end.", page.TextsOf(".problems li"));
        Assert.True(page.Required("form[action$=publication] button").HasAttribute("disabled"));
        page = await DrawAsync(browser, page, id, statuses, (Phase.Pending, Phase.Working), (Phase.Working, Phase.Solved), (Phase.Solved, Phase.Working), (Phase.Solved, Phase.Closed));
        Assert.False(page.Has(".problems"));

        var (working, solved) = (statuses[Phase.Working], statuses[Phase.Solved]);
        page = await browser.FollowAsync(await browser.PostAsync($"admin/scenarios/{id}/ways/{working}/{solved}", page, new()
        {
            ["Form.Match"] = "All", ["Form.Conditions.Index"] = "1", ["Form.Conditions[1].Field"] = "answered", ["Form.Conditions[1].Comparison"] = "IsTrue",
        }));
        page = await browser.FollowAsync(await browser.PostAsync($"admin/scenarios/{id}/statuses/{working}/steps/Entering", page, Steps("note", "text", "Somebody has begun.")));
        page = await browser.FollowAsync(await browser.PostAsync($"admin/scenarios/{id}/statuses/{solved}/timers", page, new(Steps("status", "status", statuses[Phase.Closed].ToString(CultureInfo.InvariantCulture)))
        {
            ["Form.Name"] = "Five days", ["Form.Amount"] = "5", ["Form.Unit"] = "Days",
        }));
        foreach (var expected in new[] { "Somebody has begun.", "Five days: 5 working days → Set the status Closed", "→ Solved: Staff have answered" })
            Assert.Contains(expected, string.Join(' ', page.TextsOf(".rule")), StringComparison.Ordinal);
        await browser.SubmitAsync(page, "form[action$=publication]");

        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var shown = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal(["Open", "In progress"], shown.TextsOf("#now-StatusId option"));
        var refused = await browser.SubmitAsync(shown, ".composer", new() { ["Now.StatusId"] = solved.ToString(CultureInfo.InvariantCulture), ["Now.Subject"] = "Kept words" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“Careful” does not lead from “Open” to “Solved”.", refused.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal("Kept words", refused.Required("#now-Subject").GetAttribute("value"));
        await browser.SubmitAsync(shown, ".composer", new() { ["Now.StatusId"] = working.ToString(CultureInfo.InvariantCulture) });
        var way = await browser.GetAsync($"staff/tickets/{ticket.Number}/scenario");
        Assert.Contains("It may not follow yet.", way.TextOf(".rule"), StringComparison.Ordinal);
        Assert.Contains("noted: Somebody has begun.", (await browser.GetAsync($"staff/tickets/{ticket.Number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var again = await browser.SubmitAsync(await browser.GetAsync("admin/scenarios/new"), ".settings-form", new() { ["Form.Name"] = "Typed", ["Form.Customer"] = "Nobody at all" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("There is no customer “Nobody at all”.", again.Body, StringComparison.Ordinal);
        Assert.Equal("Typed", again.Required("[name='Form.Name']").GetAttribute("value"));
        var (id, page) = await MakeAsync(desk, browser, "Refusing");
        var status = await desk.ReadAsync(desk.Alpha, db => db.Statuses.FirstAsync());
        again = await browser.PostAsync($"admin/scenarios/{id}/statuses/{status.Id}/timers", page, new(Steps("tags", "tags", "late")) { ["Form.Name"] = "", ["Form.Amount"] = "5", ["Form.Unit"] = "Days" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        again = await browser.PostAsync($"admin/scenarios/{id}/statuses/{status.Id}/steps/Leaving", page, Steps("queue", "queue", "9999999"));
        Assert.Contains("names something that is no longer there", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/scenarios/{id}/statuses/{status.Id}/steps/Sideways")).Status);
    }

    [Fact]
    public async Task Foreign_scenarios_and_people_without_the_right_get_404_and_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var beta = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, page) = await MakeAsync(desk, browser, "Own");
        var (foreign, _) = await MakeAsync(desk, beta, "Foreign");
        var agents = await agent.GetAsync("staff/tickets/new");
        var states = await desk.ReadAsync(desk.Alpha, db => db.Statuses.Select(x => x.Id).Take(2).ToListAsync());
        foreach (var path in new[] { "", "/drawing", "/publication", "/discard", "/tickets", "/archiving", "/restoration", $"/ways/{states[0]}/{states[1]}", $"/statuses/{states[0]}/steps/Entering", $"/statuses/{states[0]}/timers", $"/statuses/{states[0]}/timers/0", $"/statuses/{states[0]}/timers/0/removal" })
        {
            var fields = new Dictionary<string, string>(Steps("note", "text", "Mine")) { ["Form.Name"] = "Mine", ["Form.Amount"] = "1", ["Form.Unit"] = "Days", ["Form.Match"] = "All" };
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/scenarios/{foreign}{path}", page, fields)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/scenarios/{own}{path}", agents, fields)).Status);
        }
        Assert.DoesNotContain("Mine", await DefinitionsAsync(desk, desk.Alpha) + await DefinitionsAsync(desk, desk.Beta), StringComparison.Ordinal);
        // A ticket is not put under a foreign scenario either.
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await agent.PostAsync($"staff/tickets/{ticket.Number}/scenario", agents, new() { ["scenarioId"] = foreign });
        Assert.Null(await desk.ReadAsync(desk.Alpha, db => db.Set<ServiceDesk.Tickets.Ticket>().Where(x => x.Number == ticket.Number).Select(x => x.ScenarioVersionId).SingleAsync()));
    }

    private static Task<string> DefinitionsAsync(WebDesk desk, WebTenant tenant) => desk.ReadAsync(tenant, async db =>
        string.Join('\n', await db.ScenarioVersions.Select(x => x.Scenario!.Name + x.Definition).ToListAsync()));

    private static async Task<(string Id, WebPage Page)> MakeAsync(WebDesk desk, Browser browser, string name)
    {
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync("admin/scenarios/new"), ".settings-form", new() { ["Form.Name"] = name }));
        return (page.Address.AbsolutePath.Split('/')[^1], page);
    }

    private static async Task<WebPage> DrawAsync(Browser browser, WebPage page, string id, Dictionary<Phase, long> statuses, params (Phase From, Phase To)[] ways)
    {
        var content = new List<KeyValuePair<string, string>> { new("Initial", Id(Phase.Pending)), new("Finals", Id(Phase.Closed)) };
        content.AddRange(ways.SelectMany(x => new[] { x.From, x.To }).Distinct().Select(x => new KeyValuePair<string, string>("Statuses", Id(x))));
        content.AddRange(ways.Select(x => new KeyValuePair<string, string>("Ways", $"{Id(x.From)}-{Id(x.To)}")));
        content.Add(new("__RequestVerificationToken", page.Required("input[name=__RequestVerificationToken]").GetAttribute("value")!));
        using var form = new FormUrlEncodedContent(content);
        return await browser.FollowAsync(await browser.SendAsync(new(HttpMethod.Post, browser.Absolute($"admin/scenarios/{id}/drawing")) { Content = form }));

        string Id(Phase phase) => statuses[phase].ToString(CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, string> Steps(string operation, string input, string value) => new()
    {
        ["Form.Steps.Index"] = "1", ["Form.Steps[1].Operation"] = operation, [$"Form.Steps[1].Values[{input}]"] = value,
    };
}
