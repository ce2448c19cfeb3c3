using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Jobs;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.ServiceLevels;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Timers;

public sealed class StatusTimerTests
{
    // A Monday, ten o'clock in the zone of the tests' tenants (UTC).
    private static readonly DateTimeOffset Monday = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    private static async Task<(TestDesk Desk, MovedTime Time)> DeskAsync(DatabaseProvider provider)
    {
        var time = new MovedTime(Monday);
        var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        // Clocks of service levels have timers too.
        await LevelDesk.ClearAsync(desk, desk.Alpha);
        await LevelDesk.ClearAsync(desk, desk.Beta);
        return (desk, time);
    }

    private static Task<List<TicketTimer>> TimersAsync(TestDesk desk, TenantInfo tenant, long ticketId) => desk.InAsync(tenant, scope =>
        scope.GetRequiredService<DeskDb>().Timers.AsNoTracking().Where(x => x.TicketId == ticketId).OrderBy(x => x.StartedAt).ToListAsync());

    private static async Task<int> FireDueAsync(TestDesk desk, TenantInfo tenant, MovedTime time)
    {
        var due = await desk.InAsync(tenant, scope => scope.GetRequiredService<DeskDb>().DueWork
            .Where(x => x.TenantId == tenant.Id && x.Kind == WorkKind.FireTimer && x.DueAt <= time.Now.UtcDateTime).Select(x => x.Key).ToListAsync());
        if (due.Count > 0)
            Assert.True(await desk.InAsync(tenant, scope => scope.GetRequiredService<FireTimers>().RunAsync(due, default)));
        return due.Count;
    }

