using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Work;

/// <summary>Putting a ticket off on its page, and what its requester sees of it.</summary>
public sealed class DeferralTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_reason_and_a_date_are_asked_for_kept_and_shown(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta, "A new coffee machine");
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        var (deferred, reason) = await desk.ReadAsync(desk.Beta, async db => (
            await db.Statuses.SingleAsync(x => x.Phase == Phase.Deferred), await db.GuideEntries.SingleAsync(x => x.Name == "Part of a later project")));
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("Deferred", page.Required($"#now-StatusId option[value='{deferred.Id}']").GetAttribute("data-phase"));

        var again = await browser.SubmitAsync(page, ".composer", new() { ["Now.StatusId"] = deferred.Id, ["Now.DeferralReasonId"] = reason.Id, ["Now.Tags"] = "kitchen" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("needs a review date", again.TextOf(".notice[data-kind=problem]"), StringComparison.Ordinal);
        Assert.Equal(("Deferred", "Part of a later project", "kitchen"), (
            again.TextOf("#now-StatusId option[selected]"), again.TextOf("#now-DeferralReasonId option[selected]"), again.Required("#now-Tags").GetAttribute("value")));

        var day = DateTime.SpecifyKind((await NowAsync(desk)).AddDays(40).Date, DateTimeKind.Utc);
        var saved = await browser.FollowAsync(await browser.SubmitAsync(again, ".composer", new() { ["Now.ReviewOn"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }));
        Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), saved.Required("#now-ReviewOn").GetAttribute("value"));
        Assert.Contains("Review: Part of a later project", saved.TextOf(".timers"), StringComparison.Ordinal);
        Assert.Contains(saved.TextsOf(".fact"), x => x.Contains("put it off until", StringComparison.Ordinal) && x.Contains("Part of a later project", StringComparison.Ordinal));
        Assert.Equal(day.AddHours(9), await desk.ReadAsync(desk.Beta, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.ReviewAt!.Value).SingleAsync()));
        Assert.Contains("Review on", (await browser.GetAsync("staff")).TextOf($"#row-{ticket.Id}"), StringComparison.Ordinal);

        using var requester = await desk.BrowserAsync(desk.Beta, desk.Beta.Requester, "fr");
        var request = await requester.GetAsync($"requests/{ticket.Number}");
        Assert.Contains("Ce sera fait dans le cadre d’un projet ultérieur.", request.TextOf(".notice"), StringComparison.Ordinal);
        Assert.Contains("Nous la réexaminerons le", request.TextOf(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_reason_is_refused()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Beta);
        using var browser = await desk.BrowserAsync(desk.Beta, desk.Beta.Agent);
        var (status, foreign) = (
            await desk.ReadAsync(desk.Beta, db => db.Statuses.SingleAsync(x => x.Phase == Phase.Closed)), await desk.ReadAsync(desk.Alpha, db => db.GuideEntries.FirstAsync(x => x.Kind == "deferral-reasons")));
        var refused = await browser.SubmitAsync(await browser.GetAsync($"staff/tickets/{ticket.Number}"), ".composer", new() { ["Now.StatusId"] = status.Id, ["Now.DeferralReasonId"] = foreign.Id });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Phase.Pending, await desk.ReadAsync(desk.Beta, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.Phase).SingleAsync()));
    }

    private static Task<DateTime> NowAsync(WebDesk desk) => desk.InAsync(desk.Beta, scope => Task.FromResult(((UtcClock)scope.GetService(typeof(UtcClock))!).UtcNow));
}
