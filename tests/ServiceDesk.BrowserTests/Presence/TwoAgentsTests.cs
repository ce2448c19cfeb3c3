using Microsoft.Playwright;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Presence;

/// <summary>Two people of staff at one desk: what they see of each other, and how they call each other.</summary>
public sealed class TwoAgentsTests(Chromium chromium)
{
    [Fact]
    public async Task Two_on_one_ticket_see_each_other_and_the_writing_until_one_leaves()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var alans = await desk.VisitAsync(chromium.Browser, desk.Agent);
        await using var adas = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var (alan, ada) = (await alans.NewPageAsync(), await adas.NewPageAsync());
        await alan.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await desk.Streams.WaitForAsync(1);
        await ada.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(ada.Locator(".viewers")).ToContainTextAsync("Alan Agent is looking at this ticket too");
        // He hears of her by the stream: his own next word is a quarter of a minute away.
        await Expect(alan.Locator(".viewers")).ToContainTextAsync("Ada Alpha is looking at this ticket too");
        await desk.Streams.WaitForAsync(2);

        await ada.Locator("trix-editor").ClickAsync();
        await ada.Locator("trix-editor").PressSequentiallyAsync("Is it");
        await Expect(alan.Locator(".viewers li")).ToHaveTextAsync("AAAda Alpha is writing a reply");
        await Expect(alan.Locator("trix-editor")).ToHaveTextAsync("");

        // A second tab of hers changes nothing, and neither does its end.
        var second = await adas.NewPageAsync();
        await second.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(second.Locator(".viewers li")).ToHaveCountAsync(1);
        await Expect(alan.Locator(".viewers li")).ToHaveCountAsync(1);
        await second.GotoAsync("about:blank");
        await ada.GotoAsync(desk.Url("staff/tickets"));
        await Expect(alan.Locator(".viewers li")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_colleague_is_mentioned_by_the_keyboard_and_her_bell_rings_without_a_reload()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var alans = await desk.VisitAsync(chromium.Browser, desk.Agent);
        await using var adas = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var (alan, ada) = (await alans.NewPageAsync(), await adas.NewPageAsync());
        await ada.GotoAsync(desk.Url("staff/tickets/new"));
        await ada.EvaluateAsync("() => { window.untouched = true; }");
        await desk.Streams.WaitForAsync(1);
        await Expect(ada.Locator(".bell-count")).ToBeHiddenAsync();

        await alan.GotoAsync(desk.Url($"staff/tickets/{number}"));
        var editor = alan.Locator("trix-editor");
        await editor.ClickAsync();
        await editor.PressSequentiallyAsync("Have a look, @al");
        await Expect(alan.Locator(".mentions").GetByRole(AriaRole.Option, new() { Name = "Ada Alpha" })).ToBeVisibleAsync();
        await alan.Keyboard.PressAsync("Escape");
        await Expect(alan.Locator(".mentions")).ToBeHiddenAsync();
        await editor.PressSequentiallyAsync("p");
        await Expect(alan.Locator(".mentions").GetByRole(AriaRole.Option, new() { Name = "Ada Alpha", Selected = true })).ToBeVisibleAsync();
        await alan.Keyboard.PressAsync("ArrowDown");
        await alan.Keyboard.PressAsync("Enter");
        await Expect(editor).ToHaveTextAsync("Have a look, @Ada Alpha ");
        await editor.PressSequentiallyAsync("please");
        await alan.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(alan.Locator(".watchers li")).ToContainTextAsync("Ada Alpha");

        await Expect(ada.Locator(".bell-count")).ToHaveTextAsync("1");
        await Expect(ada.Locator("#bell-status")).ToHaveTextAsync("Notifications: 1 unread");
        Assert.True(await ada.EvaluateAsync<bool>("() => window.untouched"));
        await ada.Locator(".bell").ClickAsync();
        await Expect(ada.Locator(".notifications .row-preview")).ToContainTextAsync("A note mentions Ada Alpha.");
        await ada.Locator(".notifications a").ClickAsync();
        await Expect(ada.Locator(".message[data-kind=note]")).ToContainTextAsync("@Ada Alpha please");
        await Expect(ada.Locator(".bell-count")).ToBeHiddenAsync();
    }
}
