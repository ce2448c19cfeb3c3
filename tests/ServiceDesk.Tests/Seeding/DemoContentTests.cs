using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Database.Bulk;
using ServiceDesk.Guides;
using ServiceDesk.Seeding;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Seeding;

public sealed class DemoContentTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static readonly SeedOptions Options = new(120, 4, 3)
    {
        Content = SeedContent.Demo,
        Requesters = 20,
        Customers = 8,
        Staff = 5,
        Spread = TimeSpan.FromDays(28),
        Now = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc),
    };

    [Fact]
    public void Requests_AreWrittenOut()
    {
        Assert.InRange(DemoContent.Requests.Count, 40, 400);
        Assert.Equal(DemoContent.Requests.Count, DemoContent.Requests.Select(x => x.Subject).Distinct().Count());
        Assert.All(DemoContent.Requests, request =>
        {
            Assert.InRange(request.Messages.Count, 2, 5);
            Assert.Equal(SeedSide.Requester, request.Messages[0].From);
            Assert.All(request.Messages.Skip(1), x => Assert.True(x.After > 0));
        });
    }

    [Fact]
    public async Task SomeWeeks_ReadWell()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, Options, null, default);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var tickets = await db.Tickets.Include(x => x.Messages).ToListAsync();
            Assert.Equal(120, tickets.Count);
            var (queues, tags) = (await db.Queues.Select(x => x.Name).ToListAsync(), await db.Tags.Select(x => x.Name).ToListAsync());
            Assert.All(DemoContent.Requests, x => Assert.Contains(x.Queue, queues));
            Assert.All(DemoContent.Requests.SelectMany(x => x.Tags), x => Assert.Contains(x, tags));
            Assert.All(Enum.GetValues<Phase>(), phase => Assert.Contains(tickets, x => x.Phase == phase || phase == Phase.Deferred));
            Assert.True(tickets.Count(x => x.Phase == Phase.Closed) > 30);
            Assert.DoesNotContain(tickets.SelectMany(x => x.Messages), x => x.Text.Contains('{', StringComparison.Ordinal));
            // The first words of a request are the requester's, and nothing was said in the time to come.
            Assert.All(tickets, x => Assert.Equal(x.RequesterId, x.Messages.MinBy(m => m.Id)!.AuthorId));
            Assert.All(tickets.SelectMany(x => x.Messages), x => Assert.True(x.At <= Options.Now));
        });
    }

    // The way of any database without a quicker one.
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TrackedBulk_SavesTheSame(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var made = await new SeedDeskBuilder(db, scope.GetRequiredService<CatalogCache>(), Options, Options.Now!.Value).BuildAsync(default);
            var (talks, replay) = (new DemoConversations(made, Options, Options.Now.Value), new ConversationReplay(made));
            await using var bulk = TicketBulk.For(db, desk.Settings with { Provider = DatabaseProvider.SqlServer });
            await bulk.WriteAsync([.. Enumerable.Range(1, 30).Select(x => replay.Play(x, talks.Make(x)))], 0, default);
            await bulk.FinishAsync(default);
        });
        await desk.InAsync(desk.Beta, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            Assert.Equal(30, await db.Tickets.CountAsync());
            Assert.Equal(await db.Tickets.CountAsync(x => x.IsActive), await db.Tally.SumAsync(x => x.Change));
            Assert.Equal(30, (await db.Set<TicketCounter>().SingleAsync()).Last);
            Assert.Equal(await db.Tickets.SumAsync(x => x.Version), await db.History.CountAsync());
        });
    }
}
