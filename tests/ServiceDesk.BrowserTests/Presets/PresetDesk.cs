using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.BrowserTests.Walk;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A fresh tenant of a preset as its people have it: browsers in which they are signed in, and their mail.</summary>
public sealed class PresetDesk : IAsyncDisposable
{
    /// <summary>How long a mail may take from being sent to standing on an open page.</summary>
    private const int Patience = 20_000;

    private readonly IBrowser browser;
    private readonly ReceiverAndFiles road;
    private readonly List<IBrowserContext> visits = [];

    private PresetDesk(BrowserDesk desk, IBrowser browser) => (Desk, this.browser, road) = (desk, browser, new(desk));

    public BrowserDesk Desk { get; }

    public static async Task<PresetDesk> StartAsync(Chromium chromium, string preset) => new(await BrowserDesk.StartAsync(preset: preset), chromium.Browser);

    /// <param name="person">Null: nobody is signed in.</param>
    /// <param name="path">Where the page opens.</param>
    public async Task<IPage> OpenAsync(DeskPerson? person, string path)
    {
        var visit = await Desk.VisitAsync(browser, person);
        visits.Add(visit);
        var page = await visit.NewPageAsync();
        await page.GotoAsync(Desk.Url(path));
        return page;
    }

    public Task WriteAsync(string subject, string text) => road.BringAsync(new Letter(Desk.Requester.Address, road.Desk, subject, text));

    /// <summary>Answers a mail of the desk as the mail program of whoever got it would.</summary>
    public Task AnswerAsync(MimeMessage mail, DeskPerson person, string text, string? cc = null) => road.BringAsync(
        new Letter(person.Address, (mail.ReplyTo.Count > 0 ? mail.ReplyTo : mail.From)[0].Address, $"Re: {mail.Subject}", text) { Name = person.Name, InReplyTo = mail.MessageId, Cc = cc });

    public Task<MimeMessage> ArrivedAsync(DeskPerson person, string words) => road.ArrivedAsync(words, person.Address);

    public Task<MimeMessage> ArrivedAsync(string address, string words) => road.ArrivedAsync(words, address);

    /// <summary>Somebody becomes a member of a group and its main person, on the group's page.</summary>
    public static async Task LeadAsync(IPage administrator, BrowserDesk desk, string group, DeskPerson person)
    {
        await administrator.GotoAsync(desk.Url("admin/groups"));
        await administrator.GetByRole(AriaRole.Link, new() { Name = group, Exact = true }).ClickAsync();
        await administrator.GetByLabel(person.Name, new() { Exact = true }).CheckAsync();
        await administrator.GetByLabel("Main person").SelectOptionAsync(new SelectOptionValue { Label = person.Name });
        await administrator.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(administrator.GetByRole(AriaRole.Row, new() { Name = group }).Filter(new() { HasText = person.Name }).First).ToBeVisibleAsync();
    }

    /// <summary>Presses "Save" on a page of settings, and waits until the page says so.</summary>
    public static async Task SaveAsync(IPage settings, string said)
    {
        await settings.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(settings.GetByRole(AriaRole.Status)).ToContainTextAsync(said);
    }

    /// <summary>Waits until the list shows a ticket, and opens it.</summary>
    /// <returns>Its number.</returns>
    public static async Task<int> OpenTicketAsync(IPage page, string subject)
    {
        var row = page.GetByRole(AriaRole.Link, new() { Name = subject });
        await Expect(row.First).ToBeVisibleAsync(new() { Timeout = Patience });
        await row.First.ClickAsync();
        await Expect(page.Locator("h1 .ticket-number")).ToBeVisibleAsync();
        return int.Parse((await page.Locator("h1 .ticket-number").InnerTextAsync()).TrimStart('#'), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes to the requester, and sets what is named by the select's label beside it, in one act.</summary>
    public static async Task ReplyAsync(IPage ticket, string text, params (string Label, string Value)[] fields)
    {
        await ticket.Locator("trix-editor").ClickAsync();
        await ticket.Locator("trix-editor").PressSequentiallyAsync(text);
        foreach (var (label, value) in fields)
            await ticket.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = value });
        await ticket.GetByRole(AriaRole.Button, new() { Name = "Send reply" }).ClickAsync();
        await Expect(ticket.Locator(".message[data-kind=reply]", new() { HasText = text })).ToBeVisibleAsync();
    }

    /// <summary>Sets fields by their labels, and saves.</summary>
    public static async Task SetAsync(IPage ticket, params (string Label, string Value)[] fields)
    {
        var chosen = new List<(string Name, string Value)>();
        foreach (var (label, value) in fields)
        {
            var field = ticket.GetByLabel(label, new() { Exact = true });
            var values = await field.SelectOptionAsync(new SelectOptionValue { Label = value });
            chosen.Add(((await field.GetAttributeAsync("name"))!, values[0]));
        }
        await ticket.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        foreach (var (name, value) in chosen)
            await Expect(ticket.Locator($"[name='{name.Replace("Now.", "Was.", StringComparison.Ordinal)}']")).ToHaveValueAsync(value, new() { Timeout = Patience });
    }

    public static Task HasStatusAsync(IPage ticket, string status) =>
        Expect(ticket.Locator(".ticket-state .status-badge")).ToHaveTextAsync(status, new() { Timeout = Patience });

    public static Task ShowsAsync(ILocator place, string text) => Expect(place).ToContainTextAsync(text, new() { Timeout = Patience });

    /// <summary>The time of a timer comes.</summary>
    /// <param name="number">The ticket's.</param>
    /// <param name="why">The timer's name.</param>
    public Task FireAsync(int number, string why) => Desk.InAsync(async scope =>
    {
        var timer = await scope.GetRequiredService<DeskDb>().Timers.SingleAsync(x => x.Ticket.Number == number && x.Why == why && x.FiredAt == null && x.CancelledAt == null);
        Assert.True(await scope.GetRequiredService<FireTimers>().RunAsync([timer.Id], default));
    });

    /// <summary>Waits until templates have computed what they compute of tickets that have changed.</summary>
    public async Task ComputedAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Desk.InAsync(scope => scope.GetRequiredService<DeskDb>().TemplateRuns.AnyAsync()))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMilliseconds(Patience), "Templates have not computed in time.");
            await Task.Delay(50);
        }
    }

    /// <summary>How many mails with these words have been sent to somebody so far.</summary>
    public async Task<int> MailsAsync(string address, string words)
    {
        var mails = await Task.WhenAll(Directory.GetFiles(Desk.SentFolder, "*.eml").Select(async x => MimeMessage.Load(await File.ReadAllBytesAsync(x))));
        return mails.Count(x => x.To.Any(to => to.Address == address) && x.TextBody?.Contains(words, StringComparison.Ordinal) == true);
    }

    public Task<int> TicketsAsync() => Desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().CountAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var visit in visits)
            await visit.DisposeAsync();
        await Desk.DisposeAsync();
    }
}
