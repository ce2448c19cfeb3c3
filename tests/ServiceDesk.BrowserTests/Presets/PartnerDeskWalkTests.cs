using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static ServiceDesk.BrowserTests.Presets.PresetDesk;

namespace ServiceDesk.BrowserTests.Presets;

/// <summary>A partner's help desk (P3, P4; P1 and P2 are walked in <see cref="Walk.PartnerWalkTests"/>), from a fresh tenant, by browser and mail.</summary>
public sealed class PartnerDeskWalkTests(Chromium chromium)
{
    [Fact]
    public async Task ATicket_IsUpdated_Closed_AndReopened_ByEitherSide()
    {
        await using var partner = await PresetDesk.StartAsync(chromium, "partner");
        var (desk, rita) = (partner.Desk, partner.Desk.Requester);
        var administrator = await partner.OpenAsync(desk.Administrator, "admin/groups");
        await LeadAsync(administrator, desk, "Partner support", desk.Agent);

        var staff = await partner.OpenAsync(desk.Agent, "staff/tickets");
        await partner.WriteAsync("The gate does not open", "Since noon.");
        await partner.ArrivedAsync(desk.Agent, "A customer has submitted a ticket.");
        var number = await OpenTicketAsync(staff, "The gate does not open");
        await HasStatusAsync(staff, "Open");
        await Expect(staff.Locator("#now-StatusId option")).ToHaveTextAsync(["Open", "Closed"]);

        // Update, and Close, by the partner.
        await ReplyAsync(staff, "Did you try the key?");
        await HasStatusAsync(staff, "Open");
        await ReplyAsync(staff, "It has to be the blue one.", ("Status", "Closed"));
        await HasStatusAsync(staff, "Closed");
        await partner.ArrivedAsync(rita, "It has to be the blue one.");

        // The customer updates the closed one, and then reopens it, with one box below all comments.
        var customer = await partner.OpenAsync(rita, $"requests/{number}");
        await Expect(customer.Locator(".message")).ToHaveCountAsync(3);
        await CommentAsync(customer, "The blue one is lost.", "Add the comment");
        await Expect(customer.Locator(".request-head .status-badge")).ToHaveTextAsync("Done and closed");
        await CommentAsync(customer, "Now it is urgent.", "Reopen the request");
        await ShowsAsync(staff.Locator(".conversation"), "Now it is urgent.");
        await HasStatusAsync(staff, "Open");

        // Closed by the customer, reopened by the partner.
        await CommentAsync(customer, "Found it.", "Close the request");
        await HasStatusAsync(staff, "Closed");
        await SetAsync(staff, ("Status", "Open"));
        await HasStatusAsync(staff, "Open");
        await Expect(customer.Locator(".request-head .status-badge")).Not.ToHaveTextAsync("Done and closed", new() { Timeout = 20_000 });
    }

    private static async Task CommentAsync(IPage page, string text, string button)
    {
        await page.GetByLabel("Your comment").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.Locator(".conversation")).ToContainTextAsync(text);
    }
}
