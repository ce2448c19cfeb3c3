using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Commands;

/// <summary>The command palette, by keys alone.</summary>
public sealed class PaletteTests(Chromium chromium)
{
    [Fact]
    public async Task APersonJumpsToTicketsListsAndSettings_AndActsOnTheOpenTicket()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var ada = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await ada.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        var (palette, chosen) = (page.Locator("#palette"), page.Locator("#palette [aria-selected=true]"));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync($"#{number}");
        await Expect(chosen).ToHaveTextAsync($"Go to ticket #{number}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(page.Locator("trix-editor")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("take");
        await Expect(chosen).ToContainTextAsync("Take the ticket");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#now-AssigneeId option:checked")).ToContainTextAsync("Ada Alpha");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("solvd");
        await Expect(chosen).ToHaveTextAsync("Set status: Solved");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ticket-state .status-badge")).ToHaveTextAsync("Solved");

        // In the editor too; what comes of it is the field, ready to write.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("write a reply");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("trix-editor")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("I look");
        await page.Keyboard.PressAsync("Control+k");
        await Expect(palette).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(palette).ToBeHiddenAsync();
        await Expect(page.Locator("trix-editor")).ToHaveTextAsync("I look");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("mail templ");
        await Expect(chosen).ToHaveTextAsync("SettingsMail templates");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(desk.Url("admin/mail-templates"));
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("unass");
        await Expect(chosen).ToHaveTextAsync("Unassigned");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(chosen).ToHaveTextAsync("Search for “unass”");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(desk.Url("staff/tickets?view=unassigned"));
    }

    [Fact]
    public async Task TheListOfKeys_NamesIt()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Expect(page.Locator("#shortcut-help dl")).ToContainTextAsync("Commands");
        // One dialog at a time.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(page.Locator("#palette")).ToBeHiddenAsync();
    }
}
