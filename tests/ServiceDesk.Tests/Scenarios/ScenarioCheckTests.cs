using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Scenarios;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;
using static ServiceDesk.Tests.Scenarios.ScenarioDesk;

namespace ServiceDesk.Tests.Scenarios;

public sealed class ScenarioCheckTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Fact]
    public async Task WhatCannotWork_IsTold()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Alpha);
        long Id(Phase phase) => catalog.StatusFor(phase)!.Id;
        ScenarioDefinition Made(long initial, Phase[] phases, Phase[] ends, (Phase From, Phase To)[] ways) => new()
        {
            InitialStatusId = initial,
            States = [.. phases.Select(x => new ScenarioState(Id(x)) { IsFinal = ends.Contains(x) })],
            Transitions = [.. ways.Select(x => new ScenarioTransition(Id(x.From), Id(x.To)))],
        };
        var (pending, working, waiting, closed) = (Phase.Pending, Phase.Working, Phase.Waiting, Phase.Closed);
        var sound = Made(Id(pending), [pending, working, closed], [closed], [(pending, working), (working, closed)]);
        Assert.Empty(await ProblemsAsync(desk, desk.Alpha, sound));
        Assert.Equal(["The scenario has no statuses: choose which it knows."], await ProblemsAsync(desk, desk.Alpha, new()));
        Assert.Equal(["Choose the status that a ticket begins with."], await ProblemsAsync(desk, desk.Alpha, sound with { InitialStatusId = 0 }));
        Assert.Equal(
            ["No status ends the processing: choose one at least.", "From “Open” no way leads to an end.", "From “In progress” no way leads to an end.", "From “Closed” no way leads to an end."],
            await ProblemsAsync(desk, desk.Alpha, Made(Id(pending), [pending, working, closed], [], [(pending, working), (working, closed)])));
        Assert.Equal(
            ["“On hold” cannot be reached from “Open”."],
            await ProblemsAsync(desk, desk.Alpha, Made(Id(pending), [pending, working, waiting, closed], [closed], [(pending, working), (working, closed), (waiting, working)])));
        Assert.Equal(
            ["From “On hold” no way leads to an end."],
            await ProblemsAsync(desk, desk.Alpha, Made(Id(pending), [pending, working, waiting, closed], [closed], [(pending, working), (working, closed), (working, waiting)])));

        var loop = sound with { Transitions = [.. sound.Transitions, new(Id(working), Id(pending))] };
        loop = loop.With(loop.State(Id(pending))! with { OnEnter = [RuleDesk.Step("status", ("status", Id(working)))] });
        loop = loop.With(loop.State(Id(working))! with { OnEnter = [RuleDesk.Step("status", ("status", Id(pending)))] });
        Assert.Equal(
            ["“Open” and “In progress” set each other off without end.", "“In progress” and “Open” set each other off without end."], await ProblemsAsync(desk, desk.Alpha, loop));
        Assert.Equal(
            ["“Open” sets the status “Closed”, but no way leads there."],
            await ProblemsAsync(desk, desk.Alpha, sound.With(sound.State(Id(pending))! with { OnEnter = [RuleDesk.Step("status", ("status", Id(closed)))] })));
        Assert.Equal(
            ["A status that is being left cannot set another one."],
            await ProblemsAsync(desk, desk.Alpha, sound.With(sound.State(Id(pending))! with { OnLeave = [RuleDesk.Step("status", ("status", Id(working)))] })));
    }

    [Fact]
    public async Task ATimer_NeedsACalendar()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await DrawAsync(desk, desk.Alpha, "Timed", Usual);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            await scope.GetRequiredService<DeskDb>().Calendars.ExecuteUpdateAsync(x => x.SetProperty(calendar => calendar.IsDefault, false));
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
        });
        var pending = await StatusAsync(desk, desk.Alpha, Phase.Pending);
        var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<EditScenario>().SetTimerAsync(
            desk.StaffAct(desk.Alpha), scenario, pending, null, new("Waits", 1, DelayUnit.Hours, null, [RuleDesk.Step("tags", ("tags", "late"))]), default));
        Assert.StartsWith("The timer “{0}” has no calendar", Assert.Single(outcome!.Problems).Pattern, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftWithProblems_CannotBePutInForce_AndWhatIsInForceStays()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var scenario = await DrawAsync(desk, desk.Alpha, "Twice", Usual);
        await PublishAsync(desk, desk.Alpha, scenario);
        var pending = await StatusAsync(desk, desk.Alpha, Phase.Pending);
        await EditAsync(desk, desk.Alpha, edit => edit.DrawAsync(desk.StaffAct(desk.Alpha), scenario, new(pending, [pending], [], []), default));
        var outcome = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<PublishScenario>().RunAsync(desk.StaffAct(desk.Alpha), scenario, default));
        Assert.NotEmpty(outcome!.Problems);
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DiscardScenarioDraft>().RunAsync(scenario, default)));
        var current = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ScenarioDrafts>().CurrentAsync(scenario, default));
        Assert.Equal((1, 5), (current!.Version.Number, current.Version.Read().States.Count));
    }
}
