using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Bulk;

namespace ServiceDesk.Tests.Tickets.Bulk;

public sealed class ChangeTicketsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Change_OfSeveral_IsUndone_WhereNothingCameAfter(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (first, second) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        await WorkAsync(desk, second, new() { Tags = ["kept", "old"] });
        var (act, catalog) = (desk.StaffAct(desk.Alpha), await CatalogAsync(desk));
        var before = await StateAsync(desk, second);
        var input = new BulkInput { PriorityId = catalog.Priorities[^1].Id, AssigneeId = act.PersonId, QueueId = catalog.Queues[^1].Id, AddedTags = ["New", "kept"], RemovedTags = ["old"] };
        var change = await RunAsync(desk, x => x.RunAsync(act, [first.Number, second.Number, 999_999], input, default));
        var report = change.Read();
        Assert.Equal([first.Number, second.Number], report.Done.Select(x => x.Number));
        Assert.Equal([999_999], report.Refused.Select(x => x.Number));
        var changed = await StateAsync(desk, second);
        Assert.Equal((input.PriorityId, input.AssigneeId, input.QueueId), (changed.PriorityId, changed.AssigneeId, changed.QueueId));
        Assert.Equal(["kept", "new"], changed.Tags);

        // A colleague's priority stays, the rest goes back.
        await WorkAsync(desk, first, new() { PriorityId = catalog.Priorities[0].Id });
        var back = await RunAsync(desk, x => x.UndoAsync(act, change.Id, default));
        Assert.Equal([first.Number, second.Number], back!.Done.Select(x => x.Number));
        Assert.True(before.IsAs(await StateAsync(desk, second)));
        var one = await StateAsync(desk, first);
        Assert.Equal((catalog.Priorities[0].Id, 0), (one.PriorityId, one.AssigneeId));
        Assert.Null(await RunAsync(desk, x => x.UndoAsync(act, change.Id, default)));
    }

    [Fact]
    public async Task Change_ThatOneTicketRefuses_IsMadeOnTheOthers()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var (first, second) = (await desk.OpenTicketAsync(desk.Beta), await desk.OpenTicketAsync(desk.Beta));
        var act = desk.StaffAct(desk.Beta);
        var put = (await desk.InAsync(desk.Beta, CatalogOf)).StatusFor(Phase.Deferred)!;
        // In this desk what is put off needs a reason; the second one has one already.
        var reason = (await desk.InAsync(desk.Beta, CatalogOf)).DeferralReasons[0];
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            act, second.Number, new() { StatusId = put.Id, DeferralReasonId = reason.Id, ReviewOn = DateOnly.FromDateTime(act.At.AddDays(9)) }, default));
        var input = new BulkInput { StatusId = put.Id, AddedTags = ["seen"] };
        var report = (await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeTickets>().RunAsync(act, [first.Number, second.Number], input, default))).Read();
        Assert.Equal([first.Number], report.Refused.Select(x => x.Number));
        Assert.Equal([second.Number], report.Done.Select(x => x.Number));
        Assert.Equal("", await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Id == first.Id).Select(x => x.TagText).SingleAsync()));
    }

    [Fact]
    public async Task Change_IsNotUndone_BySomebodyElse()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var act = desk.StaffAct(desk.Alpha);
        var change = await RunAsync(desk, x => x.RunAsync(act, [ticket.Number], new() { AddedTags = ["mine"] }, default));
        Assert.Null(await RunAsync(desk, x => x.UndoAsync(act with { PersonId = act.PersonId + 1 }, change.Id, default)));
        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<ChangeTickets>().UndoAsync(desk.StaffAct(desk.Beta), change.Id, default)));
        Assert.Equal(["mine"], (await StateAsync(desk, ticket)).Tags);
    }

    [Fact]
    public async Task OldChanges_AreForgotten_WithTheNext()
    {
        var desk = await desks.OnAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var act = desk.StaffAct(desk.Alpha);
        var old = await RunAsync(desk, x => x.RunAsync(act, [ticket.Number], new() { AddedTags = ["a"] }, default));
        await RunAsync(desk, x => x.RunAsync(act with { At = act.At + BulkChange.KeptFor + TimeSpan.FromSeconds(1) }, [ticket.Number], new() { AddedTags = ["b"] }, default));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Set<BulkChange>().AnyAsync(x => x.Id == old.Id)));
    }

    private static Task<T> RunAsync<T>(TestDesk desk, Func<ChangeTickets, Task<T>> use) => desk.InAsync(desk.Alpha, scope => use(scope.GetRequiredService<ChangeTickets>()));

    private static Task<bool> WorkAsync(TestDesk desk, Ticket ticket, TicketWork work) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, work, default));

    private static Task<Catalog> CatalogAsync(TestDesk desk) => desk.InAsync(desk.Alpha, CatalogOf);

    private static Task<Catalog> CatalogOf(IServiceProvider scope) => scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default).AsTask();

    private static async Task<BulkState> StateAsync(TestDesk desk, Ticket ticket) =>
        BulkState.Of(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id)));
}
