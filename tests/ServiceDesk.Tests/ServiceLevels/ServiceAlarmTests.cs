using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Jobs;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>What is done when a promise is nearly due, and when it is broken.</summary>
public sealed class ServiceAlarmTests
{
    private static readonly ServiceLevelDefinition Tagged = new()
    {
        FirstResponse = LevelDesk.Minutes(60),
        Warning = [RuleDesk.Step("tags", ("tags", "soon"))],
        Breach = [RuleDesk.Step("tags", ("tags", "late")), RuleDesk.Step("notify", ("recipient", "assignee"), ("text", "Too late."))],
    };

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AWarning_ThenTheBreach_AreDoneOnceEach_AndStandInLedgerAndHistory(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, Tagged);
        var ticket = await desk.OpenAsync();
        await desk.WorkAsync(ticket, new() { AssigneeId = desk.Desk.AlphaAdministrator });
        desk.At(0, 47);
        Assert.Equal(0, await desk.FireAsync());
        desk.At(0, 48);
        using var worker = ActivatorUtilities.CreateInstance<DueWorker>(desk.Desk.Services);
        Assert.Equal(1, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        Assert.Equal(0, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        Assert.Equal("soon", (await desk.ReadAsync(ticket)).TagText);
        desk.At(1);
        Assert.Equal(1, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        desk.At(1, 12);
        Assert.Equal(0, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        await desk.ReplyAsync(ticket);

        Assert.Equal("Start 0, Warn 48, Breach 60, Fulfil 72", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        var after = await desk.ReadAsync(ticket);
        Assert.Equal(("late, soon", null), (after.TagText, after.DueAt));
        Assert.Equal([(Fact.TargetWarned, "First response", "Only"), (Fact.TargetMissed, "First response", "Only")],
            after.History.Where(x => x.Fact is Fact.TargetWarned or Fact.TargetMissed).OrderBy(x => x.Id).Select(x => (x.Fact, x.From, x.Why)));
        Assert.Single(await desk.Desk.DeliverAsync(desk.Desk.Alpha), x => x.Kind == OutboxKind.Notice && x.PersonId == desk.Desk.AlphaAdministrator);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AfterADownTime_WarningAndBreach_ComeInTheirOrder(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, Tagged);
        var ticket = await desk.OpenAsync();
        desk.At(48);
        Assert.Equal(1, await desk.FireAsync());
        Assert.Equal(1, await desk.FireAsync());
        Assert.Equal(0, await desk.FireAsync());
        Assert.Equal("Start 0, Warn 960, Breach 960", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal(LevelDesk.Utc(1), (await desk.ReadAsync(ticket)).DueAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnAnswerBeforeIt_StopsTheAlarm(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, Tagged);
        var ticket = await desk.OpenAsync();
        desk.At(0, 30);
        await desk.ReplyAsync(ticket);
        desk.At(2);
        Assert.Equal(1, await desk.FireAsync());
        Assert.Equal("Start 0, Fulfil 30", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal("", (await desk.ReadAsync(ticket)).TagText);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ManyAtOnce_AreReadTogether(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, Tagged with { Warning = [] });
        var tickets = new List<Ticket>();
        for (var i = 0; i < 5; i++)
            tickets.Add(await desk.OpenAsync());
        desk.At(1);
        Assert.Equal(5, await desk.FireAsync());
        foreach (var ticket in tickets)
            Assert.Equal("Start 0, Breach 60", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task LevelsThatSetEachOtherOff_AreStopped_AndTheirAuthorIsTold(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var (low, high) = (await desk.PriorityAsync("Low"), await desk.PriorityAsync("High"));
        foreach (var (name, when, then) in new[] { ("Ping", low, high), ("Pong", high, low) })
            await desk.AddAsync(name, new()
            {
                Conditions = [new Condition("priority", Comparison.IsOneOf, when.ToString(System.Globalization.CultureInfo.InvariantCulture))],
                FirstResponse = LevelDesk.Minutes(1),
                Breach = [RuleDesk.Step("priority", ("priority", then))],
            });
        var ticket = await desk.OpenAsync();
        await desk.PriorityAsync(ticket, "Low");
        var fired = 0;
        for (var i = 0; i < 60; i++)
        {
            desk.Time.Now += TimeSpan.FromMinutes(1);
            fired += await desk.FireAsync();
        }
        Assert.Equal(FireTimers.MostOfATicket + 1, fired);
        var problems = await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().ServiceLevels.Where(x => x.Problem != null).Select(x => x.Problem).ToListAsync());
        Assert.Contains("set each other off", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAlarmWhoseGroupIsArchivedMeanwhile_SaysSo()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var group = await RuleDesk.GroupAsync(desk.Desk, desk.Desk.Alpha, "Gone", Distribution.Nobody, "Gil");
        await desk.AddAsync("To nobody", new() { FirstResponse = LevelDesk.Minutes(60), Breach = [RuleDesk.Step("group", ("group", group.Id))] });
        var ticket = await desk.OpenAsync();
        await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<ArchiveGroup>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), group.Id, default));
        desk.At(1);
        await desk.FireAsync();
        Assert.Contains("no longer there", (await desk.ReadAsync(ticket)).History.Single(x => x.Fact == Fact.TargetMissed).To, StringComparison.Ordinal);
        Assert.NotNull(await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().ServiceLevels.Select(x => x.Problem).SingleAsync()));
    }
}
