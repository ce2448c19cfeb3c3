using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Access;

/// <summary>The use cases have the last word: whatever a door lets through, and by mail.</summary>
public sealed class UseCaseRightsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Work_OutsideTheScopeOfEdit_IsNotFound(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var agent = await AgentAsync(desk, TicketScope.Own, Right.Edit);
        var reader = await AgentAsync(desk, TicketScope.All, Right.Ticketing);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<AnswerRequest>().RunAsync(
            new Act(desk.Alpha.Id, ticket.RequesterId, null, Door.Portal, desk.StaffAct(desk.Alpha).At), ticket.Number, RequestStep.Update, new("And again."), [], default));
        var second = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id));
        foreach (var person in (Person[])[agent, reader])
            await RefusesAsync(desk, person, ticket.Number, second);
        Assert.False((await ReadAsync(desk, ticket.Number)).IsSpam);

        await WorkAsync(desk, desk.StaffAct(desk.Alpha), ticket.Number, new() { AssigneeId = agent.Id });
        Assert.True(await WorkAsync(desk, await ActAsync(desk, agent), ticket.Number, new() { Kind = MessageKind.Note, Text = new("Mine now.") }));
        await RefusesAsync(desk, reader, ticket.Number, second);
    }

    private static async Task RefusesAsync(TestDesk desk, Person person, int number, long message)
    {
        var act = await ActAsync(desk, person);
        Assert.False(await WorkAsync(desk, act, number, new() { Kind = MessageKind.Note, Text = new("Not for me.") }));
        Assert.False(await desk.InAsync(desk.Alpha, x => x.GetRequiredService<MarkSpam>().RunAsync(act, number, SpamBlock.Nobody, default)));
        Assert.False(await desk.InAsync(desk.Alpha, x => x.GetRequiredService<UnmarkSpam>().RunAsync(act, number, default)));
        Assert.False(await desk.InAsync(desk.Alpha, x => x.GetRequiredService<ForwardTicket>().RunAsync(act, number, new(["x@y.test"], "Look", [], []), default)));
        Assert.Null(await desk.InAsync(desk.Alpha, x => x.GetRequiredService<MoveMessage>().RunAsync(act, message, null, default)));
        await Assert.ThrowsAsync<TicketRuleException>(() => desk.InAsync(desk.Alpha, async x =>
        {
            var db = x.GetRequiredService<DeskDb>();
            await x.GetRequiredService<WorkOnTicket>().PrepareAsync(act, await db.Tickets.SingleAsync(ticket => ticket.Number == number), new() { PriorityId = 1 }, default);
        }));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TicketsForCustomers_NeedTheirPower(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        foreach (var (right, may) in ((Right, bool)[])[(Right.Delete, false), (Right.CreateCustomerTickets, true)])
        {
            var act = await ActAsync(desk, await AgentAsync(desk, TicketScope.All, right));
            var open = desk.InAsync(desk.Alpha, async scope =>
            {
                var requester = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, "called@customer.test", act.At, default);
                return await scope.GetRequiredService<OpenTicket>().RunAsync(act, new("A call", new("They called."), requester), default);
            });
            if (may)
                Assert.Equal("A call", (await open).Subject);
            else
                await Assert.ThrowsAsync<TicketRuleException>(() => open);
        }
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnswerByMail_IsWorkOnTheTicket_AndIsKeptAsideWithoutTheRight(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var agent = await AgentAsync(desk, TicketScope.Own, Right.Edit);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: $"{Guid.NewGuid():N}@customer.test");
        await WorkAsync(desk, desk.StaffAct(desk.Alpha), ticket.Number, new() { AssigneeId = agent.Id });
        await desk.DeliverAsync(desk.Alpha);
        var notice = desk.Transport.LastTo(agent.Address).MessageId;

        var first = await desk.ReceiveAsync(desk.Alpha, Mail(agent, notice!, "Come by at noon."));
        Assert.Equal(JournalState.Placed, first.State);
        var answered = await ReadAsync(desk, ticket.Number);
        Assert.Equal((true, agent.Id), (answered.Messages[^1].IsFromStaff, answered.Messages[^1].AuthorId));

        // Given to somebody else since: the notice is still in the agent's mailbox.
        await WorkAsync(desk, desk.StaffAct(desk.Alpha), ticket.Number, new() { AssigneeId = desk.AlphaAdministrator });
        var second = await desk.ReceiveAsync(desk.Alpha, Mail(agent, notice!, "Or at one."));
        Assert.Equal(JournalState.KeptAside, second.State);
        var kept = await ReadAsync(desk, ticket.Number);
        Assert.Equal(answered.Messages.Count, kept.Messages.Count);
        Assert.DoesNotContain(kept.Participants, x => x.PersonId == agent.Id);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Counts_AreThoseOfTheScope(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var agent = await AgentAsync(desk, TicketScope.Group, Right.Ticketing);
        foreach (var (assignee, inGroup) in ((long, bool)[])[(agent.Id, false), (0, true), (desk.AlphaAdministrator, true), (desk.AlphaAdministrator, false), (0, false)])
        {
            var ticket = await desk.OpenTicketAsync(desk.Alpha);
            var group = await GroupAsync(desk, agent);
            await WorkAsync(desk, desk.StaffAct(desk.Alpha), ticket.Number, new() { AssigneeId = assignee, GroupId = inGroup ? group : 0 });
        }
        var act = await ActAsync(desk, agent);
        var counts = await CountsAsync(desk, act);
        Assert.Equal((3, 1, 1), (counts.All, counts.Mine, counts.Unassigned));
        Assert.Equal(3, counts.ByQueue.Values.Sum());
        Assert.Equal(5, (await CountsAsync(desk, desk.StaffAct(desk.Alpha))).All);
        Assert.Equal(0, (await CountsAsync(desk, act with { Rights = Rights.None })).All);
        Assert.Equal(5, (await CountsAsync(desk, act with { Rights = Rights.All })).All);
    }

    private static Task<MenuCounts> CountsAsync(TestDesk desk, Act act) => desk.InAsync(desk.Alpha, x => x.GetRequiredService<QueueCounts>().GetAsync(act, default));

    private static string Mail(Person from, string notice, string text) =>
        $"From: {from.Address}\nTo: help@alpha.test\nSubject: Re: it\nMessage-ID: <{Guid.NewGuid():N}@alpha.test>\nIn-Reply-To: <{notice}>\n\n{text}\n";

    private static Task<Person> AgentAsync(TestDesk desk, TicketScope scope, params Right[] rights) => desk.InAsync(desk.Alpha, async services =>
    {
        var db = services.GetRequiredService<DeskDb>();
        var person = new Person { TenantId = db.TenantId, Name = "Cleo", Address = $"{Guid.NewGuid():N}@alpha.test", CreatedAt = desk.StaffAct(desk.Alpha).At };
        person.Employ(StaffRole.Agent, person.CreatedAt);
        var role = new Role { TenantId = db.TenantId, Name = $"{Guid.NewGuid()}", Scope = scope };
        role.Hold(rights);
        db.AddRange(person, role);
        await db.SaveChangesAsync();
        db.Add(new PersonRole { TenantId = db.TenantId, PersonId = person.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        services.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return person;
    });

    private static Task<long> GroupAsync(TestDesk desk, Person member) => desk.InAsync(desk.Alpha, async services =>
    {
        var db = services.GetRequiredService<DeskDb>();
        if (await db.Groups.SingleOrDefaultAsync(x => x.Name == "Theirs") is { } made)
            return made.Id;
        var group = new Group { TenantId = db.TenantId, Name = "Theirs" };
        group.Members.Add(new GroupMember { TenantId = db.TenantId, PersonId = member.Id });
        db.Add(group);
        await db.SaveChangesAsync();
        services.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return group.Id;
    });

    private static Task<Act> ActAsync(TestDesk desk, Person person) => desk.InAsync(desk.Alpha, async services =>
        Act.Of(person, Door.Staff, desk.StaffAct(desk.Alpha).At) with { Rights = (await services.GetRequiredService<StaffRights>().OfAsync(person.Id, default))! });

    private static Task<bool> WorkAsync(TestDesk desk, Act act, int number, TicketWork work) =>
        desk.InAsync(desk.Alpha, x => x.GetRequiredService<WorkOnTicket>().RunAsync(act, number, work, default));

    private static Task<TicketView> ReadAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, async x =>
        (await x.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), number, default))!);
}
