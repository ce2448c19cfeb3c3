using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Seeding;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;

namespace ServiceDesk.Tests.Tickets.Lists;

/// <summary>One desk with tickets of every kind on each database.</summary>
public sealed class SeededDesks : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<SeededDesk>>> desks = new();

    internal Task<SeededDesk> OnAsync(DatabaseProvider provider) => desks.GetOrAdd(provider, key => new(() => SeededDesk.MakeAsync(key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in desks.Values)
            await (await desk.Value).Desk.DisposeAsync();
    }
}

/// <summary>A hundred tickets and one, some of them tagged, some due.</summary>
internal sealed record SeededDesk(TestDesk Desk, Act Act, Catalog Catalog, IReadOnlyList<Ticket> Tickets, Tag Tag)
{
    private static readonly DateTime Now = new(2026, 3, 15, 15, 0, 0, DateTimeKind.Utc);

    public static async Task<SeededDesk> MakeAsync(DatabaseProvider provider)
    {
        var desk = await TestDesk.CreateAsync(provider);
        var options = new SeedOptions(100, 1, 5) { Requesters = 30, Customers = 8, Staff = 5, Now = Now, Spread = TimeSpan.FromDays(6) };
        await desk.Services.GetRequiredService<TicketSeeder>().RunAsync(desk.Alpha, options, null, default);
        await desk.OpenTicketAsync(desk.Alpha, requester: "nobody@elsewhere.test");
        return await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var act = desk.StaffAct(desk.Alpha) with { At = Now };
            var tag = new Tag { TenantId = desk.Alpha.Id, Name = "chosen" };
            foreach (var ticket in await db.Tickets.Include(x => x.Tags).ThenInclude(x => x.Tag).OrderBy(x => x.Id).ToListAsync())
            {
                if (ticket.Number % 3 == 0)
                    ticket.Promise(null, Now.AddHours((ticket.Number % 7) - 3));
                if (ticket.Number % 4 != 1)
                    ticket.Weigh(ticket.Number % 3 * 10);
                if (ticket.Number % 5 == 0)
                    ticket.TagWith(act, [tag]);
                if (ticket.Number % 4 == 0)
                    ticket.AssignTo(act, await db.Set<ServiceDesk.People.Person>().SingleAsync(x => x.Id == act.PersonId), null);
            }
            await db.SaveChangesAsync();
            var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(db, default);
            return new SeededDesk(desk, act, catalog, await db.Tickets.AsNoTracking().Include(x => x.Tags).ToListAsync(), tag);
        });
    }

    /// <summary>A filter with places for ids: two priorities, two statuses, a queue and the tag.</summary>
    public TicketFilter Read(string text)
    {
        var (p, s, q) = (Catalog.Priorities, Catalog.Statuses, Catalog.Queues);
        var tag = Tickets.SelectMany(x => x.Tags).Select(x => x.TagId).First();
        foreach (var (place, id) in new[] { ("{p1}", p[1].Id), ("{p2}", p[^1].Id), ("{s1}", s[0].Id), ("{s2}", s[1].Id), ("{q1}", q[0].Id), ("{t1}", tag) })
            text = text.Replace(place, $"#{id}", StringComparison.Ordinal);
        return FilterReader.ReadKept(text, Catalog);
    }

    public Task<TicketListPage> PageAsync(TicketFilter filter, TicketSort sort, PageCursor? cursor, int size) =>
        Desk.InAsync(Desk.Alpha, scope => scope.GetRequiredService<TicketList>().PageAsync(Act, filter, cursor, default, size, sort));

    /// <summary>The numbers of a list page by page; the way back has to be the same.</summary>
    public async Task<List<int>> WalkAsync(TicketFilter filter, TicketSort sort, int size)
    {
        var forth = new List<int>();
        PageCursor? cursor = null, last = null;
        do
        {
            var page = await PageAsync(filter, sort, cursor, size);
            forth.AddRange(page.Rows.Select(x => x.Number));
            (cursor, last) = (page.Older, page.Newer ?? last);
            Assert.True(forth.Count <= Tickets.Count, "The pages go round in a circle.");
        }
        while (cursor is not null);
        var back = new List<int>();
        var lastRows = forth.Count % size == 0 ? size : forth.Count % size;
        for (cursor = last; cursor is not null;)
        {
            var page = await PageAsync(filter, sort, cursor, size);
            back.InsertRange(0, page.Rows.Select(x => x.Number));
            cursor = page.Newer;
        }
        if (last is not null)
            Assert.Equal(forth.Take(forth.Count - lastRows), back);
        return forth;
    }

    public IReadOnlyList<int> Expected(TicketFilter filter, TicketSort sort)
    {
        var rows = Tickets.Where(x => filter.Activity == Activity.All || x.IsActive == (filter.Activity == Activity.Active)).Where(x => filter.Terms.All(term => Meets(term, x) != term.IsNegated));
        return [.. Ordered(rows, sort).Select(x => x.Number)];
    }

    private bool Meets(FilterTerm term, Ticket x) => term switch
    {
        ChoiceTerm { Field: ChoiceField.Tag, Ids: [0] } => x.Tags.Count == 0,
        ChoiceTerm { Field: ChoiceField.Tag, Ids: var ids } => x.Tags.Any(tag => ids.Contains(tag.TagId)),
        ChoiceTerm choice => choice.Ids.Select(id => id == ChoiceTerm.Me ? Act.PersonId!.Value : id).Contains(choice.Field switch
        {
            ChoiceField.Status => x.StatusId,
            ChoiceField.Priority => x.PriorityId,
            ChoiceField.Queue => x.QueueId,
            ChoiceField.Assignee => x.AssigneeId ?? 0,
            ChoiceField.Group => x.GroupId ?? 0,
            _ => x.CustomerId ?? 0,
        }),
        StateTerm { State: TicketState.Overdue } => x.DueAt <= Now,
        TimeTerm { Point.Unit: TimeUnit.None } => x.DueAt is null,
        TimeTerm { Field: TimeField.Updated } => x.UpdatedAt >= Now.AddDays(-2),
        TimeTerm { Field: TimeField.Created } => x.CreatedAt >= new DateTime(2026, 3, 14, 0, 0, 0, DateTimeKind.Utc).AddHours(Desk.Alpha.TimeZone == "UTC" ? 0 : -1),
        _ => true,
    };

    private IEnumerable<Ticket> Ordered(IEnumerable<Ticket> rows, TicketSort sort)
    {
        var newest = rows.OrderByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id).ToList();
        return sort.Field switch
        {
            SortField.Updated => Plain(x => x.UpdatedAt),
            SortField.Created => Plain(x => x.CreatedAt),
            SortField.Number => Plain(x => x.Number),
            SortField.Due => Plain(x => (x.DueAt, x.DueAt is null ? x.UpdatedAt : default, x.Id), x => x.DueAt is null),
            SortField.Importance => Plain(x => x.Importance, x => x.Importance is null),
            SortField.Customer => Plain(x => x.CustomerId, x => x.CustomerId is null),
            SortField.Priority => Ranked(x => x.PriorityId, Catalog.EveryPriority.Select(x => x.Id)),
            SortField.Status => Ranked(x => x.StatusId, Catalog.EveryStatus.Select(x => x.Id)),
            SortField.Queue => Ranked(x => x.QueueId, Catalog.EveryQueue.Select(x => x.Id)),
            _ => Ranked(x => x.AssigneeId ?? 0, Catalog.EveryStaff.Select(x => x.Id)),
        };

        IEnumerable<Ticket> Plain<T>(Func<Ticket, T> key, Func<Ticket, bool>? isLast = null) => sort.IsDescending
            ? newest.OrderBy(x => isLast?.Invoke(x) ?? false).ThenByDescending(key).ThenByDescending(x => x.UpdatedAt).ThenByDescending(x => x.Id)
            : newest.OrderBy(x => isLast?.Invoke(x) ?? false).ThenBy(key).ThenBy(x => x.UpdatedAt).ThenBy(x => x.Id);

        IEnumerable<Ticket> Ranked(Func<Ticket, long> key, IEnumerable<long> ranks)
        {
            var order = (sort.IsDescending ? ranks.Reverse() : ranks).Append(0).ToList();
            return newest.OrderBy(x => order.IndexOf(key(x)));
        }
    }
}
