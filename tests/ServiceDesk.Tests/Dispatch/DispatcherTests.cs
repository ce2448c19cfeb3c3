using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using static ServiceDesk.Tests.Dispatch.RuleDesk;

namespace ServiceDesk.Tests.Dispatch;

public sealed class DispatcherTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ARequest_GoesToTheMainPersonOfTheGroupFound_InPending_AndTellsThem(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var av = (await CatalogAsync(desk, desk.Beta)).Groups.Single(x => x.Name == "AV");
        var main = await desk.InAsync(desk.Beta, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            var person = new Person { TenantId = desk.Beta.Id, Name = "Vera Video", Address = "vera@beta.test", CreatedAt = at };
            person.Employ(StaffRole.Agent, at);
            db.Add(person);
            await db.SaveChangesAsync();
            (await db.Groups.SingleAsync(x => x.Id == av.Id)).MainPersonId = person.Id;
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Beta.Id);
            return person;
        });
        var opened = await desk.OpenTicketAsync(desk.Beta, "No picture", "The projector in room 5 stays dark.");
        var ticket = await ReadAsync(desk, desk.Beta, opened.Id);
        Assert.Equal((av.Id, main.Id, Phase.Pending), (ticket.GroupId, ticket.AssigneeId, ticket.Phase));
        await desk.DeliverAsync(desk.Beta);
        Assert.Contains("No picture", desk.Transport.LastTo("vera@beta.test").Subject, StringComparison.Ordinal);

        var story = await StoryAsync(desk, desk.Beta, opened.Id);
        var rule = Assert.Single(story.Rules, x => x.Held);
        Assert.Equal(("Projectors and sound", true), (rule.Name, rule.Stopped));
        Assert.Contains(rule.Conditions, x => x is { Held: true, Field: "subject-or-text" } && x.Seen.Contains("projector", StringComparison.Ordinal));
        Assert.Equal(("AV", Distribution.MainPerson, "Vera Video"), (story.HandOver!.Group, story.HandOver.How, story.HandOver.Person));
        Assert.Contains(ticket.History, x => x.Fact == Fact.Assigned && x.PersonId is null && x.To == "Vera Video" && x.Why == "AV");
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatNoRulePlaces_GoesToTriage(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        var ticket = await ReadAsync(desk, desk.Beta, opened.Id);
        Assert.Equal(((await CatalogAsync(desk, desk.Beta)).Triage!.Id, desk.BetaAdministrator), (ticket.GroupId, ticket.AssigneeId));
        Assert.True(Assert.Single((await StoryAsync(desk, desk.Beta, opened.Id)).Rules, x => x.Held).IsDefault);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Rules_HaveTheirSayInOrder_SeeWhatThoseAboveDid_AndStop(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var catalog = await CatalogAsync(desk, desk.Alpha);
        var group = await GroupAsync(desk, desk.Alpha, "Alarms", Distribution.Nobody, "Al", "Bo");
        var (queue, urgent) = (catalog.Queues.Single(x => x.Name == "Internal"), catalog.Priorities.Single(x => x.Name == "Urgent"));
        await PublishAsync(
            desk, desk.Alpha,
            Rule("Off", [new("subject", Comparison.IsFilled)], [Step("tags", ("tags", "off"))], isOn: false),
            Rule("Alarms", [new("header", Comparison.Is, "red", "X-Alarm"), new("sender", Comparison.EndsWith, "@machines.test")],
                [Step("queue", ("queue", queue.Id)), Step("group", ("group", group.Id)), Step("tags", ("tags", "Alarm, night")), Step("notify", ("recipient", "group"), ("text", "Look at once!"))]),
            Rule("Internal is urgent", [new("queue", Comparison.IsOneOf, $"{queue.Id}"), new("tag", Comparison.Is, "alarm")], [Step("priority", ("priority", urgent.Id))], stops: true),
            Rule("Never reached", [new("subject", Comparison.IsFilled)], [Step("tags", ("tags", "never"))]));
        var entry = await desk.ReceiveAsync(desk.Alpha, "From: unit@machines.test\nTo: help@alpha.test\nSubject: Overheated\nMessage-ID: <1@machines.test>\nX-Alarm: red\n\n90 degrees\n");
        var ticket = await ReadAsync(desk, desk.Alpha, entry.TicketId!.Value);
        Assert.Equal((queue.Id, group.Id, urgent.Id, "alarm, night", null), (ticket.QueueId, ticket.GroupId, ticket.PriorityId, ticket.TagText, ticket.AssigneeId));
        Assert.Contains(ticket.History, x => x.Fact == Fact.PriorityChanged && x.Why == "Alarms, Internal is urgent");
        var notices = (await desk.DeliverAsync(desk.Alpha)).Where(x => x.Kind == OutboxKind.Notice).ToList();
        Assert.Equal(["Al", "Bo"], notices.Select(x => x.Person.Name).Order());
        Assert.Contains("Look at once!", desk.Transport.LastTo(notices[0].Person.Address).TextBody, StringComparison.Ordinal);

        var other = await desk.ReceiveAsync(desk.Alpha, "From: unit@machines.test\nTo: help@alpha.test\nSubject: Warm\nMessage-ID: <2@machines.test>\nX-Alarm: yellow\n\n60 degrees\n");
        var story = await StoryAsync(desk, desk.Alpha, other.TicketId!.Value);
        var nearly = Assert.Single(story.Rules, x => !x.Held);
        Assert.Equal(("Alarms", "yellow"), (nearly.Name, nearly.Conditions.Single(x => !x.Held).Seen));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Work_IsHandedOut_InTurn_AndToWhoeverHasLeast(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var turn = await GroupAsync(desk, desk.Alpha, "Turn", Distribution.InTurn, "Ann", "Ben", "Cid");
        await PublishAsync(desk, desk.Alpha, Rule("All", [new("subject", Comparison.IsFilled)], [Step("group", ("group", turn.Id))]));
        Assert.Equal(["Ann", "Ben", "Cid", "Ann"], await AssigneesAsync(desk, 4));

        var least = await GroupAsync(desk, desk.Alpha, "Least", Distribution.LeastOpen, "Dan", "Eve", "Fay");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Name == "Dan")).AwayUntil = scope.GetRequiredService<UtcClock>().UtcNow.AddDays(1);
            (await db.People.SingleAsync(x => x.Name == "Fay")).MostOpen = 1;
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
        });
        await PublishAsync(desk, desk.Alpha, Rule("All", [new("subject", Comparison.IsFilled)], [Step("group", ("group", least.Id))]));
        Assert.Equal(["Eve", "Fay", "Eve"], await AssigneesAsync(desk, 3));
    }

    [Fact]
    public async Task WhatSomebodyChose_StaysAsTheyChose()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var catalog = await CatalogAsync(desk, desk.Beta);
        var it = catalog.Queues.Single(x => x.Name == "IT");
        var ticket = await desk.InAsync(desk.Beta, async scope =>
        {
            var (db, act) = (scope.GetRequiredService<DeskDb>(), desk.StaffAct(desk.Beta));
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, "rita@customer.test", act.At, default);
            return await scope.GetRequiredService<ServiceDesk.Dispatch.OpenTicket>().RunAsync(
                act, new("Something", new("Words that no rule knows"), person) { QueueId = it.Id }, default);
        });
        // Not to triage: the queue was chosen.
        Assert.Equal((it.Id, it.GroupId), (ticket.QueueId, ticket.GroupId));
    }

    private static async Task<List<string>> AssigneesAsync(TestDesk desk, int count)
    {
        var names = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var opened = await desk.OpenTicketAsync(desk.Alpha, $"Work {i}");
            var assignee = (await ReadAsync(desk, desk.Alpha, opened.Id)).AssigneeId;
            names.Add((await CatalogAsync(desk, desk.Alpha)).StaffName(assignee) ?? "");
        }
        return names;
    }
}
