using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static ServiceDesk.BrowserTests.Presets.PresetDesk;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A desk with rules (T1, T4), from a fresh tenant, by browser and mail.</summary>
public sealed class HelpdeskWalkTests(Chromium chromium)
{
    [Fact]
    public async Task RulesPlaceMails_InTheirOrder_AndTheDefaultOneTakesTheRest()
    {
        await using var help = await PresetDesk.StartAsync(chromium, "helpdesk");
        var desk = help.Desk;
        var administrator = await help.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(administrator, desk, "Field service", desk.Agent);
        await AddRuleAsync(administrator, desk);

        var agent = await help.OpenAsync(desk.Agent, "staff/tickets");
        await help.WriteAsync("Broken window", "Somebody has to come, it is urgent.");
        var number = await OpenTicketAsync(agent, "Broken window");
        foreach (var (field, value) in new[] { ("Priority", "Urgent"), ("Group", "Field service"), ("Status", "In progress") })
            await Expect(agent.GetByLabel(field, new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(value);
        await help.ArrivedAsync(desk.Agent, "A window is broken.");
        await agent.GetByRole(AriaRole.Link, new() { Name = "Why it is here" }).First.ClickAsync();
        await Expect(agent.Locator(".rules")).ToContainTextAsync("Windows");

        // Nothing of it fits: the default rule makes a ticket all the same.
        await agent.GotoAsync(desk.Url("staff/tickets"));
        await help.WriteAsync("A question", "When do you open?");
        var other = await OpenTicketAsync(agent, "A question");
        Assert.Equal(number + 1, other);
        await HasStatusAsync(agent, "Open");
        await Expect(agent.Locator("#now-AssigneeId")).ToHaveValueAsync("0");

        // T1: an attribute of every kind, in one act.
        await agent.Locator("#now-Tags").FillAsync("opening, hours");
        await SetAsync(agent, ("Status", "On hold"), ("Priority", "Low"), ("Assignee", $"{desk.Agent.Name} (me)"), ("Group", "Support"));
        await HasStatusAsync(agent, "On hold");
        await Expect(agent.Locator(".ticket-state .tag")).ToHaveTextAsync(["hours", "opening"]);

        // The requester's answer ends the waiting; solved tickets close by themselves.
        var acknowledgement = await help.ArrivedAsync(desk.Requester, $"Its number is {other}");
        await help.AnswerAsync(acknowledgement, desk.Requester, "I mean on Sundays.");
        await HasStatusAsync(agent, "In progress");
        await ReplyAsync(agent, "Never on Sundays.", ("Status", "Solved"));
        await HasStatusAsync(agent, "Solved");
        await ShowsAsync(agent.Locator(".timers"), "Solved and not reopened");
        await help.FireAsync(other, "Solved and not reopened");
        await HasStatusAsync(agent, "Closed");
    }

    private static async Task AddRuleAsync(IPage page, BrowserDesk desk)
    {
        await page.GotoAsync(desk.Url("admin/rules/new"));
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Windows");
        await page.GetByLabel("Add a condition on").SelectOptionAsync(new SelectOptionValue { Label = "Subject" });
        await page.GetByLabel("Texts for Subject, one on each line").FillAsync("window");
        foreach (var (operation, value) in new[] { ("Set the priority", "Urgent"), ("Give to the group", "Field service"), ("Set the status", "In progress") })
        {
            await page.GetByLabel("Add what it shall do").SelectOptionAsync(new SelectOptionValue { Label = operation });
            await page.Locator("[data-rows=steps] [data-row]").Last.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = value });
        }
        await page.GetByLabel("Add what it shall do").SelectOptionAsync(new SelectOptionValue { Label = "Tell by mail" });
        await page.Locator("[data-rows=steps] [data-row]").Last.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "Group" });
        await page.Locator("[data-rows=steps] [data-row]").Last.Locator("textarea, input[type=text]").First.FillAsync("A window is broken.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save in the draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put in force" }).ClickAsync();
        await Expect(page.GetByText("The rules are in force.")).ToBeVisibleAsync();
    }
}
