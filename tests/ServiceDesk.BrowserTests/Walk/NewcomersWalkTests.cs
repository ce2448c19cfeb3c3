using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>What somebody who tries the desk does first: a mail comes in, is answered, is answered again, and is looked up.</summary>
public sealed partial class NewcomersWalkTests(Chromium chromium)
{
    private const string Subject = "The printer on the second floor smokes";
    private const string Request = "It smokes since this morning, and smells of apples.";
    private const string Answer = "Please pull the plug. Somebody is on the way.";
    private const string Reply = "The plug is out, and the smoke is gone.";

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+/alpha/link/\\S+")]
    private static partial Regex SignedLink();

    [Fact]
    public async Task WithNothingConfigured()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await WalkAsync(desk, new ReceiverAndFiles(desk));
    }

    [Fact]
    public async Task WithPostgres_Dovecot_AndPostfix()
    {
        var road = new ImapAndPostfix();
        await using var desk = await BrowserDesk.StartAsync(DatabaseProvider.Postgres, ImapAndPostfix.Settings);
        await road.AddToAsync(desk);
        await WalkAsync(desk, road);
    }

    private async Task WalkAsync(BrowserDesk desk, IMailRoad road)
    {
        await using var agents = await desk.VisitAsync(chromium.Browser, null);
        var page = await agents.NewPageAsync();
        await SignInAsync(page, desk);

        await road.BringAsync(new Letter(road.Requester, road.Desk, Subject, Request));
        var row = page.GetByRole(AriaRole.Link, new() { Name = Subject });
        await Expect(row).ToBeVisibleAsync(Within(road.Patience));
        var acknowledgement = await road.ArrivedAsync("/link/");

        await row.ClickAsync();
        await Expect(page.GetByText(Request)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(page.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Agent.Id}");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take it" })).ToBeHiddenAsync();

        var editor = page.Locator("trix-editor");
        await editor.ClickAsync();
        await editor.PressSequentiallyAsync(Answer);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply]")).ToContainTextAsync(Answer);
        await Expect(editor).ToHaveTextAsync("");

        var answer = await road.ArrivedAsync(Answer);
        await SeeSentMailAsync(desk, road);

        await desk.Streams.WaitForAsync(1);
        await road.BringAsync(new Letter(road.Requester, answer.From[0].Address, $"Re: {answer.Subject}", Reply) { InReplyTo = answer.MessageId });
        await Expect(page.Locator(".message[data-kind=request]", new() { HasText = Reply })).ToBeVisibleAsync(Within(road.Patience));
        Assert.True(await page.EvaluateAsync<bool>("() => window.loadedOnce === true"), "The page was loaded anew somewhere on the way.");
        Assert.Equal(1, await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().CountAsync()));

        await SeeRequestInFrenchAsync(desk, SignedLink().Match(acknowledgement.TextBody!).Value);
    }

    private static async Task SignInAsync(IPage page, BrowserDesk desk)
    {
        await page.GotoAsync(desk.Url("staff/tickets"));
        await page.GetByLabel("Mail address").FillAsync(desk.Agent.Address);
        await page.GetByLabel("Password").FillAsync(BrowserDesk.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Nothing waits here")).ToBeVisibleAsync();
        await page.EvaluateAsync("() => { window.loadedOnce = true; }");
        await desk.Streams.WaitForAsync(1);
    }

    private async Task SeeSentMailAsync(BrowserDesk desk, IMailRoad road)
    {
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await administrators.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/sent"));
        var row = page.GetByRole(AriaRole.Row, new() { Name = Subject }).Filter(new() { HasText = road.Requester }).First;
        await Expect(row).ToContainTextAsync(road.LeftState);
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(Answer);
        await Expect(page.Locator("main")).ToContainTextAsync(road.Requester);
        await Expect(page.FrameLocator("iframe").Locator("body")).ToContainTextAsync(Answer);
    }

    private async Task SeeRequestInFrenchAsync(BrowserDesk desk, string link)
    {
        await using var visitors = await desk.VisitAsync(chromium.Browser, null, new() { Locale = "fr-FR" });
        var page = await visitors.NewPageAsync();
        await page.GotoAsync(link);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Subject })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ajouter le commentaire" })).ToBeVisibleAsync();
        await Expect(page.Locator(".message")).ToContainTextAsync([Request, Answer, Reply]);
    }

    private static LocatorAssertionsToBeVisibleOptions Within(TimeSpan patience) => new() { Timeout = (float)patience.TotalMilliseconds };
}
