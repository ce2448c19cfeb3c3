using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Scenarios;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using static ServiceDesk.Tests.Scenarios.ScenarioDesk;

namespace ServiceDesk.Tests.Scenarios;

public sealed class ScenarioTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AStatus_ToWhichNoWayLeads_IsRefused_AndWithItWhatElseTheActWouldDo(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var scenario = await DrawAsync(desk, desk.Alpha, "Careful", Usual);
        await SolveOnlyAnsweredAsync(desk, desk.Alpha, scenario);
        await PublishAsync(desk, desk.Alpha, scenario);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);

        var refused = await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Closed, new("I close it."), MessageKind.Note));
        Assert.Equal("“Careful” does not lead from “Open” to “Closed”.", refused.Message);
        Assert.Equal(1, await MessagesAsync(desk, ticket.Id));
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Working);
        await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Solved));
        // Answered in the same act.
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Solved, new("Press the button."));

        var now = await ReadAsync(desk, desk.Alpha, ticket.Number);
        Assert.Equal(Phase.Solved, now.Phase);
        Assert.Equal("Careful", Assert.Single(now.History, x => x.Fact == Fact.ScenarioChanged).To);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheDeskItself_MovesOnlyWhereTheScenarioLeads_AndNobodysWordLiesInAnEndedTicket(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        // No way from pending to working, and none out of closed.
        var scenario = await DrawAsync(desk, desk.Alpha, "Odd", [(Phase.Pending, Phase.Waiting), (Phase.Waiting, Phase.Closed)]);
        await PublishAsync(desk, desk.Alpha, scenario);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await WorkAsync(desk, desk.Alpha, ticket.Number, text: new("Which one?"));
        Assert.Equal(Phase.Pending, (await ReadAsync(desk, desk.Alpha, ticket.Number)).Phase);
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Waiting);
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Closed);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(desk.Alpha.Id, ticket.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), ticket.Number, RequestStep.Reopen, new("Not yet!"), [], default));
        Assert.Equal(Phase.Pending, (await ReadAsync(desk, desk.Alpha, ticket.Number)).Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ATicket_KeepsItsVersion_UntilItIsMoved(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var act = desk.StaffAct(desk.Alpha);
        var scenario = await DrawAsync(desk, desk.Alpha, "Changing", [.. Usual, (Phase.Pending, Phase.Closed)]);
        await PublishAsync(desk, desk.Alpha, scenario);
        var (first, second) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        var (pending, working, closed) = (catalog.StatusFor(Phase.Pending)!.Id, catalog.StatusFor(Phase.Working)!.Id, catalog.StatusFor(Phase.Closed)!.Id);
        await EditAsync(desk, desk.Alpha, edit => edit.DrawAsync(act, scenario, new(pending, [pending, working, closed], [closed], [(pending, working), (working, closed)]), default));
        await PublishAsync(desk, desk.Alpha, scenario);

        await WorkAsync(desk, desk.Alpha, first.Number, Phase.Closed);
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveTickets>().RunAsync(act, scenario, default)));
        await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, desk.Alpha, second.Number, Phase.Closed));
        Assert.Equal(0, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveTickets>().RunAsync(act, scenario, default)));
        var versions = (await ReadAsync(desk, desk.Alpha, first.Number)).ScenarioVersionId < (await ReadAsync(desk, desk.Alpha, second.Number)).ScenarioVersionId;
        Assert.True(versions);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task EnteringAndLeaving_DoWhatTheScenarioSays_AndItsTimersRun(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var act = desk.StaffAct(desk.Alpha);
        var group = await RuleDesk.GroupAsync(desk, desk.Alpha, "Experts", Distribution.Nobody, "Eva", "Emil");
        var scenario = await DrawAsync(desk, desk.Alpha, "Busy", Usual);
        var (working, waiting) = (await StatusAsync(desk, desk.Alpha, Phase.Working), await StatusAsync(desk, desk.Alpha, Phase.Waiting));
        await EditAsync(desk, desk.Alpha, edit => edit.SetStepsAsync(act, scenario, working, StatusEdge.Entering,
            [RuleDesk.Step("group", ("group", group.Id)), RuleDesk.Step("hand-out", ("way", "MainPerson")), RuleDesk.Step("note", ("text", "Experts, please."))], default));
        await EditAsync(desk, desk.Alpha, edit => edit.SetStepsAsync(act, scenario, working, StatusEdge.Leaving, [RuleDesk.Step("escalate", ("recipient", "main"), ("text", "Left too early?"))], default));
        await EditAsync(desk, desk.Alpha, edit => edit.SetTimerAsync(
            act, scenario, waiting, null, new("No answer", 1, DelayUnit.Minutes, null, [RuleDesk.Step("status", ("status", working))]), default));
        await PublishAsync(desk, desk.Alpha, scenario);

        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Working);
        var now = await ReadAsync(desk, desk.Alpha, ticket.Number);
        Assert.Equal((group.Id, group.MainPersonId), (now.GroupId, now.AssigneeId));
        Assert.Equal("Experts, please.", Assert.Single(now.History, x => x.Fact == Fact.RuleNoted).To);
        await WorkAsync(desk, desk.Alpha, ticket.Number, Phase.Waiting);
        Assert.Equal("Left too early?", Assert.Single((await ReadAsync(desk, desk.Alpha, ticket.Number)).History, x => x.Fact == Fact.Escalated).To);
        Assert.Contains(await desk.DeliverAsync(desk.Alpha), x => x.Kind == OutboxKind.Notice && x.PersonId == group.MainPersonId);

        var timer = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Timers.SingleAsync(x => x.TicketId == ticket.Id && x.Why == "No answer" && x.CancelledAt == null));
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<FireTimers>().RunAsync([timer.Id], default)));
        Assert.Equal(Phase.Working, (await ReadAsync(desk, desk.Alpha, ticket.Number)).Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheMostSpecific_ComesFirst_AndARuleMayChooseAnother(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var ids = await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            var made = new Customer { TenantId = desk.Alpha.Id, Name = "Acme", CreatedAt = at };
            db.Add(made);
            await db.SaveChangesAsync();
            var other = new Customer { TenantId = desk.Alpha.Id, Name = "Bolt", CreatedAt = at };
            db.AddRange(other, new Person { TenantId = desk.Alpha.Id, Name = "Rita", Address = "rita@acme.test", CreatedAt = at, CustomerId = made.Id });
            await db.SaveChangesAsync();
            var contract = new Contract { TenantId = desk.Alpha.Id, CustomerId = other.Id, Name = "Gold" };
            db.AddRange(contract, new Person { TenantId = desk.Alpha.Id, Name = "Bo", Address = "bo@bolt.test", CreatedAt = at, CustomerId = other.Id });
            await db.SaveChangesAsync();
            return (Acme: made.Id, Bolt: other.Id, Gold: contract.Id);
        });
        await PublishAsync(desk, desk.Alpha, await DrawAsync(desk, desk.Alpha, "Everybody", Usual));
        await PublishAsync(desk, desk.Alpha, await DrawAsync(desk, desk.Alpha, "Acme alone", Usual, isDefault: false, ids.Acme));
        await PublishAsync(desk, desk.Alpha, await DrawAsync(desk, desk.Alpha, "All of Bolt", Usual, isDefault: false, ids.Bolt));
        await PublishAsync(desk, desk.Alpha, await DrawAsync(desk, desk.Alpha, "Gold", Usual, isDefault: false, ids.Bolt, ids.Gold));
        var short1 = await DrawAsync(desk, desk.Alpha, "Short", [(Phase.Pending, Phase.Closed)], isDefault: false);
        await PublishAsync(desk, desk.Alpha, short1);
        await RuleDesk.PublishAsync(desk, desk.Alpha, RuleDesk.Rule(
            "Quick ones", [new("subject", Comparison.Contains, "quick")], [RuleDesk.Step("scenario", ("scenario", short1))]));
        foreach (var (subject, requester, expected) in new[] { ("A", "rita@other.test", "Everybody"), ("B", "rita@acme.test", "Acme alone"), ("C", "bo@bolt.test", "Gold"), ("A quick one", "rita@acme.test", "Short") })
        {
            var ticket = await desk.OpenTicketAsync(desk.Alpha, subject, requester: requester);
            Assert.Equal(expected, (await ReadAsync(desk, desk.Alpha, ticket.Number)).History.Single(x => x.Fact == Fact.ScenarioChanged).To);
        }
    }

    private static Task<int> MessagesAsync(TestDesk desk, long ticketId) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.CountAsync(x => x.TicketId == ticketId));
}
