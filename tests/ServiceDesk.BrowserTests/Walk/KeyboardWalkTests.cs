using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Macros;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.SavedViews;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>An agent works by keyboard alone. Nothing here moves or presses a mouse, nor puts the focus anywhere but by keys.</summary>
public sealed class KeyboardWalkTests(Chromium chromium)
{
    private const int Tickets = 20;

    [Fact]
    public async Task AnAgentWorksThroughTwentyTickets_WithKeysAlone()
    {
        await using var desk = await BrowserDesk.StartAsync();
        for (var place = 1; place <= Tickets; place++)
            await desk.OpenTicketAsync($"Printer {place} smokes", $"The one on floor {place} smokes since this morning.");
        await AddMacroAsync(desk);
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        await desk.Streams.WaitForAsync(1);
        var keys = page.Keyboard;
        await keys.PressAsync("j");
        await Expect(page.Locator("[data-row-link]").First).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await IsSeenAsync(page);
        var next = Tickets;
        for (var done = 0; done < Tickets; done++)
        {
            await keys.PressAsync("Enter");
            await page.WaitForURLAsync(desk.Url($"staff/tickets/{next}"));
            await Expect(page.Locator("trix-editor")).ToBeVisibleAsync();
            var number = await WorkAsync(page);
            Assert.Equal(next, number);
            // Where it stands in the list, the next one is one key away, though this one has left the list.
            await Expect(page.Locator($"[data-inbox] [data-row-link][href$='/tickets/{number}']")).ToHaveCountAsync(0);
            if (done == Tickets - 1)
                break;
            await keys.PressAsync("j");
            await Expect(page.Locator("[data-inbox] [data-row-link]:focus")).ToHaveCountAsync(1);
            await IsSeenAsync(page);
            next = await NumberAsync(page.Locator("[data-inbox] [data-row-link]:focus .inbox-line span").First);
        }
        await AssertAllIsDoneAsync(desk);
    }

