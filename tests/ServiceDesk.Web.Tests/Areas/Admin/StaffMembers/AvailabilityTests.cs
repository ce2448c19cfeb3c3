using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;

namespace ServiceDesk.Web.Tests.Areas.Admin.StaffMembers;

public sealed class AvailabilityTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Absence_load_and_skills_are_kept_and_shown(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync("admin/guides/skills/new"), ".settings-form", new() { ["Form.Name"] = "Juggling" });
        var skill = await desk.ReadAsync(desk.Alpha, db => db.GuideEntries.SingleAsync(x => x.Name == "Juggling"));
        var address = $"admin/staff/{desk.Alpha.Agent.Id}";
        var saved = await browser.SubmitAsync(await browser.GetAsync(address), "form[action$=availability]", new()
            { ["Form.AwayFrom"] = "2026-08-03", ["Form.AwayUntil"] = "2026-08-21", ["Form.MostOpen"] = "12", ["Form.Skills"] = skill.Id });
        Assert.Equal("/alpha/" + address, saved.Location);
        var page = await browser.FollowAsync(saved);
        Assert.Equal(("2026-08-03", "2026-08-21", "12"), (ValueOf(page, "AwayFrom"), ValueOf(page, "AwayUntil"), ValueOf(page, "MostOpen")));
        Assert.True(page.Has($"input[name='Form.Skills'][value='{skill.Id}'][checked]"));
        Assert.Equal(new DateTime(2026, 8, 22, 0, 0, 0, DateTimeKind.Utc), (await AgentAsync(desk)).AwayUntil);

        await browser.SubmitAsync(page, "form[action$=availability]", new() { ["Form.AwayFrom"] = "", ["Form.AwayUntil"] = "", ["Form.MostOpen"] = "", ["Form.Skills"] = null });
        Assert.Equal((null, null, null), ((await AgentAsync(desk)).AwayFrom, (await AgentAsync(desk)).AwayUntil, (await AgentAsync(desk)).MostOpen));
        Assert.Equal(0, await desk.ReadAsync(desk.Alpha, db => db.PersonSkills.CountAsync()));
    }

    [Fact]
    public async Task Wrong_days_foreign_skills_and_people_without_the_right_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"admin/staff/{desk.Alpha.Agent.Id}");
        var again = await browser.SubmitAsync(page, "form[action$=availability]", new() { ["Form.AwayFrom"] = "2026-08-21", ["Form.AwayUntil"] = "2026-08-03" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "An absence needs a last day, not before its first."), (again.Status, again.TextOf(".field-error")));
        Assert.Equal("2026-08-21", ValueOf(again, "AwayFrom"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form[action$=availability]", new() { ["Form.MostOpen"] = "0" })).Status);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.GuideEntries.FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, "form[action$=availability]", new() { ["Form.Skills"] = foreign.Id })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/staff/{desk.Beta.Agent.Id}/availability", page, [])).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/staff/{desk.Alpha.Agent.Id}/availability", await agent.GetAsync("staff/tickets/new"), new() { ["Form.MostOpen"] = "1" })).Status);
        Assert.Null((await AgentAsync(desk)).MostOpen);
    }

    private static string? ValueOf(WebPage page, string field) => page.Required($"input[name='Form.{field}']").GetAttribute("value");

    private static Task<Person> AgentAsync(WebDesk desk) => desk.ReadAsync(desk.Alpha, db => db.People.AsNoTracking().SingleAsync(x => x.Id == desk.Alpha.Agent.Id));
}
