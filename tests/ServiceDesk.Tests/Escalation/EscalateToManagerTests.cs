using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Escalation;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tests.Escalation;

public sealed class EscalateToManagerTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static Task<long> EmployAsync(TestDesk desk, string name) => desk.InAsync(desk.Alpha, async scope =>
    {
        var (db, now) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(name, $"{Guid.NewGuid():N}@alpha.test", now, default);
        person.Employ(StaffRole.Agent, now);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
        return person.Id;
    });

    private static Task<string?> EscalateAsync(TestDesk desk, Act act, int number, string? reason) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<EscalateTicket>().RunAsync(act, number, reason, default));

    private static Task<List<int>> EscalatedAsync(TestDesk desk, Act act) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketList>().PageAsync(act, TicketFilter.Of(new StateTerm(TicketState.Escalated)), null, default)).Rows.Select(x => x.Number).ToList());

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OnesOwnManager_IsTold_AndTheTicketIsEscalated_UntilItIsHandled(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (boss, agent) = (await EmployAsync(desk, "Bea Boss"), await EmployAsync(desk, "Al Agent"));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var change = scope.GetRequiredService<ChangeReportingLine>();
            Assert.Equal(StaffOutcome.NotFound, await change.RunAsync(desk.StaffAct(desk.Alpha), agent, agent, default));
            Assert.Equal(StaffOutcome.NotFound, await change.RunAsync(desk.StaffAct(desk.Alpha), agent, 999_999, default));
            Assert.Equal(StaffOutcome.NotFound, await change.RunAsync(desk.StaffAct(desk.Alpha) with { Role = null }, agent, boss, default));
            Assert.Equal(StaffOutcome.Done, await change.RunAsync(desk.StaffAct(desk.Alpha), agent, boss, default));
        });
        var role = new Role { TenantId = desk.Alpha.Id, Name = "Own", Scope = TicketScope.Own };
        role.Hold([Right.Ticketing, Right.EscalateToManager]);
        var act = desk.StaffAct(desk.Alpha) with { PersonId = agent, Role = StaffRole.Agent, Rights = Rights.Of([role], []) };
        var (mine, foreign) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), mine.Number, new() { AssigneeId = agent }, default));

        Assert.Null(await EscalateAsync(desk, act, foreign.Number, "Not mine."));
        Assert.Null(await EscalateAsync(desk, act with { Rights = Rights.None }, mine.Number, "No right."));
        await Assert.ThrowsAsync<TicketRuleException>(() => EscalateAsync(desk, act, mine.Number, " "));
        Assert.Equal("Bea Boss", await EscalateAsync(desk, act, mine.Number, "It burns."));

        var view = (await TrashDesk.ReadAsync(desk, mine.Number))!;
        Assert.NotNull(view.EscalatedAt);
        Assert.Contains(view.History, x => x is { Fact: Fact.Escalated, From: "Bea Boss", To: "It burns.", PersonName: "Al Agent" });
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var mail = await scope.GetRequiredService<DeskDb>().Outbox.SingleAsync(x => x.TicketId == mine.Id && x.Kind == OutboxKind.Notice);
            Assert.Equal((boss, "It burns."), (mail.PersonId, mail.Text));
        });
        Assert.Contains(mine.Number, await EscalatedAsync(desk, desk.StaffAct(desk.Alpha)));
        Assert.Empty(await EscalatedAsync(desk, act));

        Task<bool> EndAsync(Act by, string? word) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<EndEscalation>().RunAsync(by, mine.Number, word, default));
        Assert.False(await EndAsync(act, "Mine."));
        await Assert.ThrowsAsync<TicketRuleException>(() => EndAsync(desk.StaffAct(desk.Alpha), null));
        Assert.True(await EndAsync(desk.StaffAct(desk.Alpha), "Called them."));
        Assert.False(await EndAsync(desk.StaffAct(desk.Alpha), "Twice."));
        view = (await TrashDesk.ReadAsync(desk, mine.Number))!;
        Assert.Null(view.EscalatedAt);
        Assert.Contains(view.History, x => x is { Fact: Fact.EscalationHandled, To: "Called them." });
        Assert.DoesNotContain(mine.Number, await EscalatedAsync(desk, desk.StaffAct(desk.Alpha)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WithoutAManager_TheGroupsMainPersonIsCalled_OrNobodyIsThere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (main, agent) = (await EmployAsync(desk, "Max Main"), await EmployAsync(desk, "Ann Agent"));
        var act = desk.StaffAct(desk.Alpha) with { PersonId = agent };
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var group = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var made = new Group { TenantId = desk.Alpha.Id, Name = $"{Guid.NewGuid():N}" };
            db.Add(made);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
            return made.Id;
        });
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, new() { GroupId = group }, default));
        Assert.Contains("nobody", (await Assert.ThrowsAsync<TicketRuleException>(() => EscalateAsync(desk, act, ticket.Number, "Why."))).Message, StringComparison.Ordinal);
        foreach (var person in new[] { agent, main })
        {
            await desk.InAsync(desk.Alpha, async scope =>
            {
                (await scope.GetRequiredService<DeskDb>().Groups.SingleAsync(x => x.Id == group)).MainPersonId = person;
                await scope.GetRequiredService<DeskDb>().SaveChangesAsync();
                scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
            });
            if (person == agent)
                await Assert.ThrowsAsync<TicketRuleException>(() => EscalateAsync(desk, act, ticket.Number, "Why."));
        }
        Assert.Equal("Max Main", await EscalateAsync(desk, act, ticket.Number, "Why."));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheOperationOfRules_IsTheSameState(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var loaded = await db.Tickets.SingleAsync(x => x.Id == ticket.Id);
            var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
            await scope.GetRequiredService<CarryOut>().PrepareAsync(
                Act.OfDesk(desk.Alpha.Id, Door.Job, desk.StaffAct(desk.Alpha).At), loaded, new() { Escalation = "By a rule." }, catalog, default);
            await db.SaveChangesAsync();
        });
        Assert.NotNull((await TrashDesk.ReadAsync(desk, ticket.Number))!.EscalatedAt);
        Assert.Contains(ticket.Number, await EscalatedAsync(desk, desk.StaffAct(desk.Alpha)));
    }
}
