using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Seeding;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Seeding;

public sealed class TicketSeederTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static readonly DateTime Now = new(2026, 3, 12, 15, 0, 0, DateTimeKind.Utc);
    private static readonly SeedOptions Options = new(300, 4, 7) { Now = Now, Requesters = 50, Customers = 12, Staff = 6 };

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Seeds_TicketsAsTheUseCasesWouldLeaveThem(DatabaseProvider provider)
    {
        var desk = await SeededAsync(provider, Options);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var tickets = await db.Tickets.Include(x => x.Messages).Include(x => x.History).Include(x => x.Tags).ThenInclude(x => x.Tag).AsSplitQuery().ToListAsync();
            var statuses = await db.Statuses.ToDictionaryAsync(x => x.Id);
            Assert.Equal(300, tickets.Count);
            Assert.Equal(300, await db.Set<TicketCounter>().Select(x => x.Last).SingleAsync());
            Assert.All(tickets, ticket =>
            {
                Assert.Equal(4, ticket.Messages.Count);
                Assert.Equal(statuses[ticket.StatusId].Phase, ticket.Phase);
                Assert.Equal(ticket.Phase.IsActive(), ticket.IsActive);
                Assert.Equal(Fact.Opened, ticket.History.MinBy(x => x.Id)!.Fact);
                Assert.Equal(ticket.Version, ticket.History.Count);
                Assert.All(ticket.Messages, x => Assert.InRange(x.At, ticket.CreatedAt, Now));
                Assert.InRange(ticket.UpdatedAt, ticket.CreatedAt, Now);
                Assert.Equal(ticket.TagText, string.Join(", ", ticket.Tags.Select(x => x.Tag.Name).Order(StringComparer.Ordinal)));
            });
            Assert.True(tickets.Count(x => !x.IsActive) > 200);
            var counts = await scope.GetRequiredService<QueueCounts>().GetAsync(desk.StaffAct(desk.Alpha), default);
            Assert.Equal(tickets.Count(x => x.IsActive), counts.All);
            Assert.Equal(tickets.Count(x => x.IsActive && x.AssigneeId is null), counts.Unassigned);
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NameOfAMachine_IsFoundInAboutTwentyTickets(DatabaseProvider provider)
    {
        var desk = await SeededAsync(provider, Options);
        var found = await desk.InAsync(desk.Alpha, scope =>
            scope.GetRequiredService<TicketSearch>().FindAsync(AssetNames.For(Options.Seed, 17, Options.Tickets), true, default));
        Assert.InRange(found.Count, 8, 40);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SecondRun_AddsNothing_AndALargerOneGoesOn(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var small = Options with { Tickets = 40 };
        Assert.Equal(40, await RunAsync(desk, small));
        Assert.Equal(0, await RunAsync(desk, small));
        Assert.Equal(20, await RunAsync(desk, small with { Tickets = 60 }));
        // A ticket that a person opens comes next, whatever ids the seeding took.
        Assert.Equal(61, (await desk.OpenTicketAsync(desk.Alpha)).Number);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            Assert.Equal(Options.Requesters + 1, await db.People.CountAsync(x => x.StaffSince == null));
            Assert.Equal(Options.Staff, await db.People.CountAsync(x => x.StaffSince != null));
        });
    }

    [Fact]
    public async Task SameSeed_MakesTheSameTickets()
    {
        await using var one = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var options = Options with { Tickets = 30 };
        await RunAsync(one, options);
        await RunAsync(other, options with { Tickets = 10 });
        await RunAsync(other, options);
        // The first ten of the other were made for ten tickets in all, which names their machines and times otherwise.
        Assert.Equal((await TextsAsync(one))[^20..], (await TextsAsync(other))[^20..]);
    }

    [Fact]
    public async Task AnotherTenant_StaysEmpty()
    {
        var desk = await SeededAsync(DatabaseProvider.Sqlite, Options);
        Assert.Equal(0, await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tickets.CountAsync()));
    }

    private async Task<TestDesk> SeededAsync(DatabaseProvider provider, SeedOptions options)
    {
        var desk = await desks.OnAsync(provider);
        await RunAsync(desk, options);
        return desk;
    }

    private static Task<int> RunAsync(TestDesk desk, SeedOptions options) =>
        desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, options, null, default);

    private static Task<List<string>> TextsAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Messages.OrderBy(x => x.Id).Select(x => x.At + x.Text).ToListAsync());
}
