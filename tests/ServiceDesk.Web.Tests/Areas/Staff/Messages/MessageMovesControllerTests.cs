using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Staff.Messages;

public sealed class MessageMovesControllerTests(WebDeskFixture desks) : IClassFixture<WebDeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task An_agent_moves_an_answer_into_a_ticket_of_its_own(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (number, message) = await AnsweredAsync(desk);
        using var browser = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Agent);
        var page = await browser.GetAsync($"staff/tickets/{number}");
        Assert.Equal($"/alpha/staff/messages/{message}/move", page.Required($"#message-{message} .message-foot a").GetAttribute("href"));
        var form = await browser.GetAsync($"staff/messages/{message}/move");
        Assert.Contains("Something else altogether", form.TextOf(".moved-message"), StringComparison.Ordinal);

        var refused = await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Number"] = "987654" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("There is no ticket 987654 here.", refused.Body, StringComparison.Ordinal);
        await browser.SubmitAsync(form, ".settings-form", new() { ["Form.Number"] = "" });
        var moved = await desk.ReadAsync(desk.Alpha, db => db.Messages.Where(x => x.Id == message).Select(x => x.Ticket!.Number).SingleAsync());
        Assert.NotEqual(number, moved);
        Assert.Contains($"moved a message to #{moved}", (await browser.GetAsync($"staff/tickets/{number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requesters_and_strangers_find_no_such_page()
    {
        var desk = await desks.OnAsync();
        var (_, message) = await AnsweredAsync(desk);
        using var requester = await desk.BrowserAsync(desk.Alpha, desk.Alpha.Requester);
        Assert.Equal(HttpStatusCode.NotFound, (await requester.GetAsync($"staff/messages/{message}/move")).Status);
        using var neighbour = await desk.BrowserAsync(desk.Beta, desk.Beta.Administrator);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync($"staff/messages/{message}/move")).Status);
    }

    private static async Task<(int Number, long Message)> AnsweredAsync(WebDesk desk)
    {
        var number = (await desk.OpenTicketAsync(desk.Alpha, "Lamp", "It flickers.")).Number;
        return (number, await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var ticket = await db.Tickets.SingleAsync(x => x.Number == number);
            var act = new Act(db.TenantId, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow);
            await scope.GetRequiredService<AnswerRequest>().RunAsync(act, number, RequestStep.Update, new("Something else altogether"), [], default);
            return await db.Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id);
        }));
    }
}
