using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.BrowserTests.Looks;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>
/// Retailer and supplier in a browser each, and the customer who knows nothing of it: a mail comes in, is handed on, answered, the answer
/// passed on, and both close. Notes stay where they were written.
/// </summary>
public sealed class RetailWalkTests(Chromium chromium)
{
    private const string Subject = "Our street has no network";
    private const string Request = "Nobody in our street has network since this morning.";
    private const string ToSupplier = "Please test the line to the cabinet.";
    private const string OurNote = "Our margin on this street is thin.";
    private const string TheirNote = "Their cable is older than we told them.";
    private const string SuppliersAnswer = "A digger has cut the cable; it is mended by four.";
    private const string Answer = "Your street is back by four o'clock.";
    private const string Thanks = "It works again since three, thank you.";
    private const float Crossing = 30_000; // There and back are four steps of the worker.

    [Fact]
    public async Task WithTheDesksOwnReceiver()
    {
        await using var desk = await BrowserDesk.StartAsync();
        await WalkAsync(desk, new ReceiverAndFiles(desk));
    }

    [Fact]
    public async Task WithPostgres_Dovecot_AndPostfix()
    {
        var road = new ImapAndPostfix();
        await using var desk = await BrowserDesk.StartAsync(DatabaseProvider.Postgres, ImapAndPostfix.Settings);
        await road.AddToAsync(desk);
        await WalkAsync(desk, road);
    }

    private async Task WalkAsync(BrowserDesk desk, IMailRoad road)
    {
        var (_, northwind, nora) = await LooksSuppliers.LinkAsync(desk);
        await using var retailers = await desk.VisitAsync(chromium.Browser, desk.Administrator);
        await using var suppliers = await desk.VisitAsync(chromium.Browser, await desk.RegisterAsync(northwind, nora), tenant: northwind);
        var (ours, theirs) = (await retailers.NewPageAsync(), await suppliers.NewPageAsync());
        await ours.GotoAsync(desk.Url("staff/tickets"));
        await theirs.GotoAsync(desk.Url("staff/tickets", northwind));
        await desk.Streams.WaitForAsync(2);

        await road.BringAsync(new Letter(road.Requester, road.Desk, Subject, Request));
        await OpenAsync(ours, Subject, road.Patience);
        await WriteAsync(ours, OurNote, "Add note");
        await HandOnAsync(ours);
        await OpenAsync(theirs, "From the retailer", TimeSpan.FromMilliseconds(Crossing));
        await Expect(theirs.Locator(".message").First).ToContainTextAsync(ToSupplier);
        await WriteAsync(theirs, TheirNote, "Add note");
        await WriteAsync(theirs, SuppliersAnswer, "Send reply");

        var come = ours.Locator(".message:has(.pass-on)");
        await Expect(come).ToContainTextAsync(SuppliersAnswer, new() { Timeout = Crossing });
        await come.Locator("summary", new() { HasText = "Pass on to the customer" }).ClickAsync();
        await come.GetByRole(AriaRole.Textbox).FillAsync(Answer);
        await come.GetByRole(AriaRole.Button, new() { Name = "Send to the customer" }).ClickAsync();
        var answer = await road.ArrivedAsync(Answer);
        Assert.Equal(road.Desk, answer.From[0].Address);
        Assert.DoesNotContain("northwind", answer.ToString() + answer.TextBody + answer.HtmlBody, StringComparison.OrdinalIgnoreCase);

        await road.BringAsync(new Letter(road.Requester, answer.From[0].Address, $"Re: {answer.Subject}", Thanks) { InReplyTo = answer.MessageId });
        await Expect(ours.Locator(".message[data-kind=request]", new() { HasText = Thanks })).ToBeVisibleAsync(new() { Timeout = (float)road.Patience.TotalMilliseconds });
        await Expect(theirs.Locator(".message", new() { HasText = Thanks })).ToHaveCountAsync(1, new() { Timeout = Crossing });
        await CloseAsync(theirs);
        await Expect(ours.Locator(".other-desks")).ToContainTextAsync("Closed", new() { Timeout = Crossing });
        await CloseAsync(ours);
        await Expect(theirs.Locator(".other-desks")).ToContainTextAsync("Closed", new() { Timeout = Crossing });

        Assert.DoesNotContain(TheirNote, await ours.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(OurNote, await theirs.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Answer, await theirs.ContentAsync(), StringComparison.Ordinal);
        await CountAsync(desk, northwind);
    }

    private static async Task OpenAsync(IPage page, string subject, TimeSpan patience)
    {
        var row = page.GetByRole(AriaRole.Link, new() { Name = subject });
        await Expect(row).ToBeVisibleAsync(new() { Timeout = (float)patience.TotalMilliseconds });
        await row.ClickAsync();
        await Expect(page.Locator("trix-editor")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page, string text, string button)
    {
        var editor = page.Locator("trix-editor");
        await editor.ClickAsync();
        await editor.PressSequentiallyAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.Locator(".message", new() { HasText = text })).ToBeVisibleAsync();
        await Expect(editor).ToHaveTextAsync("");
    }

    private static async Task HandOnAsync(IPage page)
    {
        await page.Locator(".escalate summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand it on to a supplier" }).ClickAsync();
        // The ticket's own page has a field of this name too.
        await Expect(page.GetByLabel("What you write to the supplier")).ToBeVisibleAsync();
        await page.GetByLabel("Subject").FillAsync("From the retailer");
        await page.GetByLabel("What you write to the supplier").FillAsync(ToSupplier);
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator(".conversation")).Not.ToContainTextAsync(OurNote);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await Expect(page.Locator(".other-desks .ticket-number")).ToBeVisibleAsync(new() { Timeout = Crossing });
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.Locator("#now-StatusId").SelectOptionAsync(new SelectOptionValue { Label = "Closed" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("#now-StatusId option:checked")).ToHaveTextAsync("Closed");
    }

    // What the pages cannot show: that nothing is there twice.
    private static async Task CountAsync(BrowserDesk desk, TenantInfo northwind)
    {
        // Request, note, supplier's answer, ours, thanks; what was handed over, note, answer, thanks.
        Assert.Equal((1, 5, 1), await desk.InAsync(scope => CountAsync(scope.GetRequiredService<DeskDb>())));
        Assert.Equal((1, 4, 0), await desk.InAsync(northwind, scope => CountAsync(scope.GetRequiredService<DeskDb>())));

        static async Task<(int Tickets, int Messages, int Answers)> CountAsync(DeskDb db) =>
            (await db.Tickets.CountAsync(), await db.Messages.CountAsync(), await db.Outbox.CountAsync(x => x.Kind == OutboxKind.Reply));
    }
}
