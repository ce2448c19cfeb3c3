using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Jobs;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Tickets.Holding;

/// <summary>A desk whose replies are held for ten seconds, and whose clock a test moves.</summary>
internal sealed class HoldingDesk(TestDesk desk, MovedTime time) : IAsyncDisposable
{
    public TestDesk Desk => desk;
    public MovedTime Time => time;

    public static async Task<HoldingDesk> CreateAsync(DatabaseProvider provider)
    {
        var time = new MovedTime(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        return new(await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time).AddSingleton(new UndoSettings(10)).AddScoped<FailedWork>()), time);
    }

    public Act Act => desk.StaffAct(desk.Alpha);

    public Task<Ticket> OpenAsync() => desk.OpenTicketAsync(desk.Alpha);

    public Task<SentOutcome> SendAsync(Act act, Ticket ticket, TicketWork work) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<HoldReply>().RunAsync(act, ticket.Number, work, default));

    /// <summary>Held, and its id.</summary>
    public async Task<Guid> HoldAsync(Act act, Ticket ticket, TicketWork work)
    {
        Assert.Equal(SentOutcome.Held, await SendAsync(act, ticket, work));
        return await ReadAsync(db => db.HeldReplies.OrderByDescending(x => x.HeldAt).ThenByDescending(x => x.Id).Select(x => x.Id).FirstAsync());
    }

    /// <summary>What its moment does.</summary>
    public Task<HeldOutcome> DeliverAsync(Guid id) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<SendHeldReply>().RunAsync(id, default));

    public Task<UndoOutcome> UndoAsync(Act act, Ticket ticket, Guid id) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<UndoReply>().RunAsync(act, ticket.Number, id, default));

    public Task<T> ReadAsync<T>(Func<DeskDb, Task<T>> query) => desk.InAsync(desk.Alpha, scope => query(scope.GetRequiredService<DeskDb>()));

    public Task<List<Message>> RepliesAsync(Ticket ticket) => ReadAsync(db => db.Messages.AsNoTracking().Include(x => x.Attachments).Where(x => x.TicketId == ticket.Id && x.IsFromStaff).OrderBy(x => x.Id).ToListAsync());

    public Task<int> MailsAsync(Ticket ticket) => ReadAsync(db => db.Outbox.CountAsync(x => x.TicketId == ticket.Id && x.Kind == OutboxKind.Reply));

    public Task<Draft?> DraftAsync(Ticket ticket) => ReadAsync(db => db.Drafts.AsNoTracking().SingleOrDefaultAsync(x => x.TicketId == ticket.Id));

    public Task<long> StatusAsync(Phase phase) => ReadAsync(db => db.Statuses.Where(x => x.Phase == phase).OrderBy(x => x.Id).Select(x => x.Id).FirstAsync());

    public Task<int> DueAsync() => ReadAsync(db => db.DueWork.CountAsync(x => x.Kind == WorkKind.SendReply));

    public Task<HeldReply> HeldAsync(Guid id) => ReadAsync(db => db.HeldReplies.IgnoreQueryFilters([Ticket.TrashFilter]).AsNoTracking().SingleAsync(x => x.Id == id));

    /// <summary>An agent who may do everything to tickets.</summary>
    public Task<Act> ColleagueAsync(string name = "Kim") => desk.InAsync(desk.Alpha, async scope =>
    {
        var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
        var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(name, $"{name.ToLowerInvariant()}@alpha.test", at, default);
        person.Employ(StaffRole.Agent, at);
        await db.SaveChangesAsync();
        await DefaultRole.GiveAsync(db, person, default);
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        return Act.Of(person, Door.Staff, at) with { Rights = (await scope.GetRequiredService<StaffRights>().OfAsync(person.Id, default))! };
    });

    public ValueTask DisposeAsync() => desk.DisposeAsync();
}
