using Microsoft.Playwright;
using ServiceDesk.BrowserTests.Looks;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>E13 in a browser, with the real worker between the two desks: an answer is passed on, another ticket is handed on.</summary>
public sealed class SupplierWalkTests(Chromium chromium)
{
    [Fact]
    public async Task AnAnswerIsPassedOn_AndATicketHandedOn_AfterALookAtWhatGoes()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var answered = await LooksSuppliers.AddAsync(desk);
        var fresh = await desk.OpenTicketAsync("The next street too", "And now ours.");
        await desk.NoteAsync(fresh, "Our secret.");
        await using var context = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await context.NewPageAsync();

        await page.GotoAsync(desk.Url($"staff/tickets/{answered}"));
        var answer = page.Locator(".message:has(.pass-on)");
        await Expect(answer).ToContainTextAsync("A digger has cut the cable.");
        await answer.Locator("summary", new() { HasText = "Pass on to the customer" }).ClickAsync();
        await answer.GetByRole(AriaRole.Textbox).FillAsync("Your street is back by four.");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Send to the customer" }).ClickAsync();
        await Expect(page.Locator(".message[data-kind=reply]")).ToContainTextAsync("Your street is back by four.");

        await page.GotoAsync(desk.Url($"staff/tickets/{fresh}"));
        await page.Locator(".escalate summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand it on to a supplier" }).ClickAsync();
        await page.GetByLabel("What you write to the supplier").FillAsync("This one as well, please.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator(".conversation")).ToContainTextAsync("This one as well, please.");
        await Expect(page.Locator(".conversation")).Not.ToContainTextAsync("Our secret.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Expect(page.GetByLabel("What you write to the supplier")).ToHaveValueAsync("This one as well, please.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        // The page hears of the supplier’s number by itself: there and back are four steps of the worker.
        await Expect(page.Locator(".other-desks .ticket-number")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
