using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Forwards;

public sealed class ForwardsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_forwards_the_last_message_with_its_file(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Pump", "It leaks.", files: [new("drawing.txt", "text/plain", "so"u8.ToArray())]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal($"/alpha/staff/tickets/{ticket.Number}/forward", page.Required("a[href$=forward]").GetAttribute("href"));
        var form = await browser.GetAsync($"staff/tickets/{ticket.Number}/forward");
        Assert.Equal(2, form.Document.QuerySelectorAll(".settings-form input[type=checkbox][checked]").Length);

        var shown = await browser.FollowAsync(await browser.SubmitAsync(
            form, ".settings-form", new() { ["Form.To"] = "vera@vendor.test; wim@vendor.test", ["Form.Text"] = "Can you help?" }));
        Assert.Equal("The ticket is on its way to vera@vendor.test, wim@vendor.test.", shown.TextOf(".notice"));
        var note = shown.TextOf(".message[data-kind=note]");
        Assert.Contains("Forwarded to vera@vendor.test, wim@vendor.test", note, StringComparison.Ordinal);
        Assert.Contains("It leaks.", note, StringComparison.Ordinal);
        Assert.Contains("drawing.txt", note, StringComparison.Ordinal);
        var mails = await desk.ReadAsync(desk.Alpha, db => db.Outbox.Where(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Forward).Select(x => x.Person.Address).Order().ToListAsync());
        Assert.Equal(["vera@vendor.test", "wim@vendor.test"], mails);
        using var administrator = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Contains("Forwarded ticket", (await administrator.GetAsync("admin/sent")).Body, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_new_mail_leaves_under_its_own_subject_and_stands_in_the_conversation(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Pump", "It leaks.", files: [new("drawing.txt", "text/plain", "so"u8.ToArray())]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal($"/alpha/staff/tickets/{ticket.Number}/forward?blank=true", page.Required("a[href$='blank=true']").GetAttribute("href"));
        var form = await browser.GetAsync($"staff/tickets/{ticket.Number}/forward?blank=true");
        Assert.Equal($"New mail from ticket {ticket.Number}", form.TextOf("h1"));
        Assert.Empty(form.Document.QuerySelectorAll(".settings-form input[type=checkbox][checked]"));

        var shown = await browser.FollowAsync(await browser.SubmitAsync(
            form, ".settings-form", new() { ["Form.To"] = "vera@vendor.test", ["Form.Subject"] = " Spare seals,\r\n size 40 ", ["Form.Text"] = "Do you have them?" }));
        Assert.Equal("The mail is on its way to vera@vendor.test.", shown.TextOf(".notice"));
        Assert.Equal("Spare seals, size 40", shown.TextOf(".message[data-kind=note] .message-subject"));
        Assert.Contains("Mail to vera@vendor.test", shown.TextOf(".message[data-kind=note]"), StringComparison.Ordinal);
        var composed = await desk.InAsync(desk.Alpha, async scope =>
        {
            var mail = await scope.GetRequiredService<DeskDb>().Outbox.Include(x => x.Ticket).Include(x => x.Person).Include(x => x.Message!.Author)
                .SingleAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Forward);
            var composer = scope.GetRequiredService<MailComposer>();
            await composer.LoadAsync([mail], default);
            return await composer.ComposeAsync(mail, default);
        });
        Assert.Equal($"[#{ticket.Number}] Spare seals, size 40", composed.Subject);
        Assert.DoesNotContain("It leaks.", System.Text.Encoding.UTF8.GetString(composed.Raw), StringComparison.Ordinal);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.DoesNotContain("Spare seals", (await requester.GetAsync($"requests/{ticket.Number}")).Body, StringComparison.Ordinal);

        var again = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.To"] = "vera@vendor.test", ["Form.Subject"] = new string('x', 301), ["Form.Text"] = "x" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"New mail from ticket {ticket.Number}"), (again.Status, again.TextOf("h1")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Neither_the_portal_nor_a_signed_link_shows_it(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Pump", "It leaks.");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.SubmitAsync(await browser.GetAsync($"staff/tickets/{ticket.Number}/forward"), ".settings-form",
            new() { ["Form.To"] = "vera@vendor.test", ["Form.Text"] = "Between the vendor and us" });
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var vera = await db.People.SingleAsync(x => x.Address == "vera@vendor.test");
            var open = await db.Tickets.SingleAsync(x => x.Id == ticket.Id);
            await scope.GetRequiredService<AnswerForward>().PrepareAsync(
                Act.Of(vera, Door.Mail, scope.GetRequiredService<UtcClock>().UtcNow), open, new("The vendor says no"), [],
                new("none", null, null, false, "test", null), default);
            await db.SaveChangesAsync();
        });
        Assert.Contains("The vendor says no", (await browser.GetAsync($"staff/tickets/{ticket.Number}")).Body, StringComparison.Ordinal);

        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        foreach (var page in (WebPage[])[await requester.GetAsync($"requests/{ticket.Number}"), await nobody.GetAsync($"link/{TicketLinks.Issue(desk.Alpha.Info, ticket.Number, ticket.RequesterId)}")])
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("It leaks.", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("vendor", page.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_cannot_be_forwarded_comes_back_with_words()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent, "fr");
        var form = await browser.GetAsync($"staff/tickets/{ticket.Number}/forward");
        foreach (var (to, words) in new[] { ("", "À"), ("nobody", "telles que"), (desk.Alpha.Requester.Address, "participe"), ("help@alpha.test", "boîte aux lettres") })
        {
            var again = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.To"] = to, ["Form.Text"] = "Kept" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains(words, again.TextOf(".settings-form"), StringComparison.Ordinal);
            Assert.Equal("Kept", again.TextOf("textarea"));
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Requesters_neighbours_and_missing_numbers_are_not_found(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Number == foreign.Number)));
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        var fields = new Dictionary<string, string> { ["Form.To"] = "vera@vendor.test", ["Form.Text"] = "x" };
        foreach (var (browser, tokens, number) in new[] { (requester, own, ticket.Number), (staff, page, foreign.Number), (staff, page, 999_999) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{number}/forward")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"staff/tickets/{number}/forward", tokens, fields)).Status);
        }
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Outbox.AnyAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Forward)));
        Assert.False(await desk.ReadAsync(desk.Beta, db => db.Outbox.AnyAsync(x => x.Kind == OutboxKind.Forward)));
    }

    [Fact]
    public async Task A_message_of_another_tenant_is_refused()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var foreign = await desk.OpenTicketAsync(desk.Beta, text: "Secret of beta");
        var message = await desk.ReadAsync(desk.Beta, db => db.Messages.Where(x => x.TicketId == foreign.Id).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var again = await browser.SubmitAsync(await browser.GetAsync($"staff/tickets/{ticket.Number}/forward"), ".settings-form",
            new() { ["Form.To"] = "vera@vendor.test", ["Form.Messages"] = message });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.DoesNotContain("Secret of beta", again.Body, StringComparison.Ordinal);
    }
}
