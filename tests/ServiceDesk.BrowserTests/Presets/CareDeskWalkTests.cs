using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static ServiceDesk.BrowserTests.Presets.PresetDesk;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A campus care desk (C1 to C12), from a fresh tenant, by browser and mail.</summary>
public sealed partial class CareDeskWalkTests(Chromium chromium)
{
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/alpha/survey/\S+")]
    private static partial Regex SurveyLink();

    [Fact]
    public async Task ARequestByMail_IsPlaced_Answered_PutOff_Resolved_AndRated()
    {
        await using var care = await PresetDesk.StartAsync(chromium, "care-desk");
        var (desk, rita) = (care.Desk, care.Desk.Requester);
        var angel = await care.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(angel, desk, "IT", desk.Agent);
        await LeadAsync(angel, desk, "Care desk team", desk.Administrator);

        // C2, C4, C5, C6: placed by its words with the main person of the group, who is told, as is the requester.
        var agent = await care.OpenAsync(desk.Agent, "staff/tickets");
        await care.WriteAsync("It does not start", "My laptop shows nothing since this morning.");
        var number = await OpenTicketAsync(agent, "It does not start");
        await HasStatusAsync(agent, "Pending");
        await Expect(agent.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Agent.Id}");
        await ShowsAsync(agent.Locator(".timers"), "Pending too long");
        await care.ArrivedAsync(rita, $"Its number is {number}");
        var assignment = await care.ArrivedAsync(desk.Agent, $"staff/tickets/{number}");

        // C8: it waits too long; a word from the triage person does not start it.
        await care.FireAsync(number, "Pending too long");
        await care.ArrivedAsync(desk.Administrator, "Nobody has started on this ticket yet");
        await angel.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await Expect(angel.Locator("#now-Tags")).ToHaveValueAsync("pending too long");
        await ReplyAsync(angel, "We have not forgotten you.");
        await HasStatusAsync(angel, "Pending");

        // C7, C6: in between it may be assessed; the agent answers from the mail program, under their own name.
        await SetAsync(agent, ("Status", "Assessing"));
        await care.AnswerAsync(assignment, desk.Agent, "Please hold the power key for ten seconds.");
        await ShowsAsync(agent.Locator(".conversation"), "hold the power key");
        await HasStatusAsync(agent, "Open");
        var answer = await care.ArrivedAsync(rita, "hold the power key");
        Assert.Equal(("Alan Agent", true), (answer.From[0].Name?.Split(" (")[0].Split(" via")[0], answer.From[0].Address.EndsWith("@alpha.test", StringComparison.Ordinal)));

        // C9: the requester answers, a copied third person too: all of it is in this one ticket.
        await care.AnswerAsync(answer, rita, "That did not help.", cc: "theo@customer.test");
        await ShowsAsync(agent.Locator(".conversation"), "That did not help.");
        await care.AnswerAsync(answer, new(0, "Theo Third", "theo@customer.test"), "Mine is dead too.");
        await ShowsAsync(agent.Locator(".conversation"), "Mine is dead too.");
        Assert.Equal(1, await care.TicketsAsync());

        // C10: put off with a reason and a date; the review comes back by itself.
        await agent.GetByLabel("Status", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Deferred" });
        await agent.GetByLabel("Review on").FillAsync(TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await SetAsync(agent, ("Status", "Deferred"), ("Reason", "Waits for other work"));
        await care.ArrivedAsync(rita, "It has to wait for other work to be done first.");
        await HasStatusAsync(agent, "Deferred");
        await ReviewAsync(care, number);
        await HasStatusAsync(agent, "Open");

        // C11, C12: resolved; thanks leaves it so, one click rates it, and "this isn't resolved" opens it again.
        await ReplyAsync(agent, "There is a new one on your desk.", ("Status", "Resolved"));
        await HasStatusAsync(agent, "Resolved");
        var closing = await care.ArrivedAsync(rita, "/survey/");
        await care.AnswerAsync(closing, rita, "Thanks!");
        await ShowsAsync(agent.Locator(".message", new() { HasText = "Thanks!" }).Locator(".message-mark"), "Thanks");
        await HasStatusAsync(agent, "Resolved");
        var visitor = await care.OpenAsync(null, "");
        await visitor.GotoAsync(SurveyLink().Match(closing.TextBody!).Value);
        await Expect(visitor.Locator(".notice")).ToHaveTextAsync("Thank you for your answer.");
        await visitor.GetByLabel("Your comment").FillAsync("It is pink.");
        await visitor.GetByRole(AriaRole.Button, new() { Name = "This isn’t resolved" }).ClickAsync();
        await HasStatusAsync(agent, "Open");
        await ShowsAsync(agent.Locator(".survey-card"), "It is pink.");
    }

    [Fact]
    public async Task ThePortalsValues_PlaceARequest_AndWhatNothingPlacesGoesToTheAngel()
    {
        await using var care = await PresetDesk.StartAsync(chromium, "care-desk");
        var desk = care.Desk;
        var angel = await care.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(angel, desk, "AV", desk.Agent);
        await LeadAsync(angel, desk, "Care desk team", desk.Administrator);

        // C1, C2: the drop-down value of the form places it.
        var requester = await care.OpenAsync(desk.Requester, "requests/new");
        await requester.GetByLabel("What it is about").SelectOptionAsync(new SelectOptionValue { Label = "Projector or sound" });
        await requester.GetByLabel("Subject").FillAsync("Nothing to see");
        await requester.GetByLabel("Description").FillAsync("In the great hall.");
        await requester.GetByRole(AriaRole.Button, new() { Name = "Send the request" }).ClickAsync();
        await Expect(requester.Locator("h1")).ToContainTextAsync("Nothing to see");
        var agent = await care.OpenAsync(desk.Agent, "staff/tickets");
        await OpenTicketAsync(agent, "Nothing to see");
        await Expect(agent.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Agent.Id}");
        await Expect(agent.Locator("#now-GroupId option:checked")).ToHaveTextAsync("AV");

        // C3: what cannot be placed comes before the triage person, who sees why, and assigns.
        await care.WriteAsync("An idea", "Why not have more plants?");
        await angel.GotoAsync(desk.Url("staff/tickets"));
        var number = await OpenTicketAsync(angel, "An idea");
        await Expect(angel.Locator("#now-AssigneeId")).ToHaveValueAsync($"{desk.Administrator.Id}");
        await angel.GetByRole(AriaRole.Link, new() { Name = "Why it is here" }).First.ClickAsync();
        await Expect(angel.Locator(".rules")).ToContainTextAsync("No rule had placed it.");
        await angel.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await SetAsync(angel, ("Group", "AV"), ("Assignee", desk.Agent.Name));
        await care.ArrivedAsync(desk.Agent, $"staff/tickets/{number}");

        // C10: what cannot be done at all is closed with a reason, of which the requester hears.
        await agent.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await SetAsync(agent, ("Status", "Closed"), ("Reason", "Against policy"));
        await HasStatusAsync(agent, "Closed");
        await care.ArrivedAsync(desk.Requester, "Our rules do not allow what you ask for.");
    }

    private static async Task ReviewAsync(PresetDesk care, int number) => await care.FireAsync(number, "Waits for other work");
}
