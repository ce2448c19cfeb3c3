using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Web.Tests.Areas.Staff.Ledger;

public sealed class LedgerControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    // A Monday morning; by the clock of the pages, long ago.
    private static readonly DateTime Then = new(2024, 6, 3, 10, 0, 0, DateTimeKind.Utc);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_ticket_shows_what_is_promised_what_became_of_it_and_every_line(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var ticket = await OpenOverdueAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Contains("overdue by", page.TextOf(".promise[data-mark=late]"), StringComparison.Ordinal);
        Assert.Contains("noted that the time for “First response” is up (Only)", page.TextOf("main"), StringComparison.Ordinal);

        var ledger = await browser.GetAsync($"staff/tickets/{ticket.Number}/service-level");
        Assert.Equal(["started", "time is up"], ledger.TextsOf(".ledger .cell-main"));
        Assert.Contains("60 min", ledger.TextOf(".ledger"), StringComparison.Ordinal);
        Assert.Contains("Office hours", ledger.TextOf(".ledger"), StringComparison.Ordinal);

        var overdue = await browser.GetAsync("staff/tickets?view=overdue");
        Assert.Equal([ticket.Subject], overdue.TextsOf("[data-row-link]"));
        Assert.True(overdue.Has(".due[data-late]"));
        Assert.Equal("Overdue", overdue.TextOf(".segments [aria-current]"));

        await desk.InAsync(desk.Alpha, async scope => Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            new(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, ServiceDesk.Access.Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = ServiceDesk.Access.Rights.All },
            ticket.Number, new() { Text = new("Sorry.") }, default)));
        Assert.Contains("too late", (await browser.GetAsync($"staff/tickets/{ticket.Number}")).TextOf(".promises"), StringComparison.Ordinal);
        Assert.Empty((await browser.GetAsync("staff/tickets?view=overdue")).TextsOf("[data-row-link]"));
    }

    [Fact]
    public async Task Requesters_and_other_tenants_do_not_see_it()
    {
        var desk = await desks.OnAsync();
        await desk.OpenTicketAsync(desk.Alpha);
        for (var i = 0; i < 2; i++)
            await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync("staff/tickets/1/service-level")).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync("staff/tickets/2/service-level")).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync("staff/tickets/1/service-level")).Status);
    }

    [Fact]
    public async Task Where_nothing_is_promised_nothing_is_shown()
    {
        await using var desk = await WebDesk.StartAsync();
        await ClearAsync(desk);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.False((await browser.GetAsync($"staff/tickets/{ticket.Number}")).Has(".promises"));
        Assert.Contains("Nothing is promised", (await browser.GetAsync($"staff/tickets/{ticket.Number}/service-level")).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Due", (await browser.GetAsync("staff/tickets")).TextsOf("th"));
    }

    private static async Task<Ticket> OpenOverdueAsync(WebDesk desk)
    {
        await ClearAsync(desk);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var level = new ServiceLevel { TenantId = db.TenantId, Name = "Only", Order = 1 };
            level.Define(new() { FirstResponse = new(60, DelayUnit.Minutes) });
            db.Add(level);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        });
        var ticket = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var requester = await db.People.SingleAsync(x => x.Address == desk.Alpha.Requester.Address);
            return await scope.GetRequiredService<ServiceDesk.Dispatch.OpenTicket>().RunAsync(
                ServiceDesk.Access.Act.Of(requester, ServiceDesk.Access.Door.Portal, Then), new("The printer smokes", new("It does."), requester), default);
        });
        await desk.OpenTicketAsync(desk.Alpha, "Another one");
        var due = await desk.ReadAsync(desk.Alpha, db => db.Timers.Where(x => x.TicketId == ticket.Id && x.ClockId != null).Select(x => x.Id).ToListAsync());
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FireTimers>().RunAsync(due, default)));
        return ticket;
    }

    private static Task ClearAsync(WebDesk desk) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        db.RemoveRange(await db.ServiceLevels.ToListAsync());
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
    });
}
