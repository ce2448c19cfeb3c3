using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Calendars;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>Which service level counts, and what changes to levels and calendars do to clocks that run.</summary>
public sealed class ServiceLevelTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheFirstThatHolds_Counts_AndMovingOne_ChangesThat(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var (wide, narrow) = (await desk.AddAsync("Wide", Promise(60)), await desk.AddAsync("Narrow", Promise(30, new Condition("subject", Comparison.Contains, "printer"))));
        var off = await desk.AddAsync("Off", Promise(10));
        await ChangeAsync(desk, off, new("Off", false, null, Promise(10)));
        Assert.Equal(wide, (await desk.ReadAsync(await desk.OpenAsync())).ServiceLevelId);
        Assert.True(await MoveAsync(desk, narrow, earlier: true));
        Assert.True(await MoveAsync(desk, off, earlier: true));
        Assert.Equal(narrow, (await desk.ReadAsync(await desk.OpenAsync())).ServiceLevelId);
        Assert.False(await MoveAsync(desk, 999_999, earlier: true));
    }

    [Fact]
    public async Task ConditionsOnTheRequest_AreAskedAgain_WhenTheTicketChanges()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var high = (await desk.PriorityAsync("High")).ToString(CultureInfo.InvariantCulture);
        var both = await desk.AddAsync("Both", Promise(30, new Condition("priority", Comparison.IsOneOf, high), new Condition("text", Comparison.Contains, "this morning")));
        await desk.AddAsync("Never", Promise(5, new Condition("customer", Comparison.Is, "Nobody Ltd")));
        var ticket = await desk.OpenAsync();
        Assert.Null((await desk.ReadAsync(ticket)).ServiceLevelId);
        desk.At(0, 10);
        await desk.PriorityAsync(ticket, "High");
        Assert.Equal(both, (await desk.ReadAsync(ticket)).ServiceLevelId);
        // Nothing had been promised before, and yet it counts from the opening on.
        Assert.Equal("Start 0, Retarget 10", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        await desk.PriorityAsync(ticket, "Low");
        Assert.Equal((null, null), ((await desk.ReadAsync(ticket)).ServiceLevelId, (await desk.ReadAsync(ticket)).DueAt));
        await desk.WorkAsync(ticket, new() { Tags = ["vip"] });
        Assert.Null((await desk.ReadAsync(ticket)).ServiceLevelId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ADeletedLevel_EndsItsClocks_AndAnotherCounts_AsSoonAsSomethingHappens(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        var ticket = await desk.OpenAsync();
        await desk.AddAsync("Last", Promise(100));
        var level = (await desk.ReadAsync(ticket)).ServiceLevelId!.Value;
        desk.At(0, 20);
        Assert.True(await DeleteAsync(desk, level));
        Assert.False(await DeleteAsync(desk, level));
        Assert.Equal("Start 0, Cancel 20", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal("Start 0, Cancel 20", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Empty(await desk.TimersAsync(ticket));
        Assert.Null((await desk.ReadAsync(ticket)).DueAt);
        desk.At(1);
        await desk.PriorityAsync(ticket, "Low");
        Assert.Equal("Start 0, Cancel 20, Retarget 20, Resume 20", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal(LevelDesk.Utc(2, 20), (await desk.ReadAsync(ticket)).DueAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AHolidayAddedLater_PutsOff_WhatIsDue(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        var ticket = await desk.OpenAsync();
        var calendar = (await desk.CatalogAsync()).Calendars.Single();
        var hours = Enumerable.Range(1, 5).ToDictionary(x => (DayOfWeek)x, _ => (string?)"9:00-17:00");
        Assert.Equal(CalendarOutcome.Done, await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<ChangeCalendar>().RunAsync(
            desk.Desk.StaffAct(desk.Desk.Alpha), calendar.Id, new(calendar.Name, "UTC", hours, "2026-06-02", true), default)));
        Assert.Equal(LevelDesk.Utc(48), (await desk.ReadAsync(ticket)).DueAt);
        Assert.Equal([LevelDesk.Utc(6, 24), LevelDesk.Utc(7 * 24)], (await desk.TimersAsync(ticket)).Select(x => x.DueAt));
        Assert.Equal([LevelDesk.Utc(48), LevelDesk.Utc(8 * 24)], (await desk.ClocksAsync(ticket)).Promises.Select(x => x.DueAt!.Value));
        desk.At(4 * 24);
        // The warning of the first response, and no more: that of the resolution was put off.
        Assert.Equal(1, await desk.FireAsync());
    }

    [Fact]
    public async Task ACalendarThatNeverOpens_HoldsUpNobody_AndTheLevelsAuthorIsTold()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite, Promise(60));
        var act = desk.Desk.StaffAct(desk.Desk.Alpha);
        await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<CreateCalendar>().RunAsync(act, new("Never", "UTC", new Dictionary<DayOfWeek, string?>(), null, true), default));
        var ticket = await desk.OpenAsync();
        Assert.Null((await desk.ReadAsync(ticket)).DueAt);
        var problem = await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().ServiceLevels.Select(x => x.Problem).SingleAsync());
        Assert.Contains("has no working time", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBe_IsRefused()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite);
        await Refused("promises nothing", new("A", true, null, new()));
        await Refused("Another service level", new("Urgent", true, null, Promise(1)));
        await Refused("Choose a calendar", new("A", true, 999_999, Promise(1)));
        await Refused("takes from 1 to", new("A", true, null, Promise(0)));
        await Refused("after 1 to 99", new("A", true, null, new() { Resolution = LevelDesk.Minutes(10) with { Warning = 100 } }));
        await Refused("at least a minute", new("A", true, null, new() { Resolution = LevelDesk.Minutes(10) with { Warning = 10, WarningUnit = WarningUnit.MinutesBefore } }));
        await Refused("There is no field", new("A", true, null, Promise(1, new Condition("moon", Comparison.Is, "full"))));
        await Refused("There is no operation", new("A", true, null, Promise(1) with { Breach = [RuleDesk.Step("dance")] }));
        await Refused("only while a request comes in", new("A", true, null, Promise(1, new Condition("header", Comparison.Contains, "x", "X-Some"))));
        Assert.Null(await ChangeAsync(desk, 999_999, new("A", true, null, Promise(1))));

        async Task Refused(string why, ServiceLevelInput input) => Assert.Contains((await ChangeAsync(desk, null, input))!, x => x.Pattern.Contains(why, StringComparison.Ordinal));
    }

    /// <summary>Levels are compiled once for as long as they stay the same, whichever catalog brings them.</summary>
    [Fact]
    public async Task Levels_AreCompiledOnce()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite);
        var (books, former) = (desk.Desk.Services.GetRequiredService<LevelBooks>(), await desk.CatalogAsync());
        var book = books.Of(former);
        desk.Desk.Services.GetRequiredService<CatalogCache>().Forget(desk.Desk.Alpha.Id);
        var next = await desk.CatalogAsync();
        Assert.NotSame(former, next);
        Assert.Same(book, books.Of(next));
        await desk.AddAsync("More", Promise(60));
        Assert.NotSame(book, books.Of(await desk.CatalogAsync()));
    }

    [Fact]
    public void AWarning_IsCountedFromTheStart()
    {
        var calendar = CalendarFile.Read("""{"timeZone":"UTC","hours":{"mon":[["09:00","17:00"]]}}""");
        Assert.Equal((480, 384), new TargetTerms(1, DelayUnit.Days).In(calendar));
        Assert.Equal((120, 105), new TargetTerms(2, DelayUnit.Hours, 15, WarningUnit.MinutesBefore).In(calendar));
    }

    private static ServiceLevelDefinition Promise(int minutes, params Condition[] conditions) => new() { Conditions = conditions, FirstResponse = LevelDesk.Minutes(minutes) };

    private static Task<IReadOnlyList<ServiceDesk.Dispatch.RuleProblem>?> ChangeAsync(LevelDesk desk, long? id, ServiceLevelInput input) => desk.Desk.InAsync(desk.Desk.Alpha, scope =>
        scope.GetRequiredService<ChangeServiceLevel>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), id, input, default));

    private static Task<bool> MoveAsync(LevelDesk desk, long id, bool earlier) => desk.Desk.InAsync(desk.Desk.Alpha, scope =>
        scope.GetRequiredService<MoveServiceLevel>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), id, earlier, default));

    private static Task<bool> DeleteAsync(LevelDesk desk, long id) => desk.Desk.InAsync(desk.Desk.Alpha, scope =>
        scope.GetRequiredService<DeleteServiceLevel>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), id, default));
}
