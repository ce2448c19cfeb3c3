using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;

namespace ServiceDesk.Web.Tests.Areas.Admin.Calendars;

public sealed class CalendarsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/calendars", "admin/calendars/new", "admin/calendars/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_calendar_is_made_changed_archived_and_restored(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        await browser.SubmitAsync(await browser.GetAsync("admin/calendars/new"), ".settings-form", new()
            { ["Form.Name"] = "Nights", ["Form.TimeZone"] = "Europe/Paris", ["Form.Monday"] = "22:00–6:00", ["Form.Tuesday"] = "9:00-12:00, 13:00-17:30", ["Form.Holidays"] = "2026-12-25\r\n2026-01-01" });
        var calendar = await FindAsync(desk, "Nights");
        Assert.Equal("""{"timeZone":"Europe/Paris","hours":{"mon":[["22:00","06:00"]],"tue":[["09:00","12:00"],["13:00","17:30"]]},"holidays":["2026-01-01","2026-12-25"]}""", calendar.Definition);

        var page = await browser.GetAsync($"admin/calendars/{calendar.Id}");
        Assert.Equal("22:00-06:00", page.Required("[name='Form.Monday']").GetAttribute("value"));
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Monday"] = "", ["Form.IsDefault"] = "true" });
        Assert.Equal((true, false), ((await FindAsync(desk, "Nights")).IsDefault, (await FindAsync(desk, "Office hours")).IsDefault));

        var office = await FindAsync(desk, "Office hours");
        await browser.SubmitAsync(await browser.GetAsync($"admin/calendars/{office.Id}"), "form[action$=archiving]");
        Assert.NotNull((await FindAsync(desk, "Office hours")).ArchivedAt);
        await browser.SubmitAsync(await browser.GetAsync("admin/calendars"), "form[action$=restoration]");
        Assert.Null((await FindAsync(desk, "Office hours")).ArchivedAt);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_stays_typed()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync("admin/calendars/new");
        foreach (var (field, value, problem) in new[] { ("Form.Monday", "nine to five", "hours.mon[0]"), ("Form.Holidays", "Christmas", "holidays[0] is 'Christmas'"), ("Form.TimeZone", "Paris", "Paris") })
        {
            var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Wrong", [field] = value });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains(problem, again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
            Assert.Contains(value, again.Body, StringComparison.Ordinal);
        }
        Assert.Contains("Another calendar has this name", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = "Office hours", ["Form.TimeZone"] = "UTC" })).TextOf(".field-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_calendars_and_people_without_the_right_get_404_and_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, foreign) = (await FindAsync(desk, "Office hours"), await desk.ReadAsync(desk.Beta, db => db.Calendars.FirstAsync()));
        var (mine, agents) = (await browser.GetAsync("admin/calendars/new"), await agent.GetAsync("staff/tickets/new"));
        var form = new Dictionary<string, string> { ["Form.Name"] = "Mine", ["Form.TimeZone"] = "UTC" };
        foreach (var path in new[] { "", "/archiving", "/restoration" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/calendars/{foreign.Id}{path}", mine, form)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/calendars/{own.Id}{path}", agents, form)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("admin/calendars", agents, form)).Status);
        Assert.Equal("Office hours", (await desk.ReadAsync(desk.Beta, db => db.Calendars.SingleAsync())).Name);
    }

    private static Task<Calendar> FindAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.Calendars.SingleAsync(x => x.Name == name));
}
