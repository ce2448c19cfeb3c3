using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Access;
using ServiceDesk.Articles;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>All that a requester does in the portal, in a browser that runs no scripts.</summary>
public sealed class PortalWithoutScriptsTests(Chromium chromium)
{
    private static readonly BrowserNewContextOptions WithoutScripts = new() { Locale = "en-GB", JavaScriptEnabled = false };

    [Fact]
    public async Task ARequest_IsSentWithAFile_Answered_Closed_Reopened_AndRated()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await desk.InAsync(scope => scope.GetRequiredService<ChangeSurvey>().RunAsync(ActOf(desk, scope), 5, default));
        await using var requesters = await desk.VisitAsync(chromium.Browser, null, WithoutScripts);
        var page = await requesters.NewPageAsync();
        await page.GotoAsync(desk.Url());
        await page.GetByLabel("Mail address").FillAsync(desk.Requester.Address);
        await page.GetByLabel("Password").FillAsync(BrowserDesk.Password);
        await PressAsync(page, "Sign in");
        await page.GetByRole(AriaRole.Link, new() { Name = "New request" }).First.ClickAsync();

        // Refused with what is missing, and what is written stands.
        await page.GetByLabel("Subject").FillAsync("The printer smokes");
        await PressAsync(page, "Send the request");
        await Expect(page.Locator(".field-error").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Subject")).ToHaveValueAsync("The printer smokes");
        await page.GetByLabel("Description").FillAsync("It smokes since this morning.");
        await ChooseAsync(page, "smoke.txt", "It is grey.");
        await PressAsync(page, "Send the request");
        await Expect(page.Locator("h1")).ToHaveTextAsync("The printer smokes");
        var file = page.GetByRole(AriaRole.Link, new() { Name = "smoke.txt" });
        var answer = await page.APIRequest.GetAsync(new Uri(new(page.Url), await file.GetAttributeAsync("href")).ToString());
        Assert.Equal("It is grey.", await answer.TextAsync());

        var number = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().Select(x => x.Number).SingleAsync());
        await desk.WorkAsync(number, new() { Text = new NewText("Please pull the plug.") });
        await page.ReloadAsync();
        await Expect(page.Locator(".message[data-kind=reply]")).ToContainTextAsync("Please pull the plug.");
        await page.GetByLabel("Your comment").FillAsync("The plug is out.");
        await ChooseAsync(page, "plug.txt", "It is black.");
        await PressAsync(page, "Add the comment");
        await Expect(page.Locator(".message").Last).ToContainTextAsync("The plug is out.");
        await Expect(page.Locator(".message").Last).ToContainTextAsync("plug.txt");
        await PressAsync(page, "Close the request");
        await Expect(page.GetByText("Your request is closed.")).ToBeVisibleAsync();
        await page.GetByLabel("Your comment").FillAsync("It smokes again.");
        await PressAsync(page, "Reopen the request");
        await Expect(page.GetByText("Your request is open again.")).ToBeVisibleAsync();
        await Expect(page.Locator(".message").Last).ToContainTextAsync("It smokes again.");

        var survey = await SolveAsync(desk, number);
        await page.GotoAsync(survey);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Good", Exact = true }).CheckAsync();
        await page.GetByLabel("Your comment").FillAsync("It is a new one.");
        await PressAsync(page, "Send the answer");
        await Expect(page.Locator(".notice").First).ToContainTextAsync("Thank you for your answer.");
        await page.GotoAsync(desk.Url());
        await page.GetByRole(AriaRole.Link, new() { Name = "Ended requests" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The printer smokes");

        Assert.Equal((4, "It is a new one."), await desk.InAsync(async scope => await scope.GetRequiredService<DeskDb>().SurveyAnswers
            .Where(x => x.Rating != null).Select(x => ValueTuple.Create(x.Rating!.Value, x.Comment)).SingleAsync()));
        Assert.Equal(
            ["It smokes since this morning.", "Please pull the plug.", "The plug is out.", "It smokes again."],
            await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.Text != "").OrderBy(x => x.Id).Select(x => x.Text).ToListAsync()));
    }

    [Fact]
    public async Task Articles_AreFoundAndRead_AndLeadToARequest()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await desk.InAsync(async scope =>
        {
            var write = scope.GetRequiredService<WriteArticle>();
            await write.RunAsync(ActOf(desk, scope), new("When the printer smokes", "Pull the **plug**.", null, Audience.Everybody, Publishes: true), default);
            await write.RunAsync(ActOf(desk, scope), new("Where the keys are", "In the drawer.", null, Audience.SignedIn, Publishes: true), default);
        });
        await using var visitors = await desk.VisitAsync(chromium.Browser, null, WithoutScripts);
        var anybody = await visitors.NewPageAsync();
        await anybody.GotoAsync(desk.Url("articles"));
        await Expect(anybody.Locator(".article-section a")).ToHaveTextAsync(["When the printer smokes"]);

        await using var requesters = await desk.VisitAsync(chromium.Browser, desk.Requester, WithoutScripts);
        var page = await requesters.NewPageAsync();
        await page.GotoAsync(desk.Url());
        await page.GetByRole(AriaRole.Link, new() { Name = "Articles" }).ClickAsync();
        await Expect(page.Locator(".article-section a")).ToHaveCountAsync(2);
        await page.GetByLabel("What do you want to know?").FillAsync("printer smokes");
        await PressAsync(page, "Search");
        await page.Locator(".article-found").GetByRole(AriaRole.Link, new() { Name = "When the printer smokes" }).ClickAsync();
        await Expect(page.Locator(".article-text strong")).ToHaveTextAsync("plug");
        await page.Locator(".article-end").GetByRole(AriaRole.Link, new() { Name = "New request" }).ClickAsync();
        await Expect(page.GetByLabel("Description")).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task ChooseAsync(IPage page, string name, string content) => page.Locator("input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = name, MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });

    private static Task<string> SolveAsync(BrowserDesk desk, int number) => desk.InAsync(async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var solved = await db.Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync();
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(ActOf(desk, scope), number, new() { StatusId = solved }, default));
        var survey = await db.SurveyAnswers.OrderByDescending(x => x.Id).Select(x => x.Id).FirstAsync();
        return scope.GetRequiredService<PublicLinks>().Survey(desk.Tenant, survey, 2);
    });

    private static Act ActOf(BrowserDesk desk, IServiceProvider scope) =>
        new(desk.Tenant.Id, desk.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All };
}
