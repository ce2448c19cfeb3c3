using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Conditions;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>What happens to a ticket, and what its clocks make of it.</summary>
public sealed class ServiceClocksTests
{
    private static readonly ServiceLevelDefinition All = new() { FirstResponse = LevelDesk.Minutes(60), NextResponse = LevelDesk.Minutes(30), Resolution = LevelDesk.Minutes(480) };

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ANewTicket_IsPromisedWhatItsPriorityIs_InWorkingTime(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        var ticket = await desk.OpenAsync();
        var clocks = (await desk.ClocksAsync(ticket)).Promises;
        Assert.Equal(
            [(ServiceTarget.FirstResponse, "Everything else", LevelDesk.Utc(24)), (ServiceTarget.Resolution, "Everything else", LevelDesk.Utc(7 * 24))],
            clocks.Select(x => (x.Target, x.Terms.Level!, x.DueAt!.Value)));
        Assert.Equal(LevelDesk.Utc(24), (await desk.ReadAsync(ticket)).DueAt);
        // The warnings come first: after 80 of 100 of the time.
        Assert.Equal([(ClockAlarm.Warning, LevelDesk.Utc(6, 24)), (ClockAlarm.Warning, LevelDesk.Utc(4 * 24))], (await desk.TimersAsync(ticket)).Select(x => (x.Alarm!.Value, x.DueAt)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnAnswer_EndsTheFirstResponse_AndWaiting_StopsTheResolution(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, All);
        var ticket = await desk.OpenAsync();
        desk.At(0, 20);
        await desk.StatusAsync(ticket, Phase.Waiting, "Which floor?");
        Assert.Equal("Start 0, Fulfil 20", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal("Start 0, Pause 20", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Null((await desk.ReadAsync(ticket)).DueAt);
        Assert.Empty(await desk.TimersAsync(ticket));

        desk.At(3);
        await desk.AskAsync(ticket, text: "The third.");
        Assert.Equal("Start 0, Pause 20, Resume 20", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Equal("Start 0", await desk.LinesAsync(ticket, ServiceTarget.NextResponse));
        Assert.Equal(LevelDesk.Utc(3, 30), (await desk.ReadAsync(ticket)).DueAt);
        desk.At(3, 10);
        await desk.AskAsync(ticket, text: "Hello?");
        desk.At(3, 25);
        await desk.StatusAsync(ticket, Phase.Solved, "Done.");
        // The oldest message counts, and what an answer ends is fulfilled, though the ticket ends with it.
        Assert.Equal("Start 0, Fulfil 25", await desk.LinesAsync(ticket, ServiceTarget.NextResponse));
        Assert.Equal("Start 0, Pause 20, Resume 20, Fulfil 45", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Null((await desk.ReadAsync(ticket)).DueAt);

        desk.At(24);
        await desk.AskAsync(ticket, RequestStep.Reopen, "It smokes again.");
        Assert.Equal("Start 0, Fulfil 25, Start 0", await desk.LinesAsync(ticket, ServiceTarget.NextResponse));
        Assert.Equal("Start 0, Pause 20, Resume 20, Fulfil 45, Resume 45", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Equal(LevelDesk.Utc(24, 30), (await desk.ReadAsync(ticket)).DueAt);
    }

    [Fact]
    public async Task AStatusAlone_DoesNotStopTheFirstResponse_AndWhoeverSaysThanks_WaitsForNothing()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite, All);
        var ticket = await desk.OpenAsync();
        desk.At(0, 10);
        await desk.StatusAsync(ticket, Phase.Waiting);
        Assert.Equal(LevelDesk.Utc(1), (await desk.ReadAsync(ticket)).DueAt);
        await desk.WorkAsync(ticket, new() { Text = new("A note."), Kind = MessageKind.Note });
        Assert.Equal("Start 0", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        // Before the first answer, more of the other side's words are its matter.
        await desk.AskAsync(ticket);
        Assert.Equal("", await desk.LinesAsync(ticket, ServiceTarget.NextResponse));
        await desk.ReplyAsync(ticket);
        await desk.Desk.ReceiveAsync(desk.Desk.Alpha, $"From: rita@customer.test\nTo: help@alpha.test\nSubject: Re: [#{ticket.Number}]\nMessage-ID: <t@customer.test>\n\nThank you!\n");
        Assert.Equal("", await desk.LinesAsync(ticket, ServiceTarget.NextResponse));
    }

    [Fact]
    public async Task WhatEndsWithoutAnAnswer_NoLongerCounts_AndGoesOnWhenItIsReopened()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite, All);
        var ticket = await desk.OpenAsync();
        desk.At(0, 15);
        await desk.StatusAsync(ticket, Phase.Closed);
        Assert.Equal("Start 0, Cancel 15", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        desk.At(2);
        await desk.AskAsync(ticket, RequestStep.Reopen);
        Assert.Equal("Start 0, Cancel 15, Resume 15", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal(LevelDesk.Utc(2, 45), (await desk.ReadAsync(ticket)).DueAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Spam_IsPromisedNothing_UntilItIsNone(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, All);
        var ticket = await desk.OpenAsync();
        desk.At(0, 5);
        await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<MarkSpam>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), ticket.Number, SpamBlock.Nobody, default));
        Assert.Equal("Start 0, Cancel 5", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        desk.At(1);
        await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<UnmarkSpam>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), ticket.Number, default));
        Assert.Equal("Start 0, Cancel 5, Resume 5", await desk.LinesAsync(ticket, ServiceTarget.Resolution));
        Assert.Equal("Start 0, Cancel 5, Resume 5", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnotherPriority_PromisesAnotherTime_FromTheSameStart(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        var ticket = await desk.OpenAsync();
        desk.At(0, 30);
        await desk.PriorityAsync(ticket, "Urgent");
        Assert.Equal("Start 0, Retarget 30", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        var after = await desk.ReadAsync(ticket);
        var urgent = (await desk.CatalogAsync()).ServiceLevels.Single(x => x.Name == "Urgent");
        Assert.Equal((urgent.Id, LevelDesk.Utc(1)), (after.ServiceLevelId, after.DueAt));
        Assert.Equal([LevelDesk.Utc(0, 48), LevelDesk.Utc(6, 24)], (await desk.TimersAsync(ticket)).Select(x => x.DueAt));
        // Other changes leave the promise as it is.
        await desk.WorkAsync(ticket, new() { Subject = "The printer burns" });
        Assert.Equal("Start 0, Retarget 30", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
    }

    [Fact]
    public async Task ATicketFromBeforeTheLevels_IsPromisedSomething_OnceItChanges()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var ticket = await desk.OpenAsync();
        await desk.AddAsync("Late", All);
        desk.At(1);
        await desk.StatusAsync(ticket, Phase.Working);
        Assert.Empty((await desk.ClocksAsync(ticket)).Entries);
        await desk.PriorityAsync(ticket, "High");
        Assert.Equal([LevelDesk.Utc(2), LevelDesk.Utc(24 + 1)], (await desk.ClocksAsync(ticket)).Promises.Select(x => x.DueAt!.Value));
    }

    [Fact]
    public async Task AMessageThatIsMovedIntoATicketOfItsOwn_IsPromisedSomethingThere()
    {
        await using var desk = await LevelDesk.CreateAsync(DatabaseProvider.Sqlite, All);
        var ticket = await desk.OpenAsync();
        await desk.AskAsync(ticket);
        desk.At(0, 20);
        var number = await desk.Desk.InAsync(desk.Desk.Alpha, async scope =>
        {
            var message = await scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).MaxAsync(x => x.Id);
            return await scope.GetRequiredService<MoveMessage>().RunAsync(desk.Desk.StaffAct(desk.Desk.Alpha), message, null, default);
        });
        var moved = await desk.Desk.InAsync(desk.Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.SingleAsync(x => x.Number == number));
        Assert.Equal(LevelDesk.Utc(1, 20), moved.DueAt);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsKept_AgreesWithTheLedger_WhateverHappens(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider);
        await LevelDesk.ClearAsync(desk.Desk, desk.Desk.Alpha);
        var high = new Condition("priority", Comparison.IsOneOf, (await desk.PriorityAsync("High")).ToString(CultureInfo.InvariantCulture));
        await desk.AddAsync("High", new() { Conditions = [high], FirstResponse = LevelDesk.Minutes(30), NextResponse = LevelDesk.Minutes(45) });
        await desk.AddAsync("Rest", All with { Warning = [RuleDesk.Step("tags", ("tags", "soon"))] });
        var random = new Random(provider == DatabaseProvider.Sqlite ? 1 : 2);
        var ticket = await desk.OpenAsync();
        for (var i = 0; i < 40; i++)
        {
            desk.Time.Now += TimeSpan.FromMinutes(random.Next(0, 400));
            await desk.FireAsync();
            await (random.Next(8) switch
            {
                0 => desk.ReplyAsync(ticket),
                1 => desk.AskAsync(ticket, RequestStep.Reopen),
                2 => desk.StatusAsync(ticket, Phase.Waiting),
                3 => desk.StatusAsync(ticket, Phase.Working, "Here is more."),
                4 => desk.StatusAsync(ticket, Phase.Solved),
                5 => desk.PriorityAsync(ticket, random.Next(2) == 0 ? "Urgent" : "Low"),
                6 => desk.AskAsync(ticket),
                _ => desk.PriorityAsync(ticket, "High"),
            });
            await AgreesAsync(desk, ticket);
        }
        Assert.True((await desk.ClocksAsync(ticket)).Entries.Count > 20);
    }

    private static async Task AgreesAsync(LevelDesk desk, Ticket ticket)
    {
        var (clocks, catalog) = (await desk.ClocksAsync(ticket), await desk.CatalogAsync());
        var running = clocks.Clocks.Where(x => x is { State: ClockState.Running, Terms.Minutes: not null }).ToList();
        Assert.Equal(running.Min(x => x.DueAt), (await desk.ReadAsync(ticket)).DueAt);
        foreach (var timer in await desk.TimersAsync(ticket))
        {
            var clock = Assert.Single(running, x => x.Id == timer.ClockId);
            Assert.Equal(clock.InstantOf(TimeSpan.FromMinutes(timer.Alarm == ClockAlarm.Warning ? clock.Terms.WarnMinutes!.Value : clock.Terms.Minutes!.Value)), timer.DueAt);
        }
        // What is neither broken nor without a timer would never be noticed.
        Assert.Equal(running.Where(x => x.BreachedAt is null).Select(x => x.Id).Order(), (await desk.TimersAsync(ticket)).Select(x => x.ClockId!.Value).Order());
        foreach (var lines in clocks.Entries.GroupBy(x => x.ClockId))
            foreach (var (line, i) in lines.Select((x, i) => (x, i)))
            {
                Assert.Equal(i + 1, line.Number);
                Assert.Equal(line.Elapsed, ServiceClock.Read(lines.Take(i + 1), catalog.HoursOf).ElapsedAt(line.At));
            }
    }
}
