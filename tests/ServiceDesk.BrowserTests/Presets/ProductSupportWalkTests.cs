using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static ServiceDesk.BrowserTests.Presets.PresetDesk;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A support system driven by scenarios (I1 to I6, I10, I12, I13, I15), from a fresh tenant, by browser and mail.</summary>
public sealed class ProductSupportWalkTests(Chromium chromium)
{
    [Fact]
    public async Task AScenario_RulesARequest_FromItsProductToItsEnd()
    {
        await using var support = await PresetDesk.StartAsync(chromium, "product-support");
        var (desk, rita) = (support.Desk, support.Desk.Requester);
        var administrator = await support.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(administrator, desk, "First line", desk.Agent);
        await LeadAsync(administrator, desk, "Experts", desk.Agent);

        // I15: a guide gets an entry, which forms offer at once.
        await administrator.GotoAsync(desk.Url("admin/guides/products/new"));
        await administrator.GetByLabel("Name", new() { Exact = true }).FillAsync("Ledger 7");
        await SaveAsync(administrator, "The entry is saved.");

        // I11, I6, I1: a critical one, by the form; the scenario for it is taken and hands it out.
        var customer = await support.OpenAsync(rita, "requests/new");
        await customer.GetByLabel("Product or service").SelectOptionAsync(new SelectOptionValue { Label = "Ledger 7" });
        await customer.GetByLabel("Subject").FillAsync("Production is down");
        await customer.GetByLabel("Description").FillAsync("Nobody can post.");
        await customer.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        var expert = await support.OpenAsync(desk.Agent, "staff/tickets");
        var number = await OpenTicketAsync(expert, "Production is down");
        await HasStatusAsync(expert, "Registered");
        await Expect(expert.Locator("#now-ProductId option:checked")).ToHaveTextAsync("Ledger 7");
        await Expect(expert.Locator("#now-PriorityId option:checked")).ToHaveTextAsync("Critical");
        await Expect(expert.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Agent.Id}");
        await Expect(expert.Locator(".facts")).ToContainTextAsync("Critical");
        await support.ArrivedAsync(desk.Agent, "A critical request has come in.");
        await ShowsAsync(expert.Locator(".timers"), "Critical, and nobody has started");

        // I2, I3: only what may follow is offered, and the page says why not the rest.
        await Expect(expert.Locator("#now-StatusId option")).ToHaveTextAsync(["Registered", "In progress"]);
        await SetAsync(expert, ("Status", "In progress"));
        await Expect(expert.Locator(".timers")).ToHaveCountAsync(0);

        // I2: a usual one by mail cannot be solved before it is answered; answering and solving are one act (I7).
        await expert.GotoAsync(desk.Url("staff/tickets"));
        await support.WriteAsync("How do I print?", "I looked everywhere.");
        var usual = await OpenTicketAsync(expert, "How do I print?");
        Assert.Equal(number + 1, usual);
        await SetAsync(expert, ("Status", "In progress"));
        await expert.GetByRole(AriaRole.Link, new() { Name = "Usual", Exact = true }).ClickAsync();
        await Expect(expert.Locator("main")).ToContainTextAsync("Solved");
        await expert.GotoAsync(desk.Url($"staff/tickets/{usual}"));
        await ReplyAsync(expert, "Press P.", ("Status", "Solved"));
        await HasStatusAsync(expert, "Solved");
        await support.ArrivedAsync(rita, "Press P.");

        // I4, I10: the timer of the status ends it.
        await ShowsAsync(expert.Locator(".timers"), "Solved and not reopened");
        await support.FireAsync(usual, "Solved and not reopened");
        await HasStatusAsync(expert, "Closed");
    }

    [Fact]
    public async Task ATemplate_ComputesTheImportance_AfterItWasTriedOnATicket()
    {
        await using var support = await PresetDesk.StartAsync(chromium, "product-support");
        var desk = support.Desk;
        await support.WriteAsync("Production is down", "Nobody can post.");
        var expert = await support.OpenAsync(desk.Agent, "staff/tickets");
        var number = await OpenTicketAsync(expert, "Production is down");
        await Expect(expert.Locator(".facts").Last).Not.ToContainTextAsync("Importance");

        var administrator = await support.OpenAsync(desk.Administrator, "admin/xslt-templates/new");
        await administrator.Locator(".template-starts a").First.ClickAsync();
        await Expect(administrator.GetByLabel("Name", new() { Exact = true })).Not.ToHaveValueAsync("");
        await administrator.GetByLabel("Name", new() { Exact = true }).FillAsync("By priority");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(administrator.Locator(".template-trial")).ToContainTextAsync($"Tried on ticket {number}");
        var importance = await administrator.Locator(".template-trial .facts dd").InnerTextAsync();
        Assert.True(int.Parse(importance, CultureInfo.InvariantCulture) > 0);
        await SaveAsync(administrator, "The template is saved.");
        await administrator.GotoAsync(desk.Url("admin/xslt-templates"));
        await administrator.Locator("[name='Form.Importance']").SelectOptionAsync(new SelectOptionValue { Label = "By priority" });
        await SaveAsync(administrator, "It is saved");

        // I12: whenever the ticket changes, the number stands on it.
        await SetAsync(expert, ("Status", "In progress"));
        await support.ComputedAsync();
        await expert.ReloadAsync();
        await Expect(expert.Locator(".facts dt:text-is('Importance') + dd")).ToHaveTextAsync(importance);
    }
}
