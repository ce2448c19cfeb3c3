using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Operations;
using ServiceDesk.Outbox;
using ServiceDesk.Seeding;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Testing;

/// <summary>What came of timers that were all due at one moment.</summary>
/// <param name="NotFired">Timers that did not fire.</param>
/// <param name="Doubled">Tickets whose history tells of more than one timer, or of none.</param>
/// <param name="Notices">Mails that the timers of half of the tickets wanted sent.</param>
/// <param name="UntilKill">From the moment that they were due until two thirds had fired, and a node was killed.</param>
/// <param name="Took">From the moment that they were due to the last firing.</param>
public sealed record TimerReport(int Timers, int NotFired, int Doubled, int Notices, TimeSpan UntilKill, TimeSpan Took)
{
    public bool IsClean => NotFired == 0 && Doubled == 0 && Notices == Timers / 2;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Timers} timers due at once, of which half set a status and send a mail: {NotFired} not fired, {Doubled} tickets without exactly one firing, {Notices} mails queued, two thirds fired {UntilKill.TotalSeconds:0.0} s and the last one {Took.TotalSeconds:0.0} s after they were due");
}

/// <summary>Lets timers of as many tickets become due at once, kills a node in the middle, and counts.</summary>
/// <param name="assembly">The application.</param>
/// <param name="provider">Its database; SQLite has one node, which is started again.</param>
/// <param name="timers">How many; an even number.</param>
public sealed class TimerProof(string assembly, DatabaseProvider provider, int timers)
{
    private const int Chunk = 5000;

    /// <param name="cancellation">Ends it.</param>
    public async Task<TimerReport> RunAsync(CancellationToken cancellation)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, new SeedOptions(timers, 1, 7), null, cancellation);
        await using var first = Node(desk);
        await using var second = Node(desk);
        foreach (var node in provider == DatabaseProvider.Sqlite ? [first] : new[] { first, second })
        {
            node.Start();
            await node.ReadyAsync(cancellation);
        }
        // Nodes begin at once with what is due; whoever is first has the others for himself for a moment.
        var due = await AddTimersAsync(desk, cancellation);
        await UntilAsync(desk, timers / 3, cancellation);
        var killed = desk.Services.GetRequiredService<UtcClock>().UtcNow;
        await first.KillAsync();
        if (provider == DatabaseProvider.Sqlite)
            first.Start();
        await UntilAsync(desk, 0, cancellation);
        return await CountAsync(desk, due, killed, cancellation);
    }

    private DeskProcess Node(TestDesk desk) => new(assembly, desk.Settings, desk.Folder) { Environment = { ["Mail__Limits__MailboxPer10Minutes"] = "1000000" } };

    // The rows come first, all at once due in the far future; then one command makes them due now.
    private async Task<DateTime> AddTimersAsync(TestDesk desk, CancellationToken cancellation)
    {
        var tickets = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets
            .OrderBy(x => x.Id).Select(x => x.Id).Take(timers).ToListAsync(cancellation));
        foreach (var chunk in tickets.Chunk(Chunk))
            await desk.InAsync(desk.Alpha, scope => AddAsync(scope, chunk, cancellation));
        return await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            await db.DueWork.Where(x => x.Kind == WorkKind.FireTimer).ExecuteUpdateAsync(x => x.SetProperty(work => work.DueAt, at), cancellation);
            return scope.GetRequiredService<UtcClock>().UtcNow;
        });
    }

    private static async Task AddAsync(IServiceProvider scope, long[] ticketIds, CancellationToken cancellation)
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(db, cancellation);
        var (waiting, working) = (catalog.StatusFor(Phase.Waiting)!.Id, catalog.StatusFor(Phase.Working)!.Id);
        var (lowest, highest) = (ticketIds[0], ticketIds[^1]);
        foreach (var (ticket, i) in (await db.Tickets.Where(x => x.Id >= lowest && x.Id <= highest).OrderBy(x => x.Id).ToListAsync(cancellation)).Select((x, i) => (x, i)))
        {
            var moves = i % 2 == 0;
            var status = ticket.StatusId == waiting ? working : waiting;
            OperationStep[] steps = moves
                ? [Step("status", "status", status.ToString(CultureInfo.InvariantCulture)), Step("assignee", "person", Other(catalog, ticket.AssigneeId, i))]
                : [Step("category", "category", (catalog.Categories.First(x => x.Id != ticket.CategoryId)).Id.ToString(CultureInfo.InvariantCulture))];
            var timer = new TicketTimer
            {
                TenantId = db.TenantId, Ticket = ticket, StatusTimerId = 0, StatusId = ticket.StatusId, Why = "Proof", Steps = OperationSteps.Write(steps),
                StartedAt = at, Minutes = 1, CalendarId = null, DueAt = at,
            };
            db.Add(timer);
            db.Add(new DueWork { Key = timer.Id, TenantId = db.TenantId, Kind = WorkKind.FireTimer, DueAt = at.AddYears(1) });
        }
        await db.SaveChangesAsync(cancellation);
    }

    // Whoever gets the ticket is told by mail.
    private static string Other(Catalog catalog, long? assignee, int number)
    {
        var others = catalog.Staff.Where(x => x.Id != assignee).ToList();
        return others[number / 2 % others.Count].Id.ToString(CultureInfo.InvariantCulture);
    }

    private static OperationStep Step(string operation, string input, string value) => new(operation, new Dictionary<string, string> { [input] = value });

    private static async Task UntilAsync(TestDesk desk, int most, CancellationToken cancellation)
    {
        while (await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            return await db.DueWork.CountAsync(x => x.Kind == WorkKind.FireTimer && x.DueAt <= at, cancellation);
        }) > most)
            await Task.Delay(100, cancellation);
    }

    private async Task<TimerReport> CountAsync(TestDesk desk, DateTime due, DateTime killed, CancellationToken cancellation) => await desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var since = due.AddMinutes(-1);
        var proof = db.Timers.Where(x => x.Why == "Proof");
        var told = await db.History.Where(x => x.Fact == Fact.TimerFired && x.From == "Proof").GroupBy(x => x.TicketId).Select(x => x.Count()).ToListAsync(cancellation);
        return new TimerReport(
            timers, await proof.CountAsync(x => x.FiredAt == null, cancellation), timers - told.Count(x => x == 1),
            await db.Outbox.CountAsync(x => x.Kind == OutboxKind.Assignment && x.CreatedAt >= since, cancellation),
            killed - due, (await proof.MaxAsync(x => x.FiredAt, cancellation) ?? due) - due);
    });
}
