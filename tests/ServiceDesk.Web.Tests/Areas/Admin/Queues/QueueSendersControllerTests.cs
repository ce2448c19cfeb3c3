using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Admin.Queues;

public sealed class QueueSendersControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ASender_IsKept_AndTakenAway(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (queue, mailbox) = await desk.ReadAsync(desk.Alpha, async db => (await db.Queues.FirstAsync(), await db.Mailboxes.FirstAsync()));
        await AdminDoor.IsShutAsync(desk, $"admin/queues/{queue.Id}/sender");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var page = await browser.GetAsync($"admin/queues/{queue.Id}/sender");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, ".settings-form", new()
        {
            ["Form.MailboxId"] = mailbox.Id,
            ["Form.Name"] = " Printers ",
            ["Form.Signature"] = "{{agent.name}}\r\n{{queue.name}}\r\n",
        })).Status);
        var kept = await FindAsync(desk, queue.Id);
        Assert.Equal((mailbox.Id, "Printers", "{{agent.name}}\n{{queue.name}}"), (kept.SenderMailboxId!.Value, kept.SenderName, kept.Signature));

        page = await browser.GetAsync($"admin/queues/{queue.Id}/sender");
        await browser.SubmitAsync(page, ".settings-form", new() { ["Form.MailboxId"] = "", ["Form.Name"] = "", ["Form.Signature"] = " " });
        kept = await FindAsync(desk, queue.Id);
        Assert.Equal((null, null, null), (kept.SenderMailboxId, kept.SenderName, kept.Signature));
    }

    [Fact]
    public async Task WrongWordsAndForeignIds_ChangeNothing()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Administrator);
        var own = await desk.ReadAsync(desk.Alpha, db => db.Queues.FirstAsync());
        var (queue, mailbox) = await desk.ReadAsync(desk.Beta, async db => (await db.Queues.FirstAsync(), await db.Mailboxes.FirstAsync()));
        var page = await browser.GetAsync($"admin/queues/{own.Id}/sender");
        var again = await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Signature"] = "{{ticket.number}}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("There is no {{ticket.number}} here. These placeholders can be used: {{agent.name}}, {{queue.name}}, {{desk.name}}", again.TextOf(".field-error"));
        Assert.Contains("takes at most", (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.Name"] = new string('x', 121) })).TextOf(".field-error"), StringComparison.Ordinal);

        var foreign = mailbox.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(page, ".settings-form", new() { ["Form.MailboxId"] = foreign })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"admin/queues/{queue.Id}/sender")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"admin/queues/{queue.Id}/sender", page, new() { ["Form.Name"] = "Mine" })).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var tokens = await agent.GetAsync("staff/tickets/new");
        Assert.Equal(HttpStatusCode.NotFound, (await agent.PostAsync($"admin/queues/{own.Id}/sender", tokens, new() { ["Form.Name"] = "Mine" })).Status);
        Assert.Null((await FindAsync(desk, own.Id)).SenderName);
    }

    private static Task<Queue> FindAsync(WebDesk desk, long id) => desk.ReadAsync(desk.Alpha, db => db.Queues.SingleAsync(x => x.Id == id));
}
