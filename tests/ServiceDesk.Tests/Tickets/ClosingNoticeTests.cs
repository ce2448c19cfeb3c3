using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.Templates;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Tickets;

/// <summary>One mail at the end of a ticket, never two.</summary>
public sealed class ClosingNoticeTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Solved_TellsTheRequesterOnce_WhereTheTenantWishesIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var silent = await desk.OpenTicketAsync(desk.Alpha, requester: "silent@customer.test");
        await SetAsync(desk, silent, Phase.Solved);
        await TellAsync(desk, true);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "told@customer.test");
        await SetAsync(desk, ticket, Phase.Solved);
        await SetAsync(desk, ticket, Phase.Closed);
        Assert.Equal((0, 1), (await CountAsync(desk, silent), await CountAsync(desk, ticket)));

        await desk.DeliverAsync(desk.Alpha);
        var mail = desk.Transport.LastTo("told@customer.test");
        Assert.Equal($"[#{ticket.Number}] The printer smokes", mail.Subject);
        Assert.Contains("“The printer smokes”, has been solved.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("> It smokes since this morning.", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers.First(x => x.Name == "Auto-Submitted").Value);
        Assert.Contains('+', Assert.Single(mail.ReplyTo).Address);
        await TellAsync(desk, false);
    }

    [Fact]
    public async Task AnAnswerThatSolves_GoesAlone_ANoteDoesNotCount()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await TellAsync(desk, true);
        var answered = await desk.OpenTicketAsync(desk.Alpha);
        await SetAsync(desk, answered, Phase.Solved, new() { Text = new("Done.") });
        var noted = await desk.OpenTicketAsync(desk.Alpha);
        await SetAsync(desk, noted, Phase.Closed, new() { Text = new("Done, between us."), Kind = MessageKind.Note });
        Assert.Equal((0, 1), (await CountAsync(desk, answered), await CountAsync(desk, noted)));

        await SetAsync(desk, noted, Phase.Working);
        await SetAsync(desk, noted, Phase.Solved);
        Assert.Equal(2, await CountAsync(desk, noted));
        await TellAsync(desk, false);
    }

    [Fact]
    public async Task ARequesterWhoClosed_IsNotTold()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await TellAsync(desk, true);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "self@customer.test");
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(desk.Alpha.Id, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, RequestStep.Close, NewText.None, [], default));
        Assert.Equal(0, await CountAsync(desk, ticket));
        await TellAsync(desk, false);
    }

    private static Task SetAsync(TestDesk desk, Ticket ticket, Phase phase, TicketWork? work = null) => desk.InAsync(desk.Alpha, async scope =>
    {
        var status = await scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == phase).Select(x => x.Id).FirstAsync();
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, (work ?? new()) with { StatusId = status }, default));
    });

    private static Task TellAsync(TestDesk desk, bool tells) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeClosingNotice>().RunAsync(desk.StaffAct(desk.Alpha), tells, default));

    private static Task<int> CountAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Closing));
}
