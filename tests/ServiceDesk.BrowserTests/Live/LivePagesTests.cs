using Microsoft.Playwright;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Live;

/// <summary>Pages that follow what others do.</summary>
public sealed class LivePagesTests(Chromium chromium)
{
    private const int Changes = 20;

    private const string Typed =
        "Good morning Rita, we have looked at the printer and found a sheet of paper from 1998 in it. It is out now, and the "
        + "smoke should be gone. Please plug it in again, and tell us whether the smell of apples comes back.";

    [Fact]
    public async Task TwentyChangesWhileSomebodyTypes_TakeNoCharacter()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        var editor = page.Locator("trix-editor");
        await editor.ClickAsync();

        var changing = ChangeAsync(desk, number);
        await editor.PressSequentiallyAsync(Typed, new() { Delay = 25 });
        await changing;

        for (var change = 1; change <= Changes; change++)
            await Expect(page.Locator(".message[data-kind=note]", new() { HasText = $"Change {change}." })).ToBeVisibleAsync();
        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync($"The printer smokes {Changes}");
        Assert.Equal(Typed, (await editor.InnerTextAsync()).Trim());

        await page.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply] .message-body")).ToHaveTextAsync(Typed);
    }

    [Fact]
    public async Task ARefreshThatIsDue_DoesNotStopWhatIsSentAtThatMoment()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        var other = await agents.NewPageAsync();
        await other.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await page.Locator("trix-editor").ClickAsync();
        await page.Locator("trix-editor").PressSequentiallyAsync("Please plug it in again.");
        var cancellation = TestContext.Current.CancellationToken;
        await page.RouteAsync("**/work", async route =>
        {
            await Task.Delay(600, cancellation); // A slow line: the refresh comes while the answer is on its way.
            await route.ContinueAsync();
        });

        await page.EvaluateAsync("() => { const held = document.createElement('dialog'); held.id = 'held'; document.body.append(held); held.show(); }");
        await desk.WorkAsync(number, new TicketWork { Subject = "The scanner smokes" });
        await Expect(other.Locator("#now-Subject")).ToHaveValueAsync("The scanner smokes");
        await page.EvaluateAsync("""
            () => {
              document.getElementById('held').remove();
              document.dispatchEvent(new Event('visibilitychange'));
              document.querySelector('[data-default-submit]').click();
            }
            """);

        await Expect(page.Locator(".message[data-kind=reply] .message-body")).ToHaveTextAsync("Please plug it in again.");
        await Expect(page.Locator("trix-editor")).ToHaveTextAsync("");
        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync("The scanner smokes");
    }

    [Fact]
    public async Task ADialogOpenedWhileARefreshIsOnItsWay_StaysOpen()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        var asked = new TaskCompletionSource();
        var opened = new TaskCompletionSource();
        await page.RouteAsync($"**/staff/tickets/{number}", async route =>
        {
            asked.TrySetResult();
            await opened.Task;
            await route.ContinueAsync();
        });
        await page.EvaluateAsync("() => addEventListener('turbo:render', () => document.documentElement.dataset.rendered = 'yes')");
        await desk.WorkAsync(number, new TicketWork { Subject = "The scanner smokes" });
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.Keyboard.PressAsync("?");
        var dialog = page.Locator("dialog[open]");
        await Expect(dialog).ToBeVisibleAsync();

        opened.SetResult();

        await Expect(page.Locator("html[data-rendered=yes]")).ToHaveCountAsync(1);
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync("The printer smokes");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync("The scanner smokes", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task AnAnswerThatTakesThePlaceOfARefreshOnItsWay_IsShownWhole()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await page.Locator("#now-Subject").FillAsync("The copier smokes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("Saved.");
        await desk.Streams.WaitForAsync(1);
        var asked = new TaskCompletionSource();
        // The first request, which is the refresh, is never answered.
        await page.RouteAsync($"**/staff/tickets/{number}", async route =>
        {
            if (!asked.TrySetResult())
                await route.ContinueAsync();
        });
        await desk.WorkAsync(number, new TicketWork { Subject = "The scanner smokes" });
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        await page.Locator("trix-editor").ClickAsync();
        await page.Locator("trix-editor").PressSequentiallyAsync("Somebody should look.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();

        await Expect(page.Locator(".notice")).ToContainTextAsync("The note is in the ticket.");
        await Expect(page.Locator("trix-editor")).ToHaveTextAsync("");
        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync("The scanner smokes");
    }

    [Fact]
    public async Task ARefreshThatIsLost_LeavesThePageWithWhatIsTyped_AndComesLater()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await page.Locator("trix-editor").ClickAsync();
        await page.Locator("trix-editor").PressSequentiallyAsync("Please plug it in again.");
        var lost = new TaskCompletionSource();
        await page.RouteAsync($"**/staff/tickets/{number}", async route =>
        {
            await route.AbortAsync("connectionfailed");
            lost.TrySetResult();
        });
        await desk.WorkAsync(number, new TicketWork { Subject = "The scanner smokes" });
        await lost.Task.WaitAsync(TestContext.Current.CancellationToken);
        await page.UnrouteAsync($"**/staff/tickets/{number}");

        await Expect(page.Locator("#now-Subject")).ToHaveValueAsync("The scanner smokes", new() { Timeout = 30_000 });
        await Expect(page.Locator("trix-editor")).ToHaveTextAsync("Please plug it in again.");
    }

    [Fact]
    public async Task WhatIsTypedInTheMomentOfSending_IsSentToo()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await page.Locator("trix-editor").ClickAsync();
        await page.Locator("trix-editor").PressSequentiallyAsync("Please plug it in");
        // Within one frame, as a fast hand or a slow machine does it.
        await page.EvaluateAsync("""
            () => {
              const typed = new InputEvent('beforeinput', { inputType: 'insertText', data: ' again.', bubbles: true, cancelable: true });
              document.querySelector('trix-editor').dispatchEvent(typed);
              document.querySelector('[data-default-submit]').click();
            }
            """);
        await Expect(page.Locator(".message[data-kind=reply] .message-body")).ToHaveTextAsync("Please plug it in again.");
    }

    [Fact]
    public async Task EightTabs_AllShowAChange()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var tabs = new List<IPage>();
        for (var i = 0; i < 8; i++)
        {
            var tab = await agents.NewPageAsync();
            await tab.GotoAsync(desk.Url(i % 2 == 0 ? "staff/tickets" : $"staff/tickets/{number}"));
            tabs.Add(tab);
        }
        await desk.Streams.WaitForAsync(1);

        await desk.WorkAsync(number, new TicketWork { Subject = "The scanner smokes" });

        foreach (var tab in tabs)
            await Expect(tab.Locator("main")).ToContainTextAsync("The scanner smokes");
        Assert.Equal(1, desk.Streams.Open); // A stream a tab would use up the browser's six connections.
    }

    private static async Task ChangeAsync(BrowserDesk desk, int number)
    {
        for (var change = 1; change <= Changes; change++)
        {
            await desk.WorkAsync(number, new TicketWork
            {
                Kind = MessageKind.Note, Text = new NewText($"Change {change}."), Subject = $"The printer smokes {change}",
            });
            await Task.Delay(200); // So that the page is refreshed many times instead of once.
        }
    }
}
