using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Composer;

/// <summary>The network goes away while somebody writes, and comes back: with requests on their way, and the stream of live signals.</summary>
public sealed class LostNetworkTests(Chromium chromium)
{
    private const string Editor = "trix-editor";
    private static readonly LocatorAssertionsToContainTextOptions Patience = new() { Timeout = 30_000 };

    [Theory]
    [InlineData("[data-default-submit]", "reply")]
    [InlineData("[data-note-submit]", "note")]
    public async Task WhatIsTyped_BeforeDuringAndAfter_Stands_AndIsSentOnce(string button, string kind)
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        var (editor, state) = (page.Locator(Editor), page.Locator("[data-draft-state]"));
        await editor.ClickAsync();
        await page.Keyboard.TypeAsync("Before");
        await Expect(state).ToHaveTextAsync("Your draft is saved.");

        // A draft is on its way, and comes in; its answer does not come back.
        var lost = desk.Network.CutAfter("/draft");
        await page.Keyboard.TypeAsync(", at");
        await lost;
        await agents.SetOfflineAsync(true);
        await page.Keyboard.TypeAsync(" and during the loss");
        await Expect(state).ToContainTextAsync("kept in this browser", Patience);
        await desk.NoteAsync(number, "I look at it too.");
        await page.Keyboard.TypeAsync(", äöü 漢字,");
        desk.Network.Mend();
        await agents.SetOfflineAsync(false);
        await page.Keyboard.TypeAsync(" and after.");
        const string all = "Before, at and during the loss, äöü 漢字, and after.";
        // What happened meanwhile is seen, and takes nothing away.
        await Expect(page.Locator(".message[data-kind=note]")).ToContainTextAsync("I look at it too.", Patience);
        await Expect(editor).ToHaveTextAsync(all);
        await Expect(editor).ToBeFocusedAsync();
        await Expect(state).ToHaveTextAsync("Your draft is saved.");
        Assert.Equal(all, await DraftAsync(desk));

        // Sent into the void: nothing arrives, it is said, and nothing is lost.
        desk.Network.Cut();
        await page.Locator(button).ClickAsync();
        await Expect(page.Locator("[data-unsent]")).ToContainTextAsync("The desk did not answer.", Patience);
        await Expect(editor).ToHaveTextAsync(all);
        desk.Network.Mend();
        await page.Locator(button).ClickAsync();
        await Expect(page.Locator($".message[data-kind={kind}]", new() { HasText = all })).ToHaveCountAsync(1);
        await Expect(editor).ToHaveTextAsync("");
        Assert.Equal((1, ""), (await MessagesAsync(desk, all), await DraftAsync(desk)));
        Assert.Equal(kind == "reply" ? 1 : 0, await RepliesAsync(desk));
    }

    [Theory, InlineData("0"), InlineData("60")]
    public async Task AReplyWhoseAnswerWasLost_IsNotSentASecondTime(string undoSeconds)
    {
        await using var desk = await BrowserDesk.StartAsync(settings: new() { ["Desk:UndoSeconds"] = undoSeconds });
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await page.Locator(Editor).ClickAsync();
        await page.Keyboard.TypeAsync("Pull the plug.");
        var lost = desk.Network.CutAfter("/work");
        await page.Locator("[data-default-submit]").ClickAsync();
        await lost;
        await Expect(page.Locator("[data-unsent]")).ToContainTextAsync("The desk did not answer.", Patience);
        await Expect(page.Locator(Editor)).ToHaveTextAsync("Pull the plug.");

        desk.Network.Mend();
        await page.Locator("[data-default-submit]").ClickAsync();
        await Expect(page.Locator(".composer-newer li")).ToContainTextAsync("Pull the plug.", Patience);
        await Expect(page.Locator(Editor)).ToHaveTextAsync("Pull the plug.");
        Assert.Equal((1, 1), (await MessagesAsync(desk, "Pull the plug."), await RepliesAsync(desk)));
    }

    [Fact]
    public async Task ThePortalsForm_KeepsWhatIsTyped_AndSendsItOnce()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var requesters = await desk.VisitAsync(chromium.Browser, desk.Requester);
        var page = await requesters.NewPageAsync();
        await page.GotoAsync(desk.Url($"requests/{number}"));
        await desk.Streams.WaitForAsync(1);
        var comment = page.GetByLabel("Your comment");
        await comment.ClickAsync();
        await page.Keyboard.TypeAsync("Before");
        desk.Network.Cut();
        await requesters.SetOfflineAsync(true);
        await page.Keyboard.TypeAsync(", during");
        await desk.WorkAsync(number, new() { Text = new NewText("Please pull the plug.") });
        desk.Network.Mend();
        await requesters.SetOfflineAsync(false);
        await page.Keyboard.TypeAsync(" and after.");
        await Expect(page.Locator(".message[data-kind=reply]")).ToContainTextAsync("Please pull the plug.", Patience);
        await Expect(comment).ToHaveValueAsync("Before, during and after.");

        desk.Network.Cut();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the comment" }).ClickAsync();
        await Expect(page.Locator("[data-unsent]")).ToContainTextAsync("The desk did not answer.", Patience);
        await Expect(comment).ToHaveValueAsync("Before, during and after.");
        desk.Network.Mend();
        await page.ReloadAsync(); // What it held is in the browser.
        await Expect(comment).ToHaveValueAsync("Before, during and after.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the comment" }).ClickAsync();
        await Expect(page.Locator(".message", new() { HasText = "Before, during and after." })).ToHaveCountAsync(1);
        await Expect(comment).ToHaveValueAsync("");
        Assert.Equal(1, await MessagesAsync(desk, "Before, during and after."));
    }

    private static Task<string> DraftAsync(BrowserDesk desk) => desk.InAsync(async scope =>
        string.Concat(await scope.GetRequiredService<DeskDb>().Drafts.Select(x => x.Text).ToListAsync()));

    private static Task<int> MessagesAsync(BrowserDesk desk, string text) => desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Messages.CountAsync(x => x.Text == text));

    private static Task<int> RepliesAsync(BrowserDesk desk) => desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.Reply));
}
