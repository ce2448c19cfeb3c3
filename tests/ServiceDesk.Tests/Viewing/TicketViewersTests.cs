using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tests.Watching;
using ServiceDesk.Viewing;

namespace ServiceDesk.Tests.Viewing;

public sealed class TicketViewersTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Whoever_is_there_counts_once_until_all_of_their_tabs_are_gone_or_silent(DatabaseProvider provider)
    {
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test");
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var before = await HistoryAsync(desk);
        Assert.True(await BeatAsync(desk, kim, ticket.Number, one, false));
        Assert.True(await BeatAsync(desk, kim, ticket.Number, other, true));
        Assert.Equal(["Kim True"], await OthersAsync(desk, ticket.Number));
        time.Now += TicketViewer.WritingLasts;
        Assert.Equal(["Kim False"], await OthersAsync(desk, ticket.Number));

        Assert.True(await desk.InAsync(desk.Alpha, async scope => await scope.GetRequiredService<ViewTicket>().LeaveAsync(await WatchDesk.ActOfAsync(desk, desk.Alpha, kim), ticket.Number, other, default)));
        Assert.Equal(["Kim False"], await OthersAsync(desk, ticket.Number));
        time.Now += TicketViewer.Lasts;
        Assert.Empty(await OthersAsync(desk, ticket.Number));
        Assert.Equal(before, await HistoryAsync(desk));

        // What a browser that went away has left behind goes when its owner comes back.
        var second = await desk.OpenTicketAsync(desk.Alpha);
        time.Now += TimeSpan.FromSeconds(1);
        Assert.True(await BeatAsync(desk, kim, second.Number, Guid.NewGuid(), false));
        Assert.Equal(1, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Viewers.CountAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task A_ticket_out_of_sight_shows_nobody_and_takes_nobody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test", TicketScope.Own);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        Assert.False(await BeatAsync(desk, kim, ticket.Number, Guid.NewGuid(), false));
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, kim);
        Assert.Null(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketViewers>().OthersAsync(act, ticket.Number, default)));
        Assert.Empty(await OthersAsync(desk, ticket.Number));
    }

    private static Task<int> HistoryAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Set<ServiceDesk.Tickets.HistoryEntry>().CountAsync());

    private static async Task<bool> BeatAsync(TestDesk desk, long personId, int number, Guid tab, bool isWriting)
    {
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, personId);
        return await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ViewTicket>().RunAsync(act, number, tab, isWriting, default));
    }

    /// <summary>As the administrator sees them: the name, and whether they write.</summary>
    private static Task<IReadOnlyList<string>> OthersAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, async scope =>
        (IReadOnlyList<string>)[.. (await scope.GetRequiredService<TicketViewers>().OthersAsync(desk.StaffAct(desk.Alpha), number, default))!.Select(x => $"{x.Name} {x.IsWriting}")]);
}