    [Fact]
    public async Task TheFocus_IsNotLost_ByWhatIsDone_AndComesBackToTheRowThatOneCameFrom()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var first = await desk.OpenTicketAsync("The printer smokes", "It smokes since this morning.");
        await desk.OpenTicketAsync("The keyboard sticks", "All of it.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url("staff/tickets"));
        var keys = page.Keyboard;
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(desk.Url($"staff/tickets/{first}"));
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Expect(page.Locator($"[data-row-link][href$='/tickets/{first}']")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync(desk.Url($"staff/tickets/{first}"));
        await Expect(page.Locator("trix-editor")).ToBeVisibleAsync();

        // The button that was pressed is gone with what it did.
        await keys.PressAsync("t");
        await Expect(page.Locator("#now-AssigneeId option:checked")).ToContainTextAsync("Alan Agent");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        // What a colleague does takes no focus away.
        await desk.Streams.WaitForAsync(1);
        await keys.PressAsync("p");
        await desk.NoteAsync(first, "I look at it too.");
        await Expect(page.Locator(".message[data-kind=note]")).ToHaveCountAsync(1);
        await Expect(page.Locator("#now-PriorityId")).ToBeFocusedAsync();
        await IsSeenAsync(page);

        // Out of a field by Escape; the help says so, and gives the focus back.
        await keys.PressAsync("Escape");
        await keys.PressAsync("?");
        await Expect(page.Locator("#shortcut-help dl")).ToContainTextAsync("Leave the field");
        await Expect(page.Locator("#shortcut-help dl")).ToContainTextAsync("Add what is written as a note");
        await keys.PressAsync("Escape");
        await Expect(page.Locator("#shortcut-help")).ToBeHiddenAsync();
        await keys.PressAsync("r");
        await Expect(page.Locator("trix-editor")).ToBeFocusedAsync();
    }

    // Reads, takes or hands on, tags, uses a macro, notes, and answers with the status that ends it.
    private static async Task<int> WorkAsync(IPage page)
    {
        var keys = page.Keyboard;
        var number = await NumberAsync(page.Locator("h1 .ticket-number"));
        var floor = (await page.Locator("h1 bdi").InnerTextAsync()).Split(' ')[1];
        await keys.PressAsync("t");
        await Expect(page.Locator("#now-AssigneeId option:checked")).ToContainTextAsync("Alan Agent");
        await Expect(page.Locator("[data-shortcut=t]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await keys.PressAsync("g");
        await IsSeenAsync(page);
        await keys.TypeAsync("smoke");
        await keys.PressAsync("Enter");
        await Expect(page.Locator(".ticket-state .tag")).ToHaveTextAsync(["smoke"]);
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        await keys.PressAsync("r");
        await keys.TypeAsync($"Floor {floor} has been told.");
        await keys.PressAsync("Control+Shift+Enter");
        await Expect(page.Locator(".message[data-kind=note]")).ToContainTextAsync($"Floor {floor} has been told.");
        await Expect(page.Locator("trix-editor")).ToHaveTextAsync("");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();

        if (number % 2 == 0)
        {
            await keys.PressAsync("a");
            await keys.TypeAsync("Ada");
            await keys.PressAsync("Control+Enter");
            await Expect(page.Locator("[name='Was.AssigneeId']")).Not.ToHaveValueAsync(await page.Locator("[data-shortcut=a] option", new() { HasText = "(me)" }).GetAttributeAsync("value") ?? "");
            await Expect(page.Locator("#main")).ToBeFocusedAsync();
        }
        await keys.PressAsync("m");
        await Expect(page.Locator(".macro-menu [data-macro]")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("trix-editor")).ToContainTextAsync("Good morning, Rita Requester!");
        await keys.TypeAsync($" Ticket {number}: pull the plug on floor {floor}.");
        await keys.PressAsync("Escape");
        await keys.PressAsync("s");
        await Expect(page.Locator("#now-StatusId")).ToBeFocusedAsync();
        await IsSeenAsync(page);
        await keys.TypeAsync("Solved");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator(".message[data-kind=reply]")).ToContainTextAsync($"Ticket {number}: pull the plug on floor {floor}.");
        await Expect(page.Locator(".ticket-state .status-badge")).ToHaveTextAsync("Solved");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        return number;
    }

    private static async Task AssertAllIsDoneAsync(BrowserDesk desk)
    {
        var solved = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync());
        var rows = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().AsNoTracking().OrderBy(x => x.Number)
            .Select(x => new { x.Id, x.Number, x.Subject, x.StatusId, x.AssigneeId, x.TagText }).ToListAsync());
        Assert.Equal(Tickets, rows.Count);
        var messages = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Messages.AsNoTracking().OrderBy(x => x.Id)
            .Select(x => new { x.TicketId, x.Kind, x.Text, x.IsFromStaff }).ToListAsync());
        foreach (var row in rows)
        {
            var floor = row.Subject.Split(' ')[1];
            Assert.Equal((solved, row.Number % 2 == 0 ? desk.Administrator.Id : desk.Agent.Id), (row.StatusId, row.AssigneeId));
            Assert.Equal(["answered", "smoke"], row.TagText.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order());
            var written = messages.Where(x => x.TicketId == row.Id && x.IsFromStaff).ToList();
            Assert.Equal($"Floor {floor} has been told.", Assert.Single(written, x => x.Kind == MessageKind.Note).Text);
            Assert.Equal($"Good morning, Rita Requester! Ticket {row.Number}: pull the plug on floor {floor}.", string.Join(' ', Assert.Single(written, x => x.Kind == MessageKind.Public).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        Assert.Equal(Tickets, await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.Reply)));
    }

    // What has the focus is in the window, and looks other than without it.
    private static async Task IsSeenAsync(IPage page) => Assert.Equal("seen", await page.EvaluateAsync<string>(
        """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return 'nothing has the focus';
          const box = element.getBoundingClientRect();
          if (box.bottom < 0 || box.top > innerHeight || box.width === 0) return `${element.outerHTML} is out of sight`;
          const marked = [element, element.closest('.editor')].some((x) => x && ['', '::after', '::before'].some((part) => {
            const style = getComputedStyle(x, part || null);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
          }));
          return marked ? 'seen' : `${element.outerHTML} has no outline`;
        }
        """));

    private static async Task<int> NumberAsync(ILocator place) => int.Parse((await place.InnerTextAsync()).TrimStart('#'), CultureInfo.InvariantCulture);

    private static Task AddMacroAsync(BrowserDesk desk) => desk.InAsync(async scope =>
    {
        var act = new Act(desk.Tenant.Id, desk.Administrator.Id, StaffRole.Administrator, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var steps = new[] { new OperationStep("tags", new Dictionary<string, string> { ["tags"] = "answered" }) };
        Assert.True((await scope.GetRequiredService<ChangeMacro>().RunAsync(act, null, new("Greeting", new("Good morning, {{requester.name}}!"), steps, ViewScope.Everybody, null), default))!.IsDone);
    });
}
