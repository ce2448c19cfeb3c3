using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Watching;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Watching;

public sealed class WatchersControllerTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_watches_adds_a_colleague_and_both_stop(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Contains("Ada Alpha", page.Required("textarea[name=Text]").GetAttribute("data-mentions")!, StringComparison.Ordinal);
        var watching = await browser.FollowAsync(await browser.SubmitAsync(page, ".watchers form[action$='/watch']"));
        Assert.Equal("You watch this ticket now.", watching.TextOf(".notice"));
        Assert.Contains("Alan Agent (me)", watching.TextOf(".watchers li"), StringComparison.Ordinal);
        var both = await browser.FollowAsync(await browser.SubmitAsync(watching, ".watchers details form"));
        Assert.Equal(2, both.Document.QuerySelectorAll(".watchers li").Length);
        Assert.Contains(both.TextsOf(".fact span"), x => x.Contains("made Ada Alpha a watcher", StringComparison.Ordinal));
        var less = await browser.FollowAsync(await browser.SubmitAsync(both, ".watchers li form"));
        Assert.Contains("Alan Agent (me)", Assert.Single(less.TextsOf(".watchers li")), StringComparison.Ordinal);
        var none = await browser.FollowAsync(await browser.SubmitAsync(less, ".watchers form[action$='/watch/removal']"));
        Assert.False(none.Has(".watchers li"));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_name_in_a_note_makes_a_watcher_without_scripts(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var noted = await browser.FollowAsync(await browser.SubmitAsync(page, ".composer", new() { ["Text"] = "Do you know it, @Ada Alpha?" }, "button[value=Note]"));
        Assert.Contains("Ada Alpha", noted.TextOf(".watchers li"), StringComparison.Ordinal);
        Assert.Contains(noted.TextsOf(".fact span"), x => x.Contains("mentioned Ada Alpha", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Foreign_tickets_and_those_out_of_sight_are_not_there()
    {
        await using var desk = await WebDesk.StartAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await ForeignTicket.OpenAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        Dictionary<string, string> colleague = new() { ["personId"] = $"{desk.Alpha.Administrator.Id}" };
        foreach (var way in (string[])["watch", "watch/removal", "watchers", "watchers/removal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{foreign.Number}/{way}", page, colleague)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/{way}", own, colleague)).Status);
        }
        // A colleague of another tenant's cannot be chosen.
        var refused = await browser.FollowAsync(await browser.PostAsync($"staff/tickets/{ticket.Number}/watchers", page, new() { ["personId"] = $"{desk.Beta.Agent.Id}" }));
        Assert.Equal("This cannot be chosen any more.", refused.TextOf(".notice"));
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Ticketing]));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{ticket.Number}/watchers", page, colleague)).Status);
        await RoleDesk.GiveAsync(desk, (TicketScope.Own, [Right.Edit]));
        foreach (var way in (string[])["watch", "watch/removal", "watchers", "watchers/removal"])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{ticket.Number}/{way}", page, colleague)).Status);
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Watchers.AnyAsync()));
    }
}
