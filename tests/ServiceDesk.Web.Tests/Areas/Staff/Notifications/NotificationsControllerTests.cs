using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Notifications;

public sealed class NotificationsControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task The_bell_counts_until_the_ticket_is_read_or_all_are_marked(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var (one, other) = (await MentionAsync(desk, "One"), await MentionAsync(desk, "Other"));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("staff/notifications");
        Assert.Equal("2", page.TextOf(".bell-count"));
        Assert.Equal(2, page.Document.QuerySelectorAll("tr[data-unread=true]").Length);
        Assert.Contains("A note mentions Alan Agent.", page.TextOf(".notifications tbody"), StringComparison.Ordinal);
        Assert.Contains("\"2\"", (await browser.GetAsync("staff/notifications/count")).Body, StringComparison.Ordinal);

        // A browser that fetches ahead has read nothing.
        using var ahead = new HttpRequestMessage(HttpMethod.Get, browser.Absolute($"staff/tickets/{one}"));
        ahead.Headers.Add("X-Sec-Purpose", "prefetch");
        Assert.Equal("2", (await browser.SendAsync(ahead)).TextOf(".bell-count"));
        Assert.Equal("1", (await browser.GetAsync($"staff/tickets/{one}")).TextOf(".bell-count"));
        desk.Commands.Reset();
        Assert.Equal("1", (await browser.GetAsync($"staff/tickets/{one}")).TextOf(".bell-count"));
        Assert.True(desk.Commands.Texts.Count <= 10, string.Join("\n\n", desk.Commands.Texts));

        var all = await browser.FollowAsync(await browser.SubmitAsync(page, "form[action$='/notifications/read']"));
        Assert.True(all.Required(".bell-count").HasAttribute("hidden"));
        Assert.Equal("Notifications: none unread", all.Required(".bell").GetAttribute("aria-label"));
        Assert.Equal(2, all.Document.QuerySelectorAll(".notifications tbody tr").Length);
        Assert.False(all.Has("tr[data-unread=true]"));
        Assert.NotEqual(one, other);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Each_chooses_on_the_profile_and_requesters_have_nothing_to_choose(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync("profile");
        Assert.Contains("Mentioned in a note", page.TextOf("#notices"), StringComparison.Ordinal);
        // Nobody of staff is told of it: there is nothing to choose.
        Assert.DoesNotContain("Priority changed", page.TextOf("#notices"), StringComparison.Ordinal);
        await browser.SubmitAsync(page, "#notices form", new() { ["Mail"] = new[] { "assigned" }, ["Bell"] = new[] { "mentioned" }, ["SummaryHour"] = "8" });
        var agent = await desk.ReadAsync(desk.Alpha, db => db.People.SingleAsync(x => x.Id == desk.Alpha.Agent.Id));
        Assert.Equal((NoticeWays.Mail, NoticeWays.Bell, NoticeWays.None, NoticeWays.Both),
            (agent.WaysFor("assigned"), agent.WaysFor("mentioned"), agent.WaysFor("noted"), agent.WaysFor("priority-changed")));
        var after = await browser.GetAsync("profile");
        Assert.Equal("8", after.Required("#summary-hour option[selected]").GetAttribute("value"));
        Assert.False(after.Required("input[name=Bell][value=assigned]").HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("profile/notices", page, new() { ["SummaryHour"] = "25" })).Status);

        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync("profile");
        Assert.False(own.Has("#notices"));
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync("profile/notices", own, [])).Status);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.DailySummaries.CountAsync()));
    }

    [Fact]
    public async Task What_is_out_of_sight_is_nobodys_and_without_the_right_there_is_no_list()
    {
        await using var desk = await WebDesk.StartAsync();
        await MentionAsync(desk, "Secret subject");
        using var neighbour = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        Assert.False((await neighbour.GetAsync("staff/notifications")).Has(".notifications"));
        using var colleague = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.False((await colleague.GetAsync("staff/notifications")).Has(".notifications"));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Edit]));
        var page = await browser.GetAsync("staff/notifications");
        Assert.DoesNotContain("Secret subject", page.Body, StringComparison.Ordinal);
        Assert.True(page.Required(".bell-count").HasAttribute("hidden"));
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.CreateCustomerTickets]));
        foreach (var way in (string[])["staff/notifications", "staff/notifications/count"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(way)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("staff/notifications/read", page, [])).Status);
        Assert.False((await browser.GetAsync("staff/tickets/new")).Has(".bell"));
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/notifications")).Status);
    }

    private static async Task<int> MentionAsync(WebDesk desk, string subject)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, subject);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = new Act(desk.Alpha.Info.Id, desk.Alpha.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
            Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, new() { Text = new("Look, @Alan Agent."), Kind = MessageKind.Note }, default));
        });
        return ticket.Number;
    }
}
