using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tests.Watching;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Notifications;

public sealed class DailySummaryTests
{
    // Thursday, 7:30 in Tokyo.
    private static readonly DateTimeOffset Evening = new(2026, 3, 11, 22, 30, 0, TimeSpan.Zero);

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task It_comes_once_a_day_at_the_hour_of_the_persons_zone(DatabaseProvider provider)
    {
        var time = new MovedTime(Evening);
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Id == kim)).TimeZone = "Asia/Tokyo";
            await db.SaveChangesAsync();
        });
        Assert.False(await ChooseAsync(desk, kim, 24));
        Assert.True(await ChooseAsync(desk, kim, 8));
        Assert.Equal(new DateTime(2026, 3, 11, 23, 0, 0, DateTimeKind.Utc), await DueAsync(desk));
        Assert.Empty(await RunAsync(desk));

        time.Now = Evening.AddHours(1);
        var key = Assert.Single(await RunAsync(desk));
        // Another worker that held the row as well does nothing.
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WriteSummaries>().RunAsync([key, Guid.NewGuid()], default)));
        Assert.Empty(await RunAsync(desk));
        Assert.Equal(1, await MailsAsync(desk));
        Assert.Equal(new DateTime(2026, 3, 12, 23, 0, 0, DateTimeKind.Utc), await DueAsync(desk));

        // A later hour brings no second one for the same day, nor does switching it off and on.
        Assert.True(await ChooseAsync(desk, kim, 12));
        Assert.Equal(new DateTime(2026, 3, 13, 3, 0, 0, DateTimeKind.Utc), await DueAsync(desk));
        Assert.True(await ChooseAsync(desk, kim, null));
        Assert.Null(await DueAsync(desk));
        Assert.True(await ChooseAsync(desk, kim, 10));
        Assert.Equal(new DateTime(2026, 3, 13, 1, 0, 0, DateTimeKind.Utc), await DueAsync(desk));

        // After a week without a worker it comes once, and then again the day after.
        time.Now = Evening.AddDays(7).AddHours(5);
        Assert.Single(await RunAsync(desk));
        Assert.Empty(await RunAsync(desk));
        Assert.Equal(2, await MailsAsync(desk));
        Assert.Equal(new DateTime(2026, 3, 20, 1, 0, 0, DateTimeKind.Utc), await DueAsync(desk));

        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.People.SingleAsync(x => x.Id == kim)).Dismiss(time.Now.UtcDateTime);
            await db.SaveChangesAsync();
        });
        time.Now = Evening.AddDays(9);
        Assert.Single(await RunAsync(desk));
        Assert.Equal((2, null), (await MailsAsync(desk), await DueAsync(desk)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task It_tells_of_what_is_open_overdue_and_what_happened_in_what_is_watched(DatabaseProvider provider)
    {
        var time = new MovedTime(Evening);
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time));
        var kim = await WatchDesk.ColleagueAsync(desk, desk.Alpha, "Kim", "kim@alpha.test");
        var act = await WatchDesk.ActOfAsync(desk, desk.Alpha, kim);
        var (mine, late, watched, others) = (await desk.OpenTicketAsync(desk.Alpha, "Mine"), await desk.OpenTicketAsync(desk.Alpha, "Late"),
            await desk.OpenTicketAsync(desk.Alpha, "Watched"), await desk.OpenTicketAsync(desk.Alpha, "Nobody’s"));
        foreach (var ticket in (Ticket[])[mine, late])
            await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new() { AssigneeId = kim });
        await WatchDesk.WatchAsync(desk, desk.Alpha, act, watched.Number, kim);
        await NotifyDesk.WorkAsync(desk, desk.Alpha, watched, new() { Text = new("A secret."), Kind = MessageKind.Note });
        await NotifyDesk.WorkAsync(desk, desk.Alpha, others, new() { Text = new("Unheard."), Kind = MessageKind.Note });
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.Entry(await db.Tickets.SingleAsync(x => x.Id == mine.Id)).Property(x => x.DueAt).CurrentValue = null;
            db.Entry(await db.Tickets.SingleAsync(x => x.Id == late.Id)).Property(x => x.DueAt).CurrentValue = Evening.UtcDateTime;
            await db.SaveChangesAsync();
        });
        await desk.DeliverAsync(desk.Alpha);
        Assert.True(await ChooseAsync(desk, kim, 8));
        time.Now = Evening.AddHours(11.5);
        Assert.Single(await RunAsync(desk));
        Assert.Equal(OutboxState.Sent, Assert.Single(await desk.DeliverAsync(desk.Alpha)).State);
        var mail = desk.Transport.LastTo("kim@alpha.test");
        Assert.Equal("Your day at the desk: 12 March 2026", mail.Subject);
        Assert.Contains($"One ticket of yours is overdue:\n#{late.Number} Late\n\n2 open tickets are yours:\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"Yesterday, in the tickets that you watch:\n#{watched.Number} Watched: 1 message, 1 note", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody’s", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mail.TextBody, StringComparison.Ordinal);
    }

    private static Task<bool> ChooseAsync(TestDesk desk, long personId, int? hour) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChooseNotices>().RunAsync(
        new Act(desk.Alpha.Id, personId, StaffRole.Agent, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), new(new Dictionary<string, NoticeWays>(), hour), default));

    /// <summary>What a worker does.</summary>
    private static async Task<IReadOnlyList<Guid>> RunAsync(TestDesk desk) => await desk.InAsync(desk.Alpha, async scope =>
    {
        IReadOnlyList<Guid> keys = [.. (await scope.GetRequiredService<DueWorkQueue>().ClaimAsync(WorkKind.WriteSummary, 20, default)).Select(x => x.Key)];
        if (keys.Count > 0)
            Assert.True(await scope.GetRequiredService<WriteSummaries>().RunAsync(keys, default));
        return keys;
    });

    private static Task<DateTime?> DueAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().DueWork.Where(x => x.Kind == WorkKind.WriteSummary).Select(x => (DateTime?)x.DueAt).SingleOrDefaultAsync());

    private static Task<int> MailsAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Outbox.CountAsync(x => x.Kind == OutboxKind.Summary));
}
