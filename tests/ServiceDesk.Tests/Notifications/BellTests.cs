using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Watching;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Notifications;

/// <summary>What is told in the application, and how each chooses.</summary>
public sealed class BellTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Each_chooses_by_event_what_comes_how(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test");
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, kim);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await WatchDesk.WatchAsync(desk, desk.Alpha, act, ticket.Number, kim);
        await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket);

        await NoteAsync(desk, ticket, "Both ways.");
        Assert.Equal(["Event kim@alpha.test"], await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        Assert.Equal(["noted"], await ToldAsync(desk, act));

        await ChooseAsync(desk, act, ("noted", NoticeWays.Bell), ("assigned", NoticeWays.Mail));
        await NoteAsync(desk, ticket, "The bell alone.");
        Assert.Empty(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { AssigneeId = kim });
        Assert.Equal(["Assignment kim@alpha.test"], await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        Assert.Equal(["noted", "noted"], await ToldAsync(desk, act));

        await ChooseAsync(desk, act, ("noted", NoticeWays.None), ("assigned", NoticeWays.Bell));
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { AssigneeId = 0 });
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { AssigneeId = kim, Text = new("Yours."), Kind = MessageKind.Note });
        Assert.Empty(await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        Assert.Equal(["assigned", "noted", "noted"], await ToldAsync(desk, act));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task What_leaves_somebodys_sight_is_neither_counted_nor_shown_and_what_is_old_is_forgotten(DatabaseProvider provider)
    {
        var time = new MovedTime(TimeProvider.System.GetUtcNow());
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test");
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, kim);
        var (one, other) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        foreach (var ticket in (Ticket[])[one, other])
            await WatchDesk.WatchAsync(desk, desk.Alpha, act, ticket.Number, kim);
        await NoteAsync(desk, one, "One.");
        await NoteAsync(desk, other, "Other.");
        Assert.Equal(2, await UnreadAsync(desk, act));
        var own = new Role { TenantId = desk.Alpha.Id, Name = "Own", Scope = TicketScope.Own };
        own.Hold([Right.Ticketing]);
        Assert.Equal(0, await UnreadAsync(desk, act with { Rights = Rights.Of([own], []) }));
        Assert.Empty(await ToldAsync(desk, act with { Rights = Rights.Of([own], []) }));

        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<NotificationReader>().ReadTicketAsync(act, one.Id, default));
        Assert.Equal(1, await UnreadAsync(desk, act));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<NotificationReader>().ReadAllAsync(act, default));
        Assert.Equal(0, await UnreadAsync(desk, act));
        Assert.Equal(2, (await ToldAsync(desk, act)).Count);

        time.Now += ForgetNotifications.KeptFor - TimeSpan.FromMinutes(1);
        Assert.Equal(0, await ForgetAsync(desk));
        time.Now += TimeSpan.FromHours(1);
        Assert.Equal(2, await ForgetAsync(desk));
        Assert.Empty(await ToldAsync(desk, act));
    }

    private static Task<int> ForgetAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ForgetNotifications>().RunAsync(default));

    private static Task NoteAsync(TestDesk desk, Ticket ticket, string text) => NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { Text = new(text), Kind = MessageKind.Note });

    private static Task ChooseAsync(TestDesk desk, Act act, params (string Key, NoticeWays Ways)[] choices) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<ChooseNotices>().RunAsync(act, new(choices.ToDictionary(x => x.Key, x => x.Ways), null), default)));

    private static Task<int> UnreadAsync(TestDesk desk, Act act) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<NotificationReader>().UnreadAsync(act, default)).Count);

    /// <summary>The events of each notification, the newest first.</summary>
    private static Task<IReadOnlyList<string>> ToldAsync(TestDesk desk, Act act) => desk.InAsync(desk.Alpha, async scope =>
        (IReadOnlyList<string>)[.. (await scope.GetRequiredService<NotificationReader>().PageAsync(act, null, default)).Rows.Select(x => string.Join(' ', x.Told!.Events.Select(told => told.Key)))]);
}
