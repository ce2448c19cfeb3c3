using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Tickets;

public sealed class TicketPageTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, InlineData(DatabaseProvider.Sqlite), InlineData(DatabaseProvider.Postgres)]
    public async Task Show_HasConversationFactsAndForm_InFewCommands(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "The lift is stuck", "Between the floors. See https://lift.example/17", files: [new("log.txt", "text/plain", new byte[2048])]);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        await browser.GetAsync($"staff/tickets/{ticket.Number}");
        desk.Commands.Reset();
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.True(desk.Commands.Texts.Count <= 10, string.Join("\n\n", desk.Commands.Texts));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"#{ticket.Number} The lift is stuck", page.TextOf("h1"));
        Assert.Equal("Between the floors. See https://lift.example/17", page.TextOf(".message[data-kind=request] .message-body"));
        Assert.Equal("https://lift.example/17", page.Required(".message-body a").GetAttribute("href"));
        Assert.Contains("log.txt 2 KB", page.TextOf(".attachments"), StringComparison.Ordinal);
        Assert.Contains("opened the ticket in the portal", page.TextOf(".fact"), StringComparison.Ordinal);
        Assert.Contains("rita@customer.test", page.TextOf(".requester"), StringComparison.Ordinal);
        Assert.Equal($"ticket:{ticket.Number}", page.Required("body").GetAttribute("data-live-topics"));
        var form = page.Required(".composer");
        Assert.Equal($"work-{ticket.Number}", form.Id);
        Assert.True(form.HasAttribute("data-turbo-permanent"));
    }

    [Fact]
    public async Task Show_OfAnotherTenantOrOfNone_IsNotThere()
    {
        var desk = await desks.OnAsync();
        Ticket foreign;
        do
            foreign = await desk.OpenTicketAsync(desk.Beta);
        while (await desk.ReadAsync(desk.Alpha, db => Task.FromResult(db.Tickets.Any(x => x.Number == foreign.Number))));
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"staff/tickets/{foreign.Number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("staff/tickets/999999")).Status);
    }

    [Fact]
    public async Task Show_OfARequester_IsNotThere_AndOfNobodyLeadsToSignIn()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync($"staff/tickets/{ticket.Number}")).Status);
    }

    [Fact]
    public async Task Show_SaysThatAMailCouldNotBeDelivered()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.ReadAsync(desk.Alpha, async db =>
        {
            var mail = db.Outbox.Single(x => x.TicketId == ticket.Id);
            mail.Refused("550 no such mailbox", permanent: true, ticket.CreatedAt);
            (await db.Tickets.SingleAsync(x => x.Id == ticket.Id)).ReportFailedMail(Act.OfDesk(db.TenantId, Door.Job, ticket.CreatedAt), desk.Alpha.Requester.Address, "550 no such mailbox");
            return await db.SaveChangesAsync();
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal("A mail to rita@customer.test could not be delivered. 550 no such mailbox", page.TextOf(".notice[data-kind=problem]"));
    }

    [Fact]
    public void Timeline_PutsTheOpeningFirstAndChangesBelowTheAnswerThatMadeThem()
    {
        var at = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        MessageView Message(long id, DateTime when) => new(id, MessageKind.Public, 1, "A", "a@x", true, Door.Staff, when, "", null, null, false, false, null, null, false);
        HistoryView History(long id, Fact fact, DateTime when) => new(id, fact, "A", Door.Staff, when, null, null, null);
        var ticket = new TicketView(1, 1, "", 1, 1, default, true, 1, null, null, null, "", Door.Staff, at, at, null, null, 1, "", "", null, null, null, 1, null)
        {
            Messages = [Message(1, at), Message(2, at.AddMinutes(1))],
            History = [History(1, Fact.Opened, at), History(2, Fact.StatusChanged, at.AddMinutes(1)), History(3, Fact.Replied, at.AddMinutes(1)), History(4, Fact.Assigned, at.AddMinutes(1))],
        };
        var timeline = Web.Areas.Staff.Tickets.Timeline.Of(ticket);
        Assert.Equal(["Opened", "1", "2", "StatusChanged Assigned"],
            timeline.Select(x => x.Message?.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Join(' ', x.Facts.Select(fact => fact.Fact))));
    }
}
