using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static ServiceDesk.BrowserTests.Presets.PresetDesk;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A service provider's desk (E6, E10), from a fresh tenant, by browser and mail.</summary>
public sealed class ProviderWalkTests(Chromium chromium)
{
    [Fact]
    public async Task AFault_FindsItsQueue_IsEscalatedByItsStatus_AndTheAccountContactHearsOfIt()
    {
        await using var provider = await PresetDesk.StartAsync(chromium, "provider");
        var (desk, rita) = (provider.Desk, provider.Desk.Requester);
        var administrator = await provider.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(administrator, desk, "Network operations", desk.Agent);
        await administrator.GotoAsync(desk.Url("admin/customers"));
        await administrator.GetByRole(AriaRole.Link, new() { Name = "Customer Ltd" }).ClickAsync();
        await administrator.GetByLabel("Account contact").FillAsync("carla@customer.test");
        await SaveAsync(administrator, "The customer is saved.");

        // A fault logged in the portal, to a queue that is offered there.
        var customer = await provider.OpenAsync(rita, "requests/new");
        await Expect(customer.GetByLabel("Where to").Locator("option")).ToHaveTextAsync(["Service desk", "Faults", "Billing", "Complaints"]);
        await customer.GetByLabel("Where to").SelectOptionAsync(new SelectOptionValue { Label = "Faults" });
        await customer.GetByLabel("Subject").FillAsync("Dead line");
        await customer.GetByLabel("Description").FillAsync("Since the storm.");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        var staff = await provider.OpenAsync(desk.Agent, "staff/tickets");
        var number = await OpenTicketAsync(staff, "Dead line");
        await Expect(staff.Locator("#now-QueueId option:checked")).ToHaveTextAsync("Faults");
        await Expect(staff.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Agent.Id}");

        // E6: the status escalates: nobody has started; priority and main person follow from the status.
        await ShowsAsync(staff.Locator(".timers"), "Nobody has started");
        await provider.FireAsync(number, "Nobody has started");
        await HasStatusAsync(staff, "Escalated");
        await Expect(staff.Locator("#now-PriorityId option:checked")).ToHaveTextAsync("High");
        await provider.ArrivedAsync(desk.Agent, "This ticket was escalated. Please see to it.");
        await ShowsAsync(staff.Locator(".conversation"), "escalated");

        // E10: the account contact hears of the provider's update.
        await ReplyAsync(staff, "A tree lies on the line.");
        await provider.ArrivedAsync("carla@customer.test", "A tree lies on the line.");
        await provider.ArrivedAsync(rita, "A tree lies on the line.");

        // Off again: nobody but the requester hears of the next one.
        await administrator.GotoAsync(desk.Url("admin/notifications"));
        foreach (var box in await administrator.GetByRole(AriaRole.Checkbox, new() { Name = ": Account contact" }).AllAsync())
            if (await box.IsEnabledAsync())
                await box.UncheckAsync();
        await SaveAsync(administrator, "The notifications are saved.");
        await ReplyAsync(staff, "The tree is gone.", ("Status", "Resolved"));
        await provider.ArrivedAsync(rita, "The tree is gone.");
        Assert.Equal(0, await provider.MailsAsync("carla@customer.test", "The tree is gone."));
    }
}
