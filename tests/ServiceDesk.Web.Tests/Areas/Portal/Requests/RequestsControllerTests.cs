using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Portal.Requests;

public sealed class RequestsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Create_OpensARequestWithItsFile_AndShowsIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var form = await browser.GetAsync("requests/new");
        Assert.Equal(["General", "Remote support", "On-site visits"], form.TextsOf("#Form_QueueId option"));
        Assert.Equal("General", form.TextOf("#Form_QueueId option[selected]"));
        var created = await browser.SubmitAsync(form, "#new-request", new()
        {
            ["Form.CategoryId"] = form.Required("#Form_CategoryId option:nth-child(3)").GetAttribute("value"),
            ["Form.TypeId"] = form.Required("#Form_TypeId option:nth-child(3)").GetAttribute("value"),
            ["Form.Subject"] = "Écran noir <b>",
            ["Form.Text"] = "Since today.\nNothing helps.",
            ["Form.Files"] = new FormFile("screen.txt", "text/plain", Encoding.UTF8.GetBytes("black")),
        });
        var page = await browser.FollowAsync(created);
        Assert.Equal("Écran noir <b>", page.TextOf("h1"));
        Assert.Contains("its number is", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Since today. Nothing helps.", page.TextOf(".message-text"));
        Assert.Equal("Rita Requester", page.TextOf(".message-head strong"));
        Assert.Equal("Received", page.TextOf(".status-badge"));
        Assert.Equal("black", (await browser.GetAsync(page.Required(".attachments a").GetAttribute("href")!)).Body);

        var ticket = await desk.ReadAsync(desk.Alpha, db => db.Tickets.SingleAsync(x => x.Subject == "Écran noir <b>"));
        Assert.Equal($"/alpha/requests/{ticket.Number}", created.Location);
        Assert.Equal(desk.Alpha.Requester.Id, ticket.RequesterId);
        Assert.Equal(Door.Portal, ticket.Door);
        Assert.NotNull(ticket.CategoryId);
        Assert.Equal("Fault", await desk.ReadAsync(desk.Alpha, db => db.GuideEntries.Where(x => x.Id == ticket.TypeId).Select(x => x.Name).SingleAsync()));
        Assert.False(form.Has("#Form_ProductId"));
    }

    [Fact]
    public async Task Create_WithGaps_KeepsWhatIsThere()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester, "fr");
        var page = await browser.SubmitAsync(await browser.GetAsync("requests/new"), "#new-request", new() { ["Form.Subject"] = " ", ["Form.Text"] = "Kept" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Remplissez « Objet ».", page.TextOf(".field-error"));
        Assert.Equal("Kept", page.TextOf("#Form_Text"));
    }

    [Fact]
    public async Task Create_InAQueueThatIsNotOffered_OrOfAnotherTenant_IsRefused()
    {
        var desk = await desks.OnAsync();
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var hidden = await desk.ReadAsync(desk.Alpha, db => db.Queues.Where(x => !x.IsOffered).Select(x => x.Id).SingleAsync());
        var foreign = await desk.ReadAsync(desk.Beta, db => db.Queues.Where(x => x.IsOffered).Select(x => x.Id).FirstAsync());
        foreach (var queue in (long[])[hidden, foreign])
        {
            var page = await browser.SubmitAsync(await browser.GetAsync("requests/new"), "#new-request", new()
            {
                ["Form.QueueId"] = queue, ["Form.Subject"] = "Sneaks in", ["Form.Text"] = "x",
            });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.True(page.Has("#Form_QueueId.is-invalid"));
        }
        var entry = await desk.ReadAsync(desk.Beta, db => db.GuideEntries.Select(x => x.Id).FirstAsync());
        foreach (var field in (string[])["TypeId", "ProductId"])
        {
            var page = await browser.SubmitAsync(await browser.GetAsync("requests/new"), "#new-request", new() { [$"Form.{field}"] = entry, ["Form.Subject"] = "Sneaks in", ["Form.Text"] = "x" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        }
        Assert.False(await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Subject == "Sneaks in")));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Index_ShowsOwnRequestsAlone_NewestUpdateFirst_InFourCommands(DatabaseProvider provider)
    {
        await using var desk = await WebDesk.StartAsync(provider);
        var first = await desk.OpenTicketAsync(desk.Alpha, "First");
        await desk.OpenTicketAsync(desk.Alpha, "Second");
        await desk.OpenTicketAsync(desk.Alpha, "Somebody else's", requester: "zoe@customer.test");
        await desk.OpenTicketAsync(desk.Beta, "Elsewhere");
        await AnswerAsync(desk, first.Number, RequestStep.Update);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        await browser.GetAsync("");
        desk.Commands.Reset();
        var page = await browser.GetAsync("");
        Assert.InRange(desk.Commands.Texts.Count, 1, 4);
        Assert.Equal(["First", "Second"], page.TextsOf("[data-row-link]"));
        Assert.Equal(["No.", "Subject", "State", "Created on", "Last update"], page.TextsOf("th"));
        Assert.Equal($"/alpha/requests/{first.Number}", page.Required("[data-row-link]").GetAttribute("href"));
        Assert.False(page.Has(".pager"));
        Assert.Equal("list", page.Required("body").GetAttribute("data-live-topics"));

        await AnswerAsync(desk, first.Number, RequestStep.Close);
        Assert.Equal(["Second"], (await browser.GetAsync("")).TextsOf("[data-row-link]"));
        var ended = await browser.GetAsync("?show=ended");
        Assert.Equal(["First"], ended.TextsOf("[data-row-link]"));
        Assert.Equal("Done and closed", ended.TextOf(".status-badge"));
        Assert.Equal("Ended requests", ended.TextOf(".tabs [aria-current]"));
    }

    [Fact]
    public async Task Index_LeadsThroughAllPages_ThereAndBack()
    {
        await using var desk = await WebDesk.StartAsync();
        for (var i = 1; i <= 27; i++)
            await desk.OpenTicketAsync(desk.Alpha, $"Request {i}");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var first = await browser.GetAsync("");
        Assert.Equal(25, first.TextsOf("[data-row-link]").Count);
        var second = await browser.GetAsync(first.Required(".pager [rel=next]").GetAttribute("href")!);
        Assert.Equal(["Request 2", "Request 1"], second.TextsOf("[data-row-link]"));
        var back = await browser.GetAsync(second.Required(".pager [rel=prev]").GetAttribute("href")!);
        Assert.Equal(first.TextsOf("[data-row-link]"), back.TextsOf("[data-row-link]"));
        Assert.Equal(25, (await browser.GetAsync("?from=nonsense")).TextsOf("[data-row-link]").Count);
    }

    [Fact]
    public async Task Show_HidesNotes_FoldsQuotes_AndShowsWhatTheEditorWroteSafely()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Conversation", files: [new("a.txt", "text/plain", "x"u8.ToArray())]);
        await WorkAsync(desk, ticket.Number, new() { Text = new("A secret"), Kind = MessageKind.Note });
        await WorkAsync(desk, ticket.Number, new() { Text = new("Try this"), Kind = MessageKind.Public, });
        await WorkAsync(desk, ticket.Number, new() { Text = new("Bold"), Files = [] });
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var answer = await db.Messages.OrderBy(x => x.Id).LastAsync(x => x.TicketId == ticket.Id);
            db.Entry(answer).Property(x => x.Html).CurrentValue = "<strong>Bold</strong><script>alert(1)</script><img src=x onerror=alert(2)>";
            db.Entry(answer).Property(x => x.Folded).CurrentValue = "> what was said before";
            await db.SaveChangesAsync();
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        Assert.DoesNotContain("A secret", page.Body, StringComparison.Ordinal);
        Assert.Equal(["Rita Requester", "Alan Agent", "Alan Agent"], page.TextsOf(".message-head strong"));
        Assert.Equal("Bold", page.TextOf(".message-body > strong, .message-body strong"));
        Assert.DoesNotContain("alert(", page.Body, StringComparison.Ordinal);
        Assert.Equal("> what was said before", page.TextOf("details.message-more:not([open]) .message-folded"));
        Assert.Equal("In progress", page.TextOf(".status-badge"));
        Assert.Equal($"ticket:{ticket.Number}", page.Required("body").GetAttribute("data-live-topics"));
    }

    [Fact]
    public async Task Show_OfSomebodyElse_OfAnotherTenant_AndMissing_AreAllNotFound()
    {
        var desk = await desks.OnAsync();
        var other = await desk.OpenTicketAsync(desk.Alpha, requester: "zoe@customer.test");
        await desk.OpenTicketAsync(desk.Beta);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        foreach (var number in (int[])[other.Number, 999_999])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"requests/{number}")).Status);
        using var agent = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.GetAsync($"requests/{other.Number}")).Status);
        using var nobody = await desk.BrowserAsync(desk.Alpha);
        Assert.StartsWith("/alpha/sign-in", (await nobody.GetAsync($"requests/{other.Number}")).Location, StringComparison.Ordinal);
        using var foreigner = await desk.BrowserAsync(desk.Beta, desk.Beta.Requester);
        Assert.StartsWith("/alpha/sign-in", (await foreigner.GetAsync($"/alpha/requests/{other.Number}")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_StaffWhoAreRequesters_SeeTheirOwnRequestAsOne()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "My own chair", requester: desk.Alpha.Agent.Address);
        await WorkAsync(desk, ticket.Number, new() { Text = new("Not for the requester"), Kind = MessageKind.Note }, desk.Alpha.Administrator);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        Assert.Contains("My own chair", (await browser.GetAsync("")).TextsOf("[data-row-link]"));
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        Assert.DoesNotContain("Not for the requester", page.Body, StringComparison.Ordinal);
        Assert.Equal("/alpha/staff", page.Required(".menu-panel a[href$='/staff']").GetAttribute("href"));
    }

    private static Task AnswerAsync(WebDesk desk, int number, RequestStep step) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(desk.Alpha.Info.Id, desk.Alpha.Requester.Id, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow),
            number, step, new("More"), [], default)));

    private static Task WorkAsync(WebDesk desk, int number, TicketWork work, WebPerson? by = null) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            new Act(desk.Alpha.Info.Id, (by ?? desk.Alpha.Agent).Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All },
            number, work, default)));
}
