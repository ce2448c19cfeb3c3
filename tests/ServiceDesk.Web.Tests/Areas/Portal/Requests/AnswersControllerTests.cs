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

public sealed class AnswersControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Create_CommentsClosesCommentsAndReopens(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        Assert.Equal(["Update", "Close"], Steps(page));

        page = await SendAsync(browser, page, "Update", "And now it burns", new FormFile("fire.txt", "text/plain", Encoding.UTF8.GetBytes("hot")));
        Assert.Equal("Your comment was added.", page.TextOf("[role=status]"));
        Assert.Equal("Received", page.TextOf(".status-badge"));
        Assert.Contains("fire.txt", page.TextsOf(".attachments a span"));

        page = await SendAsync(browser, page, "Close", "It went out");
        Assert.Equal("Done and closed", page.TextOf(".status-badge"));
        Assert.Equal(["Update", "Reopen"], Steps(page));

        page = await SendAsync(browser, page, "Update", "Thank you");
        Assert.Equal("Done and closed", page.TextOf(".status-badge"));

        page = await SendAsync(browser, page, "Reopen", "");
        Assert.Equal("Your request is open again.", page.TextOf("[role=status]"));
        Assert.Equal("In progress", page.TextOf(".status-badge"));
        Assert.Equal(
            ["It smokes since this morning.", "And now it burns", "It went out", "Thank you"], page.TextsOf(".message-text"));
        Assert.All(
            await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.TicketId == ticket.Id).ToListAsync()),
            message => Assert.Equal((desk.Alpha.Requester.Id, false, Door.Portal), (message.AuthorId, message.IsFromStaff, message.Door)));
    }

    [Fact]
    public async Task Create_OnASolvedRequest_CanCloseOrReopenIt()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default);
            await scope.GetRequiredService<WorkOnTicket>().RunAsync(
                new Act(desk.Alpha.Info.Id, desk.Alpha.Agent.Id, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All },
                ticket.Number, new() { StatusId = catalog.StatusFor(Phase.Solved)!.Id }, default);
        });
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        Assert.Equal(["Update", "Reopen", "Close"], Steps(page));
        Assert.Equal("Done and closed", (await SendAsync(browser, page, "Close", "")).TextOf(".status-badge"));
    }

    [Fact]
    public async Task Create_Empty_SaysSo_AndSavesNothing()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.SubmitAsync(
            await browser.GetAsync($"requests/{ticket.Number}"), "#answer", new() { ["Form.Text"] = "  " }, "[value=Update]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("There is nothing to send: write something or add a file.", page.TextOf(".field-error"));
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == ticket.Id)));
    }

    [Fact]
    public async Task Create_ReopenOfAnOpenRequest_IsAComment()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"requests/{ticket.Number}");
        var answer = await browser.PostAsync($"requests/{ticket.Number}/answers", page, new() { ["Form.Text"] = "Late", ["Form.Step"] = "Reopen" });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(Phase.Pending, await desk.ReadAsync(desk.Alpha, db => db.Tickets.Where(x => x.Id == ticket.Id).Select(x => x.Phase).SingleAsync()));
        var nonsense = await browser.PostAsync($"requests/{ticket.Number}/answers", page, new() { ["Form.Text"] = "x", ["Form.Step"] = "17" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.Status);
    }

    [Fact]
    public async Task Create_OnSomebodyElsesRequest_AMissingOne_OrAnotherTenants_IsRefused()
    {
        var desk = await desks.OnAsync();
        var own = await desk.OpenTicketAsync(desk.Alpha);
        var other = await desk.OpenTicketAsync(desk.Alpha, requester: "zoe@customer.test");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var page = await browser.GetAsync($"requests/{own.Number}");
        foreach (var number in (int[])[other.Number, 999_999])
            foreach (var text in (string[])["Let me in", ""])
                Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync($"requests/{number}/answers", page, new() { ["Form.Text"] = text })).Status);
        using var foreigner = await desk.BrowserAsync(desk.Beta, desk.Beta.Requester);
        var refused = await foreigner.PostAsync($"/alpha/requests/{own.Number}/answers", page, new() { ["Form.Text"] = "x" });
        Assert.NotEqual(HttpStatusCode.OK, refused.Status);
        Assert.DoesNotContain("/requests/", refused.Location?.Split('?')[0] ?? "", StringComparison.Ordinal);
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == other.Id)));
        Assert.Equal(1, await desk.ReadAsync(desk.Alpha, db => db.Messages.CountAsync(x => x.TicketId == own.Id)));
    }

    [Fact]
    public async Task Create_ByAMemberOfStaff_OnTheirOwnRequest_IsARequestersComment()
    {
        var desk = await desks.OnAsync();
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: desk.Alpha.Agent.Address);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await SendAsync(browser, await browser.GetAsync($"requests/{ticket.Number}"), "Update", "Mine");
        Assert.Equal(["request", "request"], page.Document.QuerySelectorAll(".message").Select(x => x.GetAttribute("data-kind")));
    }

    private static IEnumerable<string?> Steps(WebPage page) => page.Document.QuerySelectorAll("#answer button").Select(x => x.GetAttribute("value"));

    private static async Task<WebPage> SendAsync(Browser browser, WebPage page, string step, string text, FormFile? file = null)
    {
        var values = new Dictionary<string, object?> { ["Form.Text"] = text };
        if (file is not null)
            values["Form.Files"] = file;
        return await browser.FollowAsync(await browser.SubmitAsync(page, "#answer", values, $"[value={step}]"));
    }
}
