using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;

namespace ServiceDesk.Web.Tests.Areas.Admin.ServiceLevels;

public sealed class ServiceLevelsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() =>
        await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/service-levels", "admin/service-levels/new", "admin/service-levels/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_level_is_made_moved_changed_stands_on_the_ticket_and_leaves(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var form = await browser.GetAsync("admin/service-levels/new");
        Assert.True(form.Has("template#condition-priority") && form.Has("template#warning-notify") && form.Has("template#breach-notify"));
        var list = await browser.FollowAsync(await browser.PostAsync("admin/service-levels", form, Level("Printers")));
        var shown = list.TextsOf(".rule").Single(x => x.StartsWith("Printers", StringComparison.Ordinal));
        Assert.Contains("When Subject contains one of: printer", shown, StringComparison.Ordinal);
        Assert.Contains("First response: 30 min · Resolution: 2 working days", shown, StringComparison.Ordinal);
        Assert.Equal("Printers", list.TextsOf(".rule h2")[^1]);

        var level = await FindAsync(desk, "Printers");
        for (var i = 0; i < 3; i++)
            await browser.PostAsync($"admin/service-levels/{level.Id}/place", form, new() { ["earlier"] = "true" });
        Assert.Equal("Printers", (await browser.GetAsync("admin/service-levels")).TextsOf(".rule h2")[0]);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal(["First response", "Resolution"], page.TextsOf(".promise strong"));
        Assert.Contains("of 30 min left", page.TextOf(".promises"), StringComparison.Ordinal);
        Assert.Contains("First response: the time is up", page.TextOf(".timers"), StringComparison.Ordinal);

        await browser.SubmitAsync(await browser.GetAsync($"admin/service-levels/{level.Id}"), ".settings-form", new()
        {
            ["Form.FirstResponse.Amount"] = "", ["Form.Resolution.Warning"] = "45", ["Form.Resolution.WarningUnit"] = "MinutesBefore", ["Form.IsOn"] = null,
        });
        level = await FindAsync(desk, "Printers");
        var definition = level.Read();
        Assert.Equal((false, null, new TargetTerms(2, DelayUnit.Days, 45, WarningUnit.MinutesBefore)), (level.IsOn, definition.FirstResponse, definition.Resolution));
        Assert.Equal(("subject", "tags"), (Assert.Single(definition.Conditions).Field, Assert.Single(definition.Breach).Operation));

        await browser.SubmitAsync(await browser.GetAsync($"admin/service-levels/{level.Id}"), "form[action$=removal]");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/service-levels/{level.Id}")).Status);
        Assert.Contains("no longer counts", (await browser.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".promises"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/service-levels/new");
        var nothing = Level("Typed name");
        nothing["Form.FirstResponse.Amount"] = nothing["Form.Resolution.Amount"] = "";
        var again = await browser.PostAsync("admin/service-levels", page, nothing);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("promises nothing", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal("Typed name", again.Required("[name='Form.Name']").GetAttribute("value"));
        var wrong = Level("X");
        wrong["Form.FirstResponse.Amount"] = "-3";
        wrong["Form.Resolution.Warning"] = "much";
        Assert.Equal(2, (await browser.PostAsync("admin/service-levels", page, wrong)).TextsOf(".field-error").Count);
        var gone = Level("X");
        gone["Form.Breach[2].Operation"] = "dance";
        Assert.Contains("There is no operation “dance”", (await browser.PostAsync("admin/service-levels", page, gone)).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Typed name", (await browser.GetAsync("admin/service-levels")).TextsOf(".rule h2"));
    }

    [Fact]
    public async Task Foreign_levels_and_people_without_the_right_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, foreign) = (await desk.ReadAsync(desk.Alpha, db => db.ServiceLevels.FirstAsync()), await desk.ReadAsync(desk.Beta, db => db.ServiceLevels.FirstAsync()));
        var (mine, agents) = (await browser.GetAsync("admin/service-levels/new"), await agent.GetAsync("staff/tickets/new"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/service-levels/{foreign.Id}")).Status);
        foreach (var path in new[] { "", "/place", "/removal" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/service-levels/{foreign.Id}{path}", mine, Level("Mine"))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/service-levels/{own.Id}{path}", agents, Level("Mine"))).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("admin/service-levels", agents, Level("Mine"))).Status);
        Assert.DoesNotContain("Mine", (await desk.ReadAsync(desk.Alpha, db => db.ServiceLevels.Select(x => x.Name).ToListAsync())).Concat(await desk.ReadAsync(desk.Beta, db => db.ServiceLevels.Select(x => x.Name).ToListAsync())));
    }

    private static Dictionary<string, string> Level(string name) => new()
    {
        ["Form.Name"] = name,
        ["Form.IsOn"] = "true",
        ["Form.Match"] = "All",
        ["Form.Conditions.Index"] = "1",
        ["Form.Conditions[1].Field"] = "subject",
        ["Form.Conditions[1].Comparison"] = "Contains",
        ["Form.Conditions[1].Value"] = "printer",
        ["Form.FirstResponse.Amount"] = "30",
        ["Form.FirstResponse.Unit"] = "Minutes",
        ["Form.Resolution.Amount"] = "2",
        ["Form.Resolution.Unit"] = "Days",
        ["Form.Breach.Index"] = "2",
        ["Form.Breach[2].Operation"] = "tags",
        ["Form.Breach[2].Values[tags]"] = "late",
    };

    private static Task<ServiceLevel> FindAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.ServiceLevels.SingleAsync(x => x.Name == name));
}
