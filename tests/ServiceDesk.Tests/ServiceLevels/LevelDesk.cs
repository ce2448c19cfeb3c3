using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Calendars;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.Timers;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.ServiceLevels;

/// <summary>A desk whose clock stands at a Monday, ten o'clock, in office hours from nine to five (UTC), and what tests do there.</summary>
internal sealed class LevelDesk(TestDesk desk, MovedTime time) : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    public TestDesk Desk { get; } = desk;
    public MovedTime Time { get; } = time;

    public static async Task<LevelDesk> CreateAsync(DatabaseProvider provider)
    {
        var time = new MovedTime(Monday);
        return new(await TestDesk.CreateAsync(provider, services => services.AddSingleton<TimeProvider>(time)), time);
    }

    /// <summary>A desk that promises this alone.</summary>
    public static async Task<LevelDesk> CreateAsync(DatabaseProvider provider, ServiceLevelDefinition only)
    {
        var desk = await CreateAsync(provider);
        await ClearAsync(desk.Desk, desk.Desk.Alpha);
        await desk.AddAsync("Only", only);
        return desk;
    }

    public static Task ClearAsync(TestDesk desk, TenantInfo tenant) => desk.InAsync(tenant, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        db.RemoveRange(await db.ServiceLevels.ToListAsync());
        await db.SaveChangesAsync();
        scope.GetRequiredService<CatalogCache>().Forget(tenant.Id);
    });

    public static TargetTerms Minutes(int minutes) => new(minutes, DelayUnit.Minutes);

    public async Task<long> AddAsync(string name, ServiceLevelDefinition definition)
    {
        Assert.Empty((await Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<ChangeServiceLevel>().RunAsync(
            Desk.StaffAct(Desk.Alpha), null, new(name, true, null, definition), default)))!.Select(x => x.Pattern));
        return await Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().ServiceLevels.Where(x => x.Name == name).Select(x => x.Id).SingleAsync());
    }

    public void At(int hours, int minutes = 0) => Time.Now = Monday.Add(new TimeSpan(hours, minutes, 0));

    public static DateTime Utc(int hours, int minutes = 0) => Monday.Add(new TimeSpan(hours, minutes, 0)).UtcDateTime;

    public Task<Ticket> OpenAsync() => Desk.OpenTicketAsync(Desk.Alpha);

    public Task<Ticket> ReadAsync(Ticket ticket) => RuleDesk.ReadAsync(Desk, Desk.Alpha, ticket.Id);

    public Task WorkAsync(Ticket ticket, TicketWork work) => Desk.InAsync(Desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(Desk.StaffAct(Desk.Alpha), ticket.Number, work, default)));

    public async Task StatusAsync(Ticket ticket, Phase phase, string? reply = null) =>
        await WorkAsync(ticket, new() { StatusId = (await CatalogAsync()).StatusFor(phase)!.Id, Text = reply is null ? NewText.None : new(reply) });

    public Task ReplyAsync(Ticket ticket) => WorkAsync(ticket, new() { Text = new("We are on it.") });

    public async Task PriorityAsync(Ticket ticket, string name) => await WorkAsync(ticket, new() { PriorityId = await PriorityAsync(name) });

    public async Task<long> PriorityAsync(string name) => (await CatalogAsync()).Priorities.Single(x => x.Name == name).Id;

    public Task AskAsync(Ticket ticket, RequestStep step = RequestStep.Update, string text = "Is anybody there?") => Desk.InAsync(Desk.Alpha, async scope =>
    {
        var requester = await scope.GetRequiredService<DeskDb>().People.SingleAsync(x => x.Id == ticket.RequesterId);
        Assert.True(await scope.GetRequiredService<AnswerRequest>().RunAsync(Act.Of(requester, Door.Portal, Time.Now.UtcDateTime), ticket.Number, step, new(text), [], default));
    });

    public Task<Catalog> CatalogAsync() => RuleDesk.CatalogAsync(Desk, Desk.Alpha);

    public async Task<TicketClocks> ClocksAsync(Ticket ticket)
    {
        var catalog = await CatalogAsync();
        return await Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<ServiceLedger>().OfAsync(ticket.Id, catalog, default));
    }

    /// <summary>The lines of a target in short: <c>Start 0, Pause 60</c>, with the minutes that were counted.</summary>
    public async Task<string> LinesAsync(Ticket ticket, ServiceTarget target) => string.Join(", ", (await ClocksAsync(ticket)).Entries
        .Where(x => x.Target == target).Select(x => FormattableString.Invariant($"{x.Event} {x.Elapsed.TotalMinutes:0.##}")));

    public Task<List<TicketTimer>> TimersAsync(Ticket ticket) => Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Timers.AsNoTracking()
        .Where(x => x.TicketId == ticket.Id && x.ClockId != null && x.FiredAt == null && x.CancelledAt == null).OrderBy(x => x.DueAt).ToListAsync());

    /// <summary>Fires what is due now.</summary>
    /// <returns>How many timers that was.</returns>
    public async Task<int> FireAsync()
    {
        var due = await Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<DeskDb>().DueWork
            .Where(x => x.TenantId == Desk.Alpha.Id && x.Kind == WorkKind.FireTimer && x.DueAt <= Time.Now.UtcDateTime).Select(x => x.Key).ToListAsync());
        if (due.Count > 0)
            Assert.True(await Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<FireTimers>().RunAsync(due, default)));
        return due.Count;
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
