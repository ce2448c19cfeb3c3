using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Tests.Areas.Admin.StatusTimers;

public sealed class StatusTimersControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Fact]
    public async Task Pages_AreForAdministratorsAlone() => await AdminDoor.IsShutAsync(await desks.OnAsync(), "admin/timers", "admin/timers/new", "admin/timers/1");

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_timer_is_made_stands_on_the_ticket_is_changed_and_leaves(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var pending = await desk.ReadAsync(desk.Alpha, db => db.Statuses.SingleAsync(x => x.Phase == Phase.Pending));
        var list = await browser.FollowAsync(await browser.PostAsync("admin/timers", await browser.GetAsync("admin/timers/new"), Timer("Nobody looked", pending.Id)));
        Assert.Contains("When 2 hours of working time in Open", list.TextsOf(".rule").Single(x => x.StartsWith("Nobody looked", StringComparison.Ordinal)), StringComparison.Ordinal);

        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var waiting = (await browser.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".timers");
        Assert.Contains("Nobody looked", waiting, StringComparison.Ordinal);
        Assert.DoesNotContain("if its conditions hold", waiting, StringComparison.Ordinal);

        var asked = Timer("Nobody looked at a printer", pending.Id);
        (asked["Form.Match"], asked["Form.Conditions.Index"], asked["Form.Conditions[7].Field"], asked["Form.Conditions[7].Comparison"], asked["Form.Conditions[7].Value"]) = ("Any", "7", "subject", "Contains", "printer");
        list = await browser.FollowAsync(await browser.PostAsync("admin/timers", await browser.GetAsync("admin/timers/new"), asked));
        Assert.Contains("Only if Subject contains one of: printer", list.TextsOf(".rule").Single(x => x.Contains("at a printer", StringComparison.Ordinal)), StringComparison.Ordinal);
        var conditional = await FindAsync(desk, "Nobody looked at a printer");
        Assert.Equal("Any", (await browser.GetAsync($"admin/timers/{conditional.Id}")).Required("[name='Form.Match'] option[selected]").GetAttribute("value"));
        var second = await desk.OpenTicketAsync(desk.Alpha);
        Assert.Contains("Nobody looked at a printer, if its conditions hold then", (await browser.GetAsync($"staff/tickets/{second.Number}")).TextOf(".timers"), StringComparison.Ordinal);

        var timer = await FindAsync(desk, "Nobody looked");
        await browser.SubmitAsync(await browser.GetAsync($"admin/timers/{timer.Id}"), ".settings-form", new() { ["Form.Amount"] = "3", ["Form.Unit"] = "Days", ["Form.IsOn"] = null });
        timer = await FindAsync(desk, "Nobody looked");
        Assert.Equal((3, DelayUnit.Days, false), (timer.Amount, timer.Unit, timer.IsOn));
        Assert.Contains("\"late\"", timer.Steps, StringComparison.Ordinal);
        await browser.SubmitAsync(await browser.GetAsync($"admin/timers/{timer.Id}"), "form[action$=removal]");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/timers/{timer.Id}")).Status);
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var status = await desk.ReadAsync(desk.Alpha, db => db.Statuses.FirstAsync());
        var page = await browser.GetAsync("admin/timers/new");
        var nothing = Timer("Typed name", status.Id).Where(x => !x.Key.StartsWith("Form.Steps", StringComparison.Ordinal)).ToDictionary(x => x.Key, x => x.Value);
        var again = await browser.PostAsync("admin/timers", page, nothing);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("The timer does nothing", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal("Typed name", again.Required("[name='Form.Name']").GetAttribute("value"));
        Assert.Contains("Choose the status", (await browser.PostAsync("admin/timers", page, Timer("X", 9_999_999))).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Calendars.FirstAsync());
        var theirs = Timer("X", status.Id);
        theirs["Form.CalendarId"] = foreign.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Contains("Choose a calendar of this desk", (await browser.PostAsync("admin/timers", page, theirs)).TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Foreign_timers_and_people_without_the_right_get_404_and_change_nothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var (own, foreign) = (await desk.ReadAsync(desk.Alpha, db => db.StatusTimers.FirstAsync()), await desk.ReadAsync(desk.Beta, db => db.StatusTimers.FirstAsync()));
        var (mine, agents) = (await browser.GetAsync("admin/timers/new"), await agent.GetAsync("staff/tickets/new"));
        foreach (var path in new[] { "", "/removal" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/timers/{foreign.Id}{path}", mine, Timer("Mine", own.StatusId))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/timers/{own.Id}{path}", agents, Timer("Mine", own.StatusId))).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync("admin/timers", agents, Timer("Mine", own.StatusId))).Status);
        Assert.DoesNotContain("Mine", (await desk.ReadAsync(desk.Alpha, db => db.StatusTimers.Select(x => x.Name).ToListAsync())).Concat(await desk.ReadAsync(desk.Beta, db => db.StatusTimers.Select(x => x.Name).ToListAsync())));
    }

    private static Dictionary<string, string> Timer(string name, long status) => new()
    {
        ["Form.Name"] = name,
        ["Form.StatusId"] = status.ToString(CultureInfo.InvariantCulture),
        ["Form.Amount"] = "2",
        ["Form.Unit"] = "Hours",
        ["Form.IsOn"] = "true",
        ["Form.Steps.Index"] = "1",
        ["Form.Steps[1].Operation"] = "tags",
        ["Form.Steps[1].Values[tags]"] = "late",
    };

    private static Task<StatusTimer> FindAsync(WebDesk desk, string name) => desk.ReadAsync(desk.Alpha, db => db.StatusTimers.SingleAsync(x => x.Name == name));
}
