using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Testing;
using ServiceDesk.Tests.ServiceLevels;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Trash;

public sealed class TrashedTimersTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatWaitedToHappen_StandsStill_AndGoesOnWithTheTimeThatWasLeft(DatabaseProvider provider)
    {
        var time = new MovedTime(LevelDesk.Monday);
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        await LevelDesk.ClearAsync(desk, desk.Beta);
        var ticket = await desk.OpenTicketAsync(desk.Beta, "A question", "Who brings the milk?");
        var first = Assert.Single(await RunningAsync(desk, ticket.Id));
        Assert.Equal(240, first.Minutes);

        time.Now = LevelDesk.Monday.AddHours(1);
        Assert.True(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number, null, default)));
        Assert.Empty(await RunningAsync(desk, ticket.Id));
        // Long after it was due: its row is taken away, and nothing happens to the ticket.
        time.Now = LevelDesk.Monday.AddDays(1);
        Assert.Equal(1, await FireAsync(desk, time));
        Assert.True(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<RestoreTicket>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number, default)));
        var again = Assert.Single(await RunningAsync(desk, ticket.Id));
        Assert.Equal((first.Why, first.Steps, 180), (again.Why, again.Steps, again.Minutes));
        Assert.Equal(time.Now.UtcDateTime.AddHours(3), again.DueAt);
        time.Now = time.Now.AddHours(3);
        Assert.Equal(1, await FireAsync(desk, time));
        Assert.Equal("pending too long", await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Id == ticket.Id).Select(x => x.TagText).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ClocksOfItsServiceLevel_StandStill(DatabaseProvider provider)
    {
        await using var desk = await LevelDesk.CreateAsync(provider, new ServiceLevelDefinition { Resolution = LevelDesk.Minutes(120), FirstResponse = LevelDesk.Minutes(60) });
        var ticket = await desk.OpenAsync();
        Assert.Equal(LevelDesk.Utc(1), (await desk.ReadAsync(ticket)).DueAt);
        desk.At(0, 30);
        await TrashDesk.TrashAsync(desk.Desk, ticket.Number);
        Assert.Null((await TrashDesk.FindAsync(desk.Desk, ticket.Id)).DueAt);
        Assert.Empty(await desk.TimersAsync(ticket));
        desk.At(5);
        await TrashDesk.RestoreAsync(desk.Desk, ticket.Number);
        Assert.Equal("Start 0, Pause 30, Resume 30", await desk.LinesAsync(ticket, ServiceTarget.FirstResponse));
        Assert.Equal(LevelDesk.Utc(5, 30), (await desk.ReadAsync(ticket)).DueAt);
        Assert.Equal(2, (await desk.TimersAsync(ticket)).Count);
    }

    private static Task<List<TicketTimer>> RunningAsync(TestDesk desk, long ticketId) => desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Timers.AsNoTracking()
        .Where(x => x.TicketId == ticketId && x.FiredAt == null && x.CancelledAt == null).ToListAsync());

    private static async Task<int> FireAsync(TestDesk desk, MovedTime time)
    {
        var due = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().DueWork
            .Where(x => x.TenantId == desk.Beta.Id && x.Kind == WorkKind.FireTimer && x.DueAt <= time.Now.UtcDateTime).Select(x => x.Key).ToListAsync());
        Assert.True(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<FireTimers>().RunAsync(due, default)));
        return due.Count;
    }
}
