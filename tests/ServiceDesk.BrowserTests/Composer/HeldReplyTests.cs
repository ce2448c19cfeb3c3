using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Composer;

/// <summary>A reply that is held, with the page's scripts and a worker that sends it.</summary>
public sealed class HeldReplyTests(Chromium chromium)
{
    private const string Editor = "trix-editor";

    [Fact]
    public async Task AReply_IsUndoneByAKey_ComesBackAsItWas_AndGoesOutOnce()
    {
        await using var desk = await BrowserDesk.StartAsync(settings: new() { ["Desk:UndoSeconds"] = "60" });
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        await using var colleagues = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var (page, other) = (await agents.NewPageAsync(), await colleagues.NewPageAsync());
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await other.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(2);
        await page.Locator(Editor).ClickAsync();
        await page.Keyboard.PressAsync("Control+b");
        await page.Locator(Editor).PressSequentiallyAsync("Pull the plug");
        // Trix draws what was typed with the next frame, and is told of the caret with the one after: a toggle between them would be forgotten.
        await page.EvaluateAsync("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))))");
        await page.Keyboard.PressAsync("Control+b");
        await page.Locator(Editor).PressSequentiallyAsync(" and wait.");
        await page.Keyboard.PressAsync("Control+Enter");
        var card = page.Locator(".message.held");
        await Expect(card.Locator(".message-body strong")).ToHaveTextAsync("Pull the plug");
        await Expect(card.Locator("[data-held-left]")).ToContainTextAsync("s left");
        await Expect(page.Locator(Editor)).ToHaveTextAsync("");
        await Expect(other.Locator(".held-other")).ToContainTextAsync("Alan Agent is about to send a reply");

        // Another one is begun, and nothing of either is lost.
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("By the way");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("z");
        await Expect(card).ToHaveCountAsync(0);
        await Expect(page.Locator($"{Editor} strong")).ToHaveTextAsync("Pull the plug");
        await Expect(page.Locator(Editor)).ToContainTextAsync("By the way");
        await Expect(other.Locator(".held-other")).ToHaveCountAsync(0);

        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(card).ToContainTextAsync("By the way");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.Locator(Editor)).ToContainTextAsync("By the way");
        await page.Locator("[data-default-submit]").ClickAsync();
        await card.Locator("form[action$=dispatch] button").ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply]:not(.held) .message-body")).ToContainTextAsync("By the way");
        await Expect(card).ToHaveCountAsync(0);
        await Expect(page.Locator(Editor)).ToHaveTextAsync("");
        await Expect(other.Locator(".message[data-kind=reply] .message-body strong")).ToHaveTextAsync("Pull the plug");
        Assert.Equal(1, await MailsAsync(desk));
    }

    [Fact]
    public async Task AReplyThatNobodyTouches_GoesOutAtItsMoment_WhileTheNextIsBegun()
    {
        await using var desk = await BrowserDesk.StartAsync(settings: new() { ["Desk:UndoSeconds"] = "3" });
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("Pull the plug.");
        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(page.Locator(".message.held")).ToContainTextAsync("Pull the plug.");
        await page.Locator(Editor).ClickAsync();
        await page.Locator(Editor).PressSequentiallyAsync("The next one");
        await Expect(page.Locator(".message[data-kind=reply]:not(.held) .message-body")).ToHaveTextAsync("Pull the plug.");
        await Expect(page.Locator(".message.held")).ToHaveCountAsync(0);
        await Expect(page.Locator(Editor)).ToHaveTextAsync("The next one");
        await Expect(page.Locator("[data-draft-state]")).ToHaveTextAsync("Your draft is saved.");
        Assert.Equal(1, await MailsAsync(desk));
        var (due, sent) = await desk.InAsync(async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            return (await db.History.Where(x => x.Fact == Fact.Opened).Select(x => x.At).SingleAsync(), await db.Messages.Where(x => x.IsFromStaff).Select(x => x.At).SingleAsync());
        });
        Assert.True(sent > due.AddSeconds(3), $"It was sent at {sent:O}; the ticket was opened at {due:O}.");
    }

    private static Task<int> MailsAsync(BrowserDesk desk) => desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.Reply));
}
