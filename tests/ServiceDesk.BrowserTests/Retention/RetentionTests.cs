using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Retention;

/// <summary>Days of retention are set in two steps, of which the first one says what they mean.</summary>
public sealed class RetentionTests(Chromium chromium)
{
    [Fact]
    public async Task WhatWouldGo_IsSaid_BeforeItIsSaved()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var number = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().Where(x => x.Number == number)
            .ExecuteUpdateAsync(x => x.SetProperty(row => row.IsActive, false).SetProperty(row => row.UpdatedAt, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        await using var administrators = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        var page = await administrators.NewPageAsync();
        await page.GotoAsync(desk.Url("admin/retention"));
        await page.GetByLabel("Tickets").FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 tickets would go to the trash now");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save all the same" }).ClickAsync();
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Tickets")).ToHaveValueAsync("30");
    }
}
