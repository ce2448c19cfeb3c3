using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using static Microsoft.Playwright.Assertions;

namespace ServiceDesk.BrowserTests.Walk;

/// <summary>A mail to somebody outside, written from a ticket; what comes back is for colleagues alone.</summary>
public sealed class NewMailWalkTests(Chromium chromium)
{
    private const string Vendor = "vera@vendor.test";

    [Fact]
    public async Task ANewMailFromATicket_Leaves_AndItsAnswerComesBackAsANote()
    {
        await using var desk = await BrowserDesk.StartAsync();
        var road = new ReceiverAndFiles(desk);
        var number = await desk.OpenTicketAsync("The pump leaks", "It leaks since this morning.");
        await using var agents = await desk.VisitAsync(chromium.Browser, desk.Agent);
        var page = await agents.NewPageAsync();
        await page.GotoAsync(desk.Url($"staff/tickets/{number}"));
        await page.GetByRole(AriaRole.Link, new() { Name = "New mail" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"New mail from ticket {number}" })).ToBeVisibleAsync();
        await Expect(page.Locator(".forwarded input:checked")).ToHaveCountAsync(0);

        // Without an address it does not leave, and what is written stands.
        await page.GetByLabel("Subject").FillAsync("Spare seals, size 40");
        await page.Locator("textarea[name='Form.Text']").FillAsync("Do you have them in stock?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator(".field-error").First).ToBeVisibleAsync();
        await Expect(page.Locator("textarea[name='Form.Text']")).ToHaveValueAsync("Do you have them in stock?");
        await page.Locator("[name='Form.To']").FillAsync(Vendor);
        await page.Locator("[name='Form.Files']").SetInputFilesAsync(new FilePayload { Name = "seal.txt", MimeType = "text/plain", Buffer = "Ø 40"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync($"The mail is on its way to {Vendor}.");
        var note = page.Locator(".message[data-kind=note]");
        await Expect(note.Locator(".message-subject")).ToHaveTextAsync("Spare seals, size 40");
        await Expect(note).ToContainTextAsync("Do you have them in stock?");
        await desk.Streams.WaitForAsync(1);

        var mail = await road.ArrivedAsync("Do you have them in stock?", Vendor);
        Assert.Contains("Spare seals, size 40", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("seal.txt", Assert.Single(mail.Attachments).FileName);
        Assert.DoesNotContain("It leaks since this morning.", mail.TextBody!, StringComparison.Ordinal);
        await road.BringAsync(new Letter(Vendor, mail.From[0].Address, $"Re: {mail.Subject}", "Two are left.") { Name = "Vera Vendor", InReplyTo = mail.MessageId });
        await Expect(note.Filter(new() { HasText = "Two are left." })).ToContainTextAsync("Answer from outside", new() { Timeout = 30_000 });

        await using var requesters = await desk.VisitAsync(chromium.Browser, desk.Requester);
        var request = await requesters.NewPageAsync();
        await request.GotoAsync(desk.Url($"requests/{number}"));
        await Expect(request.Locator(".message")).ToHaveCountAsync(1);
        Assert.Equal(1, await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Set<Ticket>().CountAsync()));
    }
}
