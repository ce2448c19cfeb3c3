using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.CustomFields;

/// <summary>An administrator makes a field of a queue; somebody is asked for it as they choose the queue.</summary>
public sealed class FieldFormTests(Chromium chromium)
{
    [Fact]
    public async Task The_form_asks_what_the_chosen_queue_has_and_remembers_it()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var settings = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var admin = await settings.NewPageAsync();
        await admin.GotoAsync(desk.Url("admin/guides/fields/new"));
        await admin.GetByLabel("Name", new() { Exact = true }).FillAsync("Wing");
        await admin.GetByLabel("What it holds").SelectOptionAsync("One of some choices");
        await admin.GetByLabel("Choices").FillAsync("North\nSouth");
        await admin.GetByLabel("Requesters").SelectOptionAsync("Fill it in on the portal’s form");
        await admin.GetByLabel("Must be filled in").CheckAsync();
        await admin.GetByRole(AriaRole.Group, new() { Name = "For tickets of these queues" }).GetByLabel("On-site visits").CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(admin.GetByRole(AriaRole.Link, new() { Name = "Wing" })).ToBeVisibleAsync();

        await using var visit = await desk.VisitAsync(chromium.Browser, desk.Requester);
        var page = await visit.NewPageAsync();
        await page.GotoAsync(desk.Url("requests/new"));
        var wing = page.GetByLabel("Wing");
        await Expect(page.GetByLabel("Subject")).ToBeVisibleAsync();
        await Expect(wing).ToBeHiddenAsync();
        await page.GetByLabel("Where to").SelectOptionAsync("On-site visits");
        await Expect(wing).ToBeVisibleAsync();
        await wing.SelectOptionAsync("South");
        await page.GetByLabel("Subject").FillAsync("The door does not shut");
        // What was begun comes back, with the field that the chosen queue asks for.
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Subject")).ToHaveValueAsync("The door does not shut");
        await Expect(wing).ToBeVisibleAsync();
        await Expect(wing.Locator("option:checked")).ToHaveTextAsync("South");
        await page.GetByLabel("Where to").SelectOptionAsync("General");
        await Expect(wing).ToBeHiddenAsync();
        await page.GetByLabel("Where to").SelectOptionAsync("On-site visits");
        await page.GetByLabel("Description").FillAsync("It is cold.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await page.WaitForURLAsync("**/requests/1");
        await Expect(page.Locator(".request-facts")).ToContainTextAsync("South");
        var ticket = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Tickets.SingleAsync());
        Assert.Equal("2", Assert.Single(FieldFormat.Unpack(ticket.FieldText)).Value);
    }
}
