using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;

namespace ServiceDesk.Web.Tests.Areas.Staff.Merges;

public sealed class MergesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_looks_merges_and_takes_it_back(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var merged = await desk.OpenTicketAsync(desk.Alpha, "Once more");
        var goal = await desk.OpenTicketAsync(desk.Alpha, "The first one", requester: "someone@elsewhere.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var look = await browser.GetAsync($"staff/tickets/{merged.Number}/merge?into=%23{goal.Number}");
        Assert.Contains("The two tickets are of different customers", look.TextOf(".merge .notice"), StringComparison.Ordinal);
        Assert.Contains("There is no ticket 999999 here.", (await browser.GetAsync($"staff/tickets/{merged.Number}/merge?into=999999")).Body, StringComparison.Ordinal);
        var done = await browser.FollowAsync(await browser.SubmitAsync(look, ".merge"));
        Assert.Equal($"#{goal.Number} The first one", done.TextOf("h1"));
        Assert.Equal(2, done.TextsOf(".message").Count);
        Assert.Contains($"Merged in #{merged.Number} Once more", done.TextOf(".relations li"), StringComparison.Ordinal);

        // Its number leads there, for staff and for whoever asked in it.
        Assert.Equal($"/alpha/staff/tickets/{goal.Number}", (await browser.GetAsync($"staff/tickets/{merged.Number}")).Location);
        var alone = await browser.GetAsync($"staff/tickets/{merged.Number}?alone=true");
        Assert.Contains($"This ticket was merged into #{goal.Number}", alone.TextOf(".notice"), StringComparison.Ordinal);
        Assert.False(alone.Has(".composer"));
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal($"/alpha/requests/{goal.Number}", (await requester.GetAsync($"requests/{merged.Number}")).Location);
        Assert.Equal(HttpStatusCode.OK, (await requester.GetAsync($"requests/{goal.Number}")).Status);
        using var stranger = await desk.BrowserAsync(desk.Alpha);
        var link = await stranger.GetAsync($"link/{TicketLinks.Issue(desk.Alpha.Info, merged.Number, merged.RequesterId)}");
        Assert.Equal($"/alpha/link/{TicketLinks.Issue(desk.Alpha.Info, goal.Number, merged.RequesterId)}", link.Location);

        var back = await browser.FollowAsync(await browser.SubmitAsync(done, ".relations li form"));
        Assert.Equal($"#{merged.Number} Once more", back.TextOf("h1"));
        Assert.Equal("The merge is taken back.", back.TextOf(".notice"));
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"requests/{goal.Number}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await requester.GetAsync($"requests/{merged.Number}")).Status);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Requesters_neighbours_and_missing_numbers_are_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, goal, foreign) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha), await ForeignTicket.OpenAsync(desk));
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        var into = new Dictionary<string, string> { ["into"] = $"{goal.Number}" };
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"staff/tickets/{foreign.Number}/merge")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/merge")).Status);
        foreach (var tail in (string[])["merge", "merge/removal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/{tail}", page, into)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/{tail}", own, into)).Status);
        }
        // Nor does a ticket of alpha's go into one of beta's.
        var refused = await staff.PostAsync($"staff/tickets/{ticket.Number}/merge", page, new() { ["into"] = $"{foreign.Number}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Id == ticket.Id && x.MergedIntoId == null)));
    }
}
