using Microsoft.Playwright;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Lists;

/// <summary>A ticket beside its list, and the list beside a ticket.</summary>
public sealed class SidePanelTests(Chromium chromium)
{
    [Fact]
    public async Task ARow_IsLookedAtBesideTheList_ByPointerAndByKeys()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var lift = await desk.OpenTicketAsync("The lift is stuck", "Between the floors.");
        var printer = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        await desk.Streams.WaitForAsync(1);
        var (panel, title) = (page.Locator("#ticket-panel"), page.Locator("#ticket-panel h2"));
        await Expect(panel).ToBeHiddenAsync();

        await page.Locator("table.tickets tbody tr .cell-who").First.ClickAsync();
        await Expect(title).ToHaveTextAsync($"#{printer} The printer smokes");
        await Expect(page.Locator("tr[aria-current] [data-row-link]")).ToHaveTextAsync("The printer smokes");
        await page.Keyboard.PressAsync("j");
        await Expect(title).ToHaveTextAsync($"#{lift} The lift is stuck");

        // What others do is shown, and the panel stays.
        await desk.WorkAsync(lift, new TicketWork { Kind = MessageKind.Note, Text = new NewText("The mechanic comes at noon.") });
        await Expect(panel).ToContainTextAsync("The mechanic comes at noon.");
        await Expect(page.Locator("tr[aria-current] [data-row-link]")).ToHaveTextAsync("The lift is stuck");
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(page.Locator("tr[aria-current]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await Expect(panel).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "Go to ticket" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/staff/tickets/", StringComparison.Ordinal));

        await page.GoBackAsync();
        await page.Locator("tr", new() { HasText = "The lift is stuck" }).Locator(".row-preview").First.DblClickAsync();
        await page.WaitForURLAsync(desk.Url($"staff/tickets/{lift}"));
    }

    [Fact]
    public async Task OnATelephone_ARowLeadsToItsTicket()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The lift is stuck", "Between the floors.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent, new() { Locale = "en-GB", ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        await page.Locator("table.tickets tbody tr").ClickAsync();
        await page.WaitForURLAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(page.Locator("#ticket-inbox")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TheListThatAnAgentCameFrom_StandsBesideTheTicket()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await desk.OpenTicketAsync("The lift is stuck", "Between the floors.");
        await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await desk.OpenTicketAsync("The other printer smokes too", "Since noon.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets?q=printer"));
        await page.GetByRole(AriaRole.Link, new() { Name = "The printer smokes" }).ClickAsync();
        var subjects = page.Locator("#ticket-inbox .inbox-subject");
        await Expect(subjects).ToHaveTextAsync(["The other printer smokes too", "The printer smokes"]);
        await Expect(page.Locator("#ticket-inbox [aria-current]")).ToContainTextAsync("The printer smokes");
        await desk.Streams.WaitForAsync(1);

        await subjects.First.ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("The other printer smokes too");
        await Expect(page.Locator("#ticket-inbox [aria-current]")).ToContainTextAsync("The other printer smokes too");
        await page.Locator("#ticket-inbox input[type=search]").FillAsync("lift");
        await page.Keyboard.PressAsync("Enter");
        await Expect(subjects).ToHaveTextAsync(["The lift is stuck"]);
        await Expect(page.Locator("h1")).ToContainTextAsync("The other printer smokes too");
    }
}