    private static Task WorkAsync(TestDesk desk, TenantInfo tenant, int number, TicketWork work) => desk.InAsync(tenant, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(tenant), number, work, default)));

    private static async Task<long> StatusAsync(TestDesk desk, TenantInfo tenant, Phase phase) => (await RuleDesk.CatalogAsync(desk, tenant)).StatusFor(phase)!.Id;

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatStaysPendingTooLong_IsBroughtBeforeTriage_InWorkingTime(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        time.Now = Monday.AddHours(5);
        var ticket = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        var timer = Assert.Single(await TimersAsync(desk, desk.Beta, ticket.Id));
        // Two of its four hours are left for Tuesday morning.
        Assert.Equal((Monday.AddDays(1).AddHours(1).UtcDateTime, 240, "Pending too long"), (timer.DueAt, timer.Minutes, timer.Why));
        time.Now = Monday.AddDays(1);
        Assert.Equal(0, await FireDueAsync(desk, desk.Beta, time));
        time.Now = Monday.AddDays(1).AddHours(1);
        Assert.Equal(1, await FireDueAsync(desk, desk.Beta, time));
        Assert.Equal(0, await FireDueAsync(desk, desk.Beta, time));

        var after = await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id);
        Assert.Equal("pending too long", after.TagText);
        Assert.Equal("Pending too long", Assert.Single(after.History, x => x.Fact == Fact.TimerFired).From);
        var notice = Assert.Single(await desk.DeliverAsync(desk.Beta), x => x.Kind == OutboxKind.Notice);
        Assert.Equal(desk.BetaAdministrator, notice.PersonId);
        Assert.Contains("Nobody has started", desk.Transport.LastTo("bob@beta.test").TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ATimerWithConditions_IsDoneForThoseTicketsAlone_OfWhichTheyHoldWhenTheTimeIsUp(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Beta);
        var high = catalog.Priorities.Single(x => x.Name == "High").Id;
        await SaveAsync(desk, "Urgent and untouched", new(true,
        [
            new Condition("priority", Comparison.IsOneOf, high.ToString(CultureInfo.InvariantCulture)), new Condition("subject-or-text", Comparison.Contains, "milk"),
        ]));
        var (raised, lowered, other) = (
            await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?"), await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?"), await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the tea?"));
        // What counts is how things stand then, not when the timer began.
        await WorkAsync(desk, desk.Beta, raised.Number, new() { PriorityId = high });
        await WorkAsync(desk, desk.Beta, other.Number, new() { PriorityId = high });
        Assert.Equal(3, (await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Timers.CountAsync(x => x.When != null && x.CancelledAt == null))));
        time.Now = Monday.AddHours(1);
        await FireDueAsync(desk, desk.Beta, time);
        Assert.Equal((true, false, false), (await IsTaggedAsync(raised.Id), await IsTaggedAsync(lowered.Id), await IsTaggedAsync(other.Id)));
        Assert.DoesNotContain((await RuleDesk.ReadAsync(desk, desk.Beta, lowered.Id)).History, x => x.Fact == Fact.TimerFired);
        Assert.NotNull((await TimersAsync(desk, desk.Beta, lowered.Id)).Single(x => x.Why == "Urgent and untouched").CancelledAt);

        async Task<bool> IsTaggedAsync(long id) => (await RuleDesk.ReadAsync(desk, desk.Beta, id)).TagText.Contains("late", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConditionsOfATimer_AreKeptInTheTrash_UseWhatTheyName_AndAreRefusedWhereTheyCannotBeAsked()
    {
        var (desk, time) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var _ = desk;
        var kind = desk.Services.GetRequiredService<GuideCatalog>().Find("categories")!;
        var category = new Category { TenantId = desk.Beta.Id, Name = "Milk", Order = 99 };
        await desk.InAsync(desk.Beta, async scope =>
        {
            scope.GetRequiredService<DeskDb>().Add(category);
            await scope.GetRequiredService<DeskDb>().SaveChangesAsync();
        });
        desk.Services.GetRequiredService<CatalogCache>().Forget(desk.Beta.Id);
        Assert.False(await IsUsedAsync());
        await SaveAsync(desk, "Late", new(false, [new Condition("category", Comparison.IsNoneOf, category.Id.ToString(CultureInfo.InvariantCulture))]));
        Assert.True(await IsUsedAsync());

        var ticket = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        await desk.InAsync(desk.Beta, async scope => Assert.True(await scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number, null, default)));
        time.Now = Monday.AddMinutes(30);
        await desk.InAsync(desk.Beta, async scope => Assert.True(await scope.GetRequiredService<RestoreTicket>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number, default)));
        Assert.NotNull((await TimersAsync(desk, desk.Beta, ticket.Id)).Single(x => x.Why == "Late" && x.IsRunning).When);

        Assert.Contains("known only while a request comes in", await RefusedAsync(new Condition("header", Comparison.Contains, "x", "X-Spam")), StringComparison.Ordinal);
        Assert.Contains("There is no field", await RefusedAsync(new Condition("moon", Comparison.Is, "full")), StringComparison.Ordinal);
        Assert.Contains("too much", await RefusedAsync([.. Enumerable.Range(0, 3).Select(x => new Condition("subject", Comparison.Contains, new string((char)('a' + x), 3500)))]), StringComparison.Ordinal);

        Task<bool> IsUsedAsync() => desk.InAsync(desk.Beta, scope => scope.GetRequiredService<GuideUse>().IsUsedAsync(kind, category, default));

        async Task<string> RefusedAsync(params Condition[] conditions) => (await TrySaveAsync(desk, "Refused", new(true, conditions))).Problem ?? "";
    }

    private static async Task SaveAsync(TestDesk desk, string name, ConditionList when) => Assert.Null((await TrySaveAsync(desk, name, when)).Problem);

    private static async Task<StatusTimerOutcome> TrySaveAsync(TestDesk desk, string name, ConditionList when)
    {
        var pending = await StatusAsync(desk, desk.Beta, Phase.Pending);
        return (await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeStatusTimer>().RunAsync(
            desk.StaffAct(desk.Beta), null,
            new(name, pending, new(60, DelayUnit.Minutes), null, when, [new("tags", new Dictionary<string, string> { ["tags"] = "late" })], true), default)))!;
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhoeverStarts_StopsTheTimer_AndWhatIsSolvedForFiveDays_IsClosed(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var ticket = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        await WorkAsync(desk, desk.Beta, ticket.Number, new() { Text = new("The cow.") });
        Assert.NotNull(Assert.Single(await TimersAsync(desk, desk.Beta, ticket.Id)).CancelledAt);
        time.Now = Monday.AddDays(1);
        Assert.Equal(1, await FireDueAsync(desk, desk.Beta, time));
        Assert.DoesNotContain((await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).History, x => x.Fact == Fact.TimerFired);

        await WorkAsync(desk, desk.Beta, ticket.Number, new() { StatusId = await StatusAsync(desk, desk.Beta, Phase.Solved) });
        var closing = (await TimersAsync(desk, desk.Beta, ticket.Id))[^1];
        Assert.Equal(Monday.AddDays(8).UtcDateTime, closing.DueAt);
        time.Now = Monday.AddDays(8);
        await FireDueAsync(desk, desk.Beta, time);
        Assert.Equal(Phase.Closed, (await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AHolidayAddedLater_PutsOff_WhatHasNotFired(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var ticket = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        Assert.Equal(Monday.AddHours(4).UtcDateTime, Assert.Single(await TimersAsync(desk, desk.Beta, ticket.Id)).DueAt);
        var calendar = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Calendars.SingleAsync());
        var hours = Enumerable.Range(1, 5).ToDictionary(x => (DayOfWeek)x, _ => (string?)"9:00-17:00");
        var outcome = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeCalendar>().RunAsync(
            desk.StaffAct(desk.Beta), calendar.Id, new(calendar.Name, "UTC", hours, "2026-06-01", true), default));
        Assert.Equal(CalendarOutcome.Done, outcome);
        Assert.Equal(Monday.AddDays(1).AddHours(3).UtcDateTime, Assert.Single(await TimersAsync(desk, desk.Beta, ticket.Id)).DueAt);
        time.Now = Monday.AddHours(4);
        Assert.Equal(0, await FireDueAsync(desk, desk.Beta, time));
        time.Now = Monday.AddDays(1).AddHours(3);
        Assert.Equal(1, await FireDueAsync(desk, desk.Beta, time));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TimersThatSetEachOtherOff_AreStopped_AndTheirAuthorIsTold(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var (waiting, working) = (await StatusAsync(desk, desk.Alpha, Phase.Waiting), await StatusAsync(desk, desk.Alpha, Phase.Working));
        await AddAsync(desk, "Ping", waiting, RuleDesk.Step("status", ("status", working)));
        await AddAsync(desk, "Pong", working, RuleDesk.Step("status", ("status", waiting)));
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await WorkAsync(desk, desk.Alpha, ticket.Number, new() { StatusId = working });
        var fired = 0;
        for (var i = 0; i < 60; i++)
        {
            time.Now += TimeSpan.FromMinutes(1);
            fired += await FireDueAsync(desk, desk.Alpha, time);
        }
        Assert.Equal(FireTimers.MostOfATicket + 1, fired);
        var timers = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().StatusTimers.Where(x => x.Problem != null).ToListAsync());
        Assert.Contains("set each other off", Assert.Single(timers).Problem, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AWorker_FiresWhatIsDue_Once(DatabaseProvider provider)
    {
        var (desk, time) = await DeskAsync(provider);
        await using var _ = desk;
        var tickets = new List<Ticket>();
        for (var i = 0; i < 3; i++)
            tickets.Add(await desk.OpenTicketAsync(desk.Beta, $"Question {i}", "Who brings the milk?"));
        time.Now = Monday.AddDays(1);
        using var worker = ActivatorUtilities.CreateInstance<DueWorker>(desk.Services);
        Assert.Equal(3, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        Assert.Equal(0, await worker.RunOnceAsync(WorkKind.FireTimer, default));
        foreach (var ticket in tickets)
            Assert.Single((await RuleDesk.ReadAsync(desk, desk.Beta, ticket.Id)).History, x => x.Fact == Fact.TimerFired);
    }

    [Fact]
    public async Task ATimerWhoseStatusIsArchivedMeanwhile_SaysSo()
    {
        var (desk, time) = await DeskAsync(DatabaseProvider.Sqlite);
        await using var _ = desk;
        var group = await RuleDesk.GroupAsync(desk, desk.Alpha, "Gone", ServiceDesk.People.Distribution.Nobody, "Gil");
        var pending = (await RuleDesk.CatalogAsync(desk, desk.Alpha)).InitialStatus.Id;
        await AddAsync(desk, "To nobody", pending, RuleDesk.Step("group", ("group", group.Id)));
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ServiceDesk.People.ArchiveGroup>().RunAsync(desk.StaffAct(desk.Alpha), group.Id, default));
        time.Now = Monday.AddHours(1);
        await FireDueAsync(desk, desk.Alpha, time);
        Assert.Contains("no longer there", (await TimersAsync(desk, desk.Alpha, ticket.Id))[0].Problem, StringComparison.Ordinal);
        Assert.NotNull(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().StatusTimers.Where(x => x.Name == "To nobody").Select(x => x.Problem).SingleAsync()));
    }

    private static Task AddAsync(TestDesk desk, string name, long statusId, OperationStep step) => desk.InAsync(desk.Alpha, async scope =>
    {
        var outcome = await scope.GetRequiredService<ChangeStatusTimer>().RunAsync(
            desk.StaffAct(desk.Alpha), null, new(name, statusId, new(1, DelayUnit.Minutes), null, ConditionList.None, [step], true), default);
        Assert.Null(outcome!.Problem);
    });
}
