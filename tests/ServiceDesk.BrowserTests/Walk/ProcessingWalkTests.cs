using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>An administrator tells the desk how to process requests, with the editors as a browser runs them; an agent feels it.</summary>
public sealed class ProcessingWalkTests(Chromium chromium)
{
    [Fact]
    public async Task ARule_IsWrittenRowByRow_AndPlacesTheNextRequest()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await administrators.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/rules/new"));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Printers");
        await page.GetByLabel("Add a condition on").SelectOptionAsync(new SelectOptionValue { Label = "Priority" });
        await page.GetByLabel("Add a condition on").SelectOptionAsync(new SelectOptionValue { Label = "Subject" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the condition on Priority" }).ClickAsync();
        await Expect(page.Locator("[data-rows=conditions] [data-row]")).ToHaveCountAsync(1);
        await page.GetByLabel("Texts for Subject, one on each line").FillAsync("printer\ntoner");
        await page.GetByLabel("Add what it shall do").SelectOptionAsync(new SelectOptionValue { Label = "Add tags" });
        await page.GetByLabel("Tags, parted by commas").FillAsync("paper");
        await page.GetByLabel("Add what it shall do").SelectOptionAsync(new SelectOptionValue { Label = "Set the priority" });
        await page.Locator("[data-rows=steps] select").SelectOptionAsync(new SelectOptionValue { Label = "High" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save in the draft" }).ClickAsync();
        await Expect(page.Locator(".rule").First).ToContainTextAsync("Subject contains one of: printer, toner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put in force" }).ClickAsync();
        await Expect(page.GetByText("The rules are in force.")).ToBeVisibleAsync();

        var number = await desk.OpenTicketAsync("No toner", "There is no toner left.");
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(page.Locator("#now-Tags")).ToHaveValueAsync("paper");
        await Expect(page.Locator("#now-PriorityId option:checked")).ToHaveTextAsync("High");
    }

    [Fact]
    public async Task AScenario_IsDrawnInTheTable_AndTheTicketOffersOnlyWhatItAllows()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await administrators.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/scenarios/new"));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Careful");
        await page.GetByLabel("For whatever no other scenario is for").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        foreach (var to in new[] { "On hold", "Solved", "Closed" })
            await page.GetByLabel($"Open may be followed by {to}").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save in the draft" }).ClickAsync();
        await Expect(page.GetByText("The draft is saved.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change What happens when a ticket comes into “In progress”" }).ClickAsync();
        await page.GetByLabel("Add what it shall do").SelectOptionAsync(new SelectOptionValue { Label = "Add a note to the history" });
        await page.GetByLabel("What", new() { Exact = true }).FillAsync("Somebody has begun.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save in the draft" }).ClickAsync();
        await Expect(page.Locator(".rule", new() { HasText = "Somebody has begun." })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put in force" }).ClickAsync();
        await Expect(page.GetByText("The scenario is in force")).ToBeVisibleAsync();

        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var ticket = await agents.NewPageAsync();
        await ticket.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(ticket.Locator("#now-StatusId option")).ToHaveTextAsync(["Open", "In progress"]);
        await ticket.Locator("#now-StatusId").SelectOptionAsync(new SelectOptionValue { Label = "In progress" });
        await ticket.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(ticket.GetByText("noted: Somebody has begun.")).ToBeVisibleAsync();
        await Expect(ticket.Locator("#now-StatusId option")).ToHaveTextAsync(["Open", "In progress", "On hold", "Solved", "Closed"]);
    }
}
