using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Permissions;

namespace ServiceDesk.Web.Tests.Areas.Staff.Corrections;

public sealed class CorrectionsTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_message_is_corrected_and_both_sides_see_it(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, message) = await OpenAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.Equal($"/alpha/staff/messages/{message.Id}/correction", page.Required($"#message-{message.Id} .message-foot a").GetAttribute("href"));
        var form = await browser.GetAsync($"staff/messages/{message.Id}/correction");
        var refused = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Text"] = new string('x', Message.BodyLength + 1) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var sent = await browser.SubmitAsync(form, ".settings-form",
            new() { ["Form.Text"] = "The door code was here.", ["Form.Why"] = "a code", ["Form.Withdrawn"] = $"{message.Attachments.First().Id}" });
        var after = await browser.FollowAsync(sent);
        Assert.Contains("The door code was here.", after.TextOf($"#message-{message.Id} .message-body"), StringComparison.Ordinal);
        Assert.Contains("The code is 4711.", after.TextOf($"#message-{message.Id} .message-more"), StringComparison.Ordinal);
        Assert.NotEmpty(after.TextsOf($"#message-{message.Id} li[data-withdrawn=true]"));
        Assert.Empty(page.TextsOf($"#message-{message.Id} li[data-withdrawn=true]"));

        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var theirs = await requester.GetAsync($"requests/{ticket.Number}");
        Assert.Contains("Corrected", theirs.TextOf(".message-head"), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", theirs.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("plan.txt", theirs.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"attachments/{message.Attachments.First().Id}")).Status);

        // A page from before the correction overwrites nothing.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Text"] = "Else." })).Status);
    }

    [Fact]
    public async Task An_entry_is_corrected_beside_it()
    {
        var desk = await desks.OnAsync();
        var (ticket, _) = await OpenAsync(desk);
        var entry = await desk.ReadAsync(desk.Alpha, db => db.History.Where(x => x.TicketId == ticket.Id && x.Fact == Fact.Opened).Select(x => x.Id).SingleAsync());
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var form = await browser.GetAsync($"staff/history/{entry}/correction");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, ".settings-form")).Status);
        var after = await browser.FollowAsync(await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Words"] = "opened by phone" }));
        Assert.NotEmpty(after.TextsOf($"#fact-{entry} s"));
        Assert.Contains("opened by phone", after.TextOf($"#fact-{entry}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_delete_corrects_own_words_alone_and_strangers_find_nothing()
    {
        await using var desk = await WebDesk.StartAsync();
        var (ticket, message) = await OpenAsync(desk);
        var entry = await desk.ReadAsync(desk.Alpha, db => db.History.Where(x => x.TicketId == ticket.Id).MinAsync(x => x.Id));
        await RoleDesk.GiveAsync(desk, (TicketScope.All, [Right.Edit]));
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var address = $"staff/messages/{message.Id}/correction";
        var page = await agent.GetAsync($"staff/tickets/{ticket.Number}");
        Assert.DoesNotContain(address, page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync(address, page, new() { ["Form.Text"] = "Mine now." })).Status);
        foreach (var (tenant, person) in new[] { (desk.Alpha, desk.Alpha.Requester), (desk.Beta, desk.Beta.Administrator) })
        {
            using var other = await desk.BrowserAsync(tenant, person);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"staff/history/{entry}/correction")).Status);
        }
        Assert.Equal("The code is 4711.", await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.Id == message.Id).Select(x => x.Text).SingleAsync()));
    }

    private static async Task<(Ticket Ticket, Message Message)> OpenAsync(WebDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(
            desk.Alpha, "Door", "The code is 4711.", requester: desk.Alpha.Requester.Address, files: [new("plan.txt", "text/plain", "plan"u8.ToArray())]);
        return (ticket, await desk.ReadAsync(desk.Alpha, db => db.Messages.Include(x => x.Attachments).SingleAsync(x => x.TicketId == ticket.Id)));
    }
}
