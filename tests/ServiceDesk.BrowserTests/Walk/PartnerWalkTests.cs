using Microsoft.Playwright;
using ServiceDesk.BrowserTests.Looks;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>I14 and P1 in a browser: a system submits by its link, and a partner's person opens, answers and closes for the customer.</summary>
public sealed class PartnerWalkTests(Chromium chromium)
{
    [Fact]
    public async Task APartnersPerson_WorksForItsCustomers()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var made = await LooksPartners.AddAsync(desk);
        await using var machine = await desk.VisitAsync(chromium.Browser, null);
        var form = await machine.NewPageAsync();
        await form.GotoAsync(desk.Url($"systems/{made.Link}"));
        await form.GetByLabel("Subject").FillAsync("Oil on the floor");
        await form.GetByLabel("Description").FillAsync("Below the press.");
        await form.GetByLabel("Your name").FillAsync("Wanda Worker");
        await form.GetByLabel("Your mail address").FillAsync("wanda@workers.test");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Expect(form.Locator("[role=status]")).ToContainTextAsync("its number is");

        await using var context = await desk.VisitAsync(chromium.Browser, desk.Requester);
        var page = await context.NewPageAsync();
        await page.GotoAsync(desk.Url());
        await page.GetByRole(AriaRole.Link, new() { Name = "Requests of my customers" }).ClickAsync();
        await Expect(page.Locator(".list")).ToContainTextAsync("The press is loud");
        await page.GetByRole(AriaRole.Link, new() { Name = "Oil on the floor" }).ClickAsync();
        await Expect(page.Locator(".request-head")).ToContainTextAsync("Wanda Worker");
        await page.GetByLabel("Your comment").FillAsync("We have sealed it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the request" }).ClickAsync();
        await Expect(page.Locator(".conversation")).ToContainTextAsync("We have sealed it.");
        await Expect(page.Locator(".request-head .status-badge")).ToContainTextAsync("Done and closed");

        await page.GotoAsync(desk.Url("?whose=customers"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New request for a customer" }).ClickAsync();
        await page.GetByLabel("For whom").SelectOptionAsync(new SelectOptionValue { Label = "Served Ltd" });
        await page.GetByLabel("Subject").FillAsync("A second press");
        await page.GetByLabel("Description").FillAsync("They want one more.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("A second press");
        await page.GotoAsync(desk.Url("?whose=customers"));
        await Expect(page.Locator(".list")).ToContainTextAsync("A second press");

        await using var staff = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var their = await staff.NewPageAsync();
        await their.GotoAsync(desk.Url($"staff/customers/{made.Served}"));
        await Expect(their.Locator(".list")).ToContainTextAsync("A second press");
    }
}
