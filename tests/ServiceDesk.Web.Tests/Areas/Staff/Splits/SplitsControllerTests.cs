using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;
using ServiceDesk.Web.Tests.Areas.Staff.Trash;

namespace ServiceDesk.Web.Tests.Areas.Staff.Splits;

public sealed class SplitsControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_splits_off_an_answer(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Lamp", "It flickers.");
        var message = await AnswerAsync(desk, ticket, "The fan is loud, too.");
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var form = await browser.GetAsync($"staff/tickets/{ticket.Number}/split");
        Assert.Contains("The fan is loud, too.", Assert.Single(form.TextsOf(".forwarded .form-check")), StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(form, ".settings-form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose at least one message.", refused.Body, StringComparison.Ordinal);
        var split = await browser.FollowAsync(await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Subject"] = "Fan", ["Form.Messages"] = $"{message}" }));
        Assert.EndsWith("Fan", split.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains($"Split off from #{ticket.Number} Lamp", split.TextOf(".relations li"), StringComparison.Ordinal);
        Assert.Contains("The fan is loud, too.", Assert.Single(split.TextsOf(".message-body")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requesters_and_neighbours_find_no_such_page()
    {
        var desk = await desks.OnAsync();
        var (ticket, foreign) = (await desk.OpenTicketAsync(desk.Alpha), await ForeignTicket.OpenAsync(desk));
        var message = await AnswerAsync(desk, ticket, "More.");
        using var staff = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await staff.GetAsync($"staff/tickets/{ticket.Number}");
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        var own = await requester.GetAsync($"requests/{ticket.Number}");
        var fields = new Dictionary<string, string> { ["Form.Subject"] = "Mine", ["Form.Messages"] = $"{message}" };
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"staff/tickets/{foreign.Number}/split")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"staff/tickets/{foreign.Number}/split", page, fields)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/tickets/{ticket.Number}/split")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.PostAsync($"staff/tickets/{ticket.Number}/split", own, fields)).Status);
        Assert.True(await desk.ReadAsync(desk.Alpha, db => db.Messages.AnyAsync(x => x.Id == message && x.TicketId == ticket.Id)));
    }

    private static Task<long> AnswerAsync(WebDesk desk, Ticket ticket, string text) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var act = new Act(db.TenantId, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow);
        await scope.GetRequiredService<AnswerRequest>().RunAsync(act, ticket.Number, RequestStep.Update, new(text), [], default);
        return await db.Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id);
    });
}
