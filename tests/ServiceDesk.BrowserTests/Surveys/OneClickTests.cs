using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Surveys;

/// <summary>What becomes of one click on an icon of the mail.</summary>
public sealed class OneClickTests(Chromium chromium)
{
    [Fact]
    public async Task OneClickCounts_AndAnotherCountsInItsPlace()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var (ticket, address) = await AskedAsync(desk);
        await using var visitor = await desk.VisitAsync(chromium.Browser, null, new() { Locale = "en-GB", ViewportSize = new() { Width = 360, Height = 720 } });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address(4));
        await Expect(page.Locator(".notice")).ToHaveTextAsync("Thank you for your answer.");
        await Expect(page.GetByRole(AriaRole.Radio, new() { Name = "Good", Exact = true })).ToBeCheckedAsync();
        Assert.Equal(4, await RatingAsync(desk, ticket));
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await page.GotoAsync(address(1));
        await Expect(page.Locator(".notice")).ToHaveTextAsync("Thank you for your answer.");
        Assert.Equal(1, await RatingAsync(desk, ticket));
    }

    [Fact]
    public async Task WithoutScripts_TheButtonCounts()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var (ticket, address) = await AskedAsync(desk);
        await using var visitor = await desk.VisitAsync(chromium.Browser, null, new() { Locale = "en-GB", JavaScriptEnabled = false });
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address(3));
        Assert.Null(await RatingAsync(desk, ticket));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToHaveTextAsync("Thank you for your answer.");
        Assert.Equal(3, await RatingAsync(desk, ticket));
    }

    private static async Task<(long Ticket, Func<int, string> Address)> AskedAsync(BrowserDesk desk)
    {
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        return await desk.InAsync(async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            var act = new Act(desk.Tenant.Id, desk.Agent.Id, StaffRole.Agent, Door.Staff, at) { Rights = Rights.All };
            await scope.GetRequiredService<ChangeSurvey>().RunAsync(act, 5, default);
            var solved = await db.Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync();
            await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, number, new() { StatusId = solved }, default);
            var survey = await db.SurveyAnswers.Select(x => new { x.Id, x.TicketId }).SingleAsync();
            var links = scope.GetRequiredService<PublicLinks>();
            return (survey.TicketId, (Func<int, string>)(rating => links.Survey(desk.Tenant, survey.Id, rating)));
        });
    }

    private static Task<int?> RatingAsync(BrowserDesk desk, long ticket) => desk.InAsync(scope =>
        scope.GetRequiredService<DeskDb>().SurveyAnswers.Where(x => x.TicketId == ticket).Select(x => x.Rating).SingleAsync());
}
