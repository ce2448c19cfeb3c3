using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Tickets;

public sealed class AnswerRequestTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Update_OfAnEndedRequest_KeepsItsState_ReopenBringsItBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        foreach (var (step, phase) in (IEnumerable<(RequestStep, Phase)>)
            [
                (RequestStep.Update, Phase.Pending), (RequestStep.Close, Phase.Closed), (RequestStep.Update, Phase.Closed),
                (RequestStep.Reopen, Phase.Working), (RequestStep.Reopen, Phase.Working),
            ])
        {
            Assert.True(await AnswerAsync(desk, ticket, step, "Word"));
            Assert.Equal(phase, (await ReadAsync(desk, ticket)).Phase);
        }
        Assert.Equal(6, (await ReadAsync(desk, ticket)).Messages.Count);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Update_OfManyAtTheSameMoment_LosesNone(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Beta, requester: "hurry@customer.test");
        var answered = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => AnswerAsync(desk, ticket, RequestStep.Update, $"Word {i}")));
        Assert.All(answered, Assert.True);
        Assert.Equal(5, (await ReadAsync(desk, ticket)).Messages.Count);
    }

    private static Task<bool> AnswerAsync(TestDesk desk, Ticket ticket, RequestStep step, string text) => desk.InAsync(TenantOf(desk, ticket), scope =>
        scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(ticket.TenantId, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow),
            ticket.Number, step, new(text), [], default));

    private static Task<Ticket> ReadAsync(TestDesk desk, Ticket ticket) => desk.InAsync(TenantOf(desk, ticket), scope =>
        scope.GetRequiredService<DeskDb>().Tickets.Include(x => x.Messages).SingleAsync(x => x.Id == ticket.Id));

    private static TenantInfo TenantOf(TestDesk desk, Ticket ticket) => ticket.TenantId == desk.Alpha.Id ? desk.Alpha : desk.Beta;
}
