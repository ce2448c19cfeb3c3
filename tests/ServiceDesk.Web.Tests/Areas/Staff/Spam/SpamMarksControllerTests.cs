using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Spam;

public sealed class SpamMarksControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_administrator_marks_blocks_and_takes_it_back(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "pills@spam.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var marked = await browser.FollowAsync(await browser.SubmitAsync(page, ".spam form", new() { ["BlockSender"] = "true" }));
        Assert.Equal("The ticket is marked as spam and closed. Nobody was told.", marked.TextOf(".notice"));
        Assert.Contains(marked.TextsOf(".fact span"), x => x.Contains("marked it as spam and blocked pills@spam.test", StringComparison.Ordinal));
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            var now = await db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id);
            Assert.Equal((Phase.Closed, "spam"), (now.Phase, now.TagText));
            Assert.False(await db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.State != OutboxState.Withheld));
            return Assert.Single(await db.BlockedSenders.ToListAsync());
        });

        var back = await browser.FollowAsync(await browser.SubmitAsync(marked, ".spam form"));
        Assert.Equal("The ticket is no spam any more.", back.TextOf(".notice"));
        Assert.True(back.Has(".spam form[action$=spam]"));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.BlockedSenders.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_marks_but_blocks_nobody(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "agent-case@spam.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.False(page.Has(".spam input[type=checkbox]"));
        var refused = await browser.FollowAsync(await browser.SubmitAsync(page, ".spam form", new() { ["BlockDomain"] = "true" }));
        Assert.Equal("Only administrators block senders.", refused.TextOf(".notice"));
        Assert.False(await IsSpamAsync(desk, ticket));
        await browser.SubmitAsync(page, ".spam form");
        Assert.True(await IsSpamAsync(desk, ticket));
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.BlockedSenders.AnyAsync(x => x.Pattern == "@spam.test")));
    }

    [Fact]
    public async Task The_refusal_to_block_a_colleague_is_said_in_French()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: desk.Alpha.Agent.Address);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator, "fr");
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        var refused = await browser.FollowAsync(await browser.SubmitAsync(page, ".spam form", new() { ["BlockSender"] = "true" }));
        Assert.Contains("il ne peut pas être bloqué", refused.TextOf(".notice"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Requesters_neighbours_and_missing_numbers_are_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Number == foreign.Number)));
        foreach (var tail in (string[])["spam", "spam/removal"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/{tail}", own, [])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/{tail}", page, [])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/999999/{tail}", page, [])).Status);
        }
        Assert.False(await IsSpamAsync(desk, ticket));
        Assert.True(await desk.ReadAsync(desk.Beta, db => db.Tickets.AnyAsync(x => x.Id == foreign.Id && x.IsActive)));
    }

    private static Task<bool> IsSpamAsync(WebDesk desk, Ticket ticket) =>
        desk.ReadAsync(desk.Alpha, async db => (await db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id)).IsSpam);
}
