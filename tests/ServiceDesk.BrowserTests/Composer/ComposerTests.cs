using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.SavedViews;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Composer;

/// <summary>The form under a ticket's conversation, with its scripts.</summary>
public sealed class ComposerTests(Chromium chromium)
{
    private const string Editor = "trix-editor";

    [Fact]
    public async Task AnAnswerThatARefreshBringsWhileSomebodyWrites_IsWarnedOf()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);

        // Nothing is written yet: the page shows the first answer, and it counts as seen.
        await AnswerAsync(desk, number, "I look at it.");
        await Expect(page.Locator(".message[data-kind=reply]")).ToHaveCountAsync(1);
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("Please plug it in again.");
        await AnswerAsync(desk, number, "It is plugged in.");
        await Expect(page.Locator(".message[data-kind=reply]")).ToHaveCountAsync(2);

        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(page.Locator(".composer-newer li")).ToHaveCountAsync(1);
        await Expect(page.Locator(".composer-newer li")).ToContainTextAsync("It is plugged in.");
        await Expect(page.Locator(Editor)).ToHaveTextAsync("Please plug it in again.");
        await page.Locator(".composer-newer button").ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply]")).ToHaveCountAsync(3);
        await Expect(page.Locator(Editor)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task ADraft_OutlivesALostNetwork_IsInAnotherBrowser_AndGoesWhenItIsSent()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var office = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await office.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        var state = page.Locator("[data-draft-state]");
        await office.SetOfflineAsync(true);
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("Written without a network.");
        await Expect(state).ToContainTextAsync("kept in this browser");
        Assert.Equal("", await TextAsync(desk));
        await office.SetOfflineAsync(false);
        await Expect(state).ToHaveTextAsync("Your draft is saved.");
        Assert.Equal("Written without a network.", await TextAsync(desk));

        await using var home = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var other = await home.NewPageAsync();
        await other.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(other.Locator(Editor)).ToHaveTextAsync("Written without a network.");
        await other.Locator(Editor).PressAsync("Control+End");
        await other.Locator(Editor).PressSequentiallyAsync(" And more.");
        await Expect(other.Locator("[data-draft-state]")).ToHaveTextAsync("Your draft is saved.");

        // The office's own copy is older than the server's.
        await page.ReloadAsync();
        await Expect(page.Locator(Editor)).ToHaveTextAsync("Written without a network. And more.");
        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply] .message-body")).ToHaveTextAsync("Written without a network. And more.");
        await Expect(page.Locator(Editor)).ToHaveTextAsync("");
        Assert.Equal("", await TextAsync(desk));
        await other.ReloadAsync();
        await Expect(other.Locator(Editor)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task AMacro_IsChosenByKeyboard_WrittenAtTheCursor_ShownAndDone()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await MacroAsync(desk, "Thanks", "Thank you, {{requester.name}}!");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("Good morning. ");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("m");
        await Expect(page.Locator(".macro-menu [data-macro]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(Editor)).ToHaveTextAsync("Good morning. Thank you, Rita Requester!");
        await Expect(page.Locator(".macro-chosen")).ToContainTextAsync("Add tags thanked");
        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply] .message-body")).ToHaveTextAsync("Good morning. Thank you, Rita Requester!");
        await Expect(page.Locator("#now-Tags")).ToHaveValueAsync("thanked");
        await Expect(page.Locator(".macro-chosen")).ToHaveCountAsync(0);
    }

    private static Task AnswerAsync(BrowserDesk desk, int number, string text) => desk.WorkAsync(number, new TicketWork { Text = new NewText(text) });

    private static Task<string> TextAsync(BrowserDesk desk) => desk.InAsync(async scope =>
        string.Concat(await scope.GetRequiredService<DeskDb>().Drafts.Select(x => x.Text).ToListAsync()));

    private static Task MacroAsync(BrowserDesk desk, string name, string text) => desk.InAsync(async scope =>
    {
        var act = new Act(desk.Tenant.Id, desk.Administrator.Id, People.StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var input = new MacroInput(name, new(text), [new OperationStep("tags", new Dictionary<string, string> { ["tags"] = "thanked" })], ViewScope.Everybody, null);
        Assert.True((await scope.GetRequiredService<ChangeMacro>().RunAsync(act, null, input, default))!.IsDone);
    });
}
