using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Jobs;
using ServiceDesk.Notifications;
using ServiceDesk.People;
using ServiceDesk.PersonalData;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Tickets.Holding;

/// <summary>Replies that cannot be sent any more when their moment comes: neither lost, nor sent blindly.</summary>
public sealed class ReturnedReplyTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SomebodyAnsweredInBetween_GivesItBack_AndItsAuthorMaySendItAllTheSame(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, colleague) = (await all.OpenAsync(), await all.ColleagueAsync());
        var seen = await all.ReadAsync(db => db.Messages.MaxAsync(x => x.Id));
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine"), Seen = seen, Files = [new("a.txt", "text/plain", "a"u8.ToArray())] });
        Assert.True(await DoAsync(all, colleague, ticket, new() { Text = new("I was first") }));
        await ReturnedAsync(all, id, "Somebody wrote in the ticket meanwhile.");
        Assert.Equal(["I was first"], (await all.RepliesAsync(ticket)).Select(x => x.Text));
        Assert.Contains("reply-returned", (await NotificationAsync(all)).Events, StringComparison.Ordinal);
        Assert.Contains(await all.ReadAsync(db => db.History.Where(x => x.TicketId == ticket.Id).Select(x => x.Fact).ToListAsync()), x => x == Fact.ReplyReturned);

        Assert.Equal(UndoOutcome.Undone, await all.UndoAsync(all.Act, ticket, id));
        var draft = await all.DraftAsync(ticket);
        Assert.Equal(("Mine", seen), (draft!.Text, draft.Seen));
        Assert.Equal(UndoOutcome.TooLate, await all.UndoAsync(all.Act, ticket, id));
        Assert.Equal(HeldOutcome.Gone, await all.DeliverAsync(id));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AMergedTicket_GivesItBackWhereWorkGoesOn(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, goal) = (await all.OpenAsync(), await all.OpenAsync());
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine"), Files = [new("a.txt", "text/plain", "a"u8.ToArray())] });
        Assert.True(await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<MergeTickets>().RunAsync(all.Act, ticket.Number, goal.Number, default)));
        await ReturnedAsync(all, id, "The ticket was merged into another one.");
        Assert.Equal(goal.Id, (await all.HeldAsync(id)).TicketId);
        Assert.Equal(UndoOutcome.NotFound, await all.UndoAsync(all.Act, ticket, id));
        Assert.Equal(UndoOutcome.Undone, await all.UndoAsync(all.Act, goal, id));
        Assert.Equal("Mine", (await all.DraftAsync(goal))!.Text);
        Assert.Equal(goal.Id, await all.ReadAsync(db => db.DraftFiles.Select(x => x.TicketId).SingleAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ATrashedTicket_KeepsIt_AndPurgingTakesItAlong(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, second) = (await all.OpenAsync(), await all.OpenAsync());
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine"), Files = [new("a.txt", "text/plain", "a"u8.ToArray())] });
        var held = await all.HoldAsync(all.Act, second, new() { Text = new("Held"), Files = [new("b.txt", "text/plain", "b"u8.ToArray())] });
        foreach (var trashed in (Ticket[])[ticket, second])
            Assert.True(await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<TrashTicket>().RunAsync(all.Act, trashed.Number, null, default)));
        await ReturnedAsync(all, id, "The ticket is in the trash.");
        var rows = await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<HeldReplyList>().ReturnedAsync(all.Act, default));
        Assert.Equal([(null, "Held"), (null, "Mine")], rows.Select(x => (x.Number, x.Text)).OrderBy(x => x.Text, StringComparer.Ordinal));
        all.Time.Now += TimeSpan.FromDays(100);
        Assert.Equal(2, await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<PurgeTrash>().RunAsync(default)));
        Assert.Equal((0, 0, 0), (await all.DueAsync(), await all.ReadAsync(db => db.HeldReplies.CountAsync()), await all.ReadAsync(db => db.DraftFiles.CountAsync())));
        Assert.Equal(HeldOutcome.Gone, await all.DeliverAsync(held));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnAuthorWhoLostTheRight_OrWasDismissed_SendsNothing(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, colleague) = (await all.OpenAsync(), await all.ColleagueAsync());
        var first = await all.HoldAsync(colleague, ticket, new() { Text = new("Mine") });
        await all.Desk.InAsync(all.Desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.RemoveRange(await db.PersonRoles.Where(x => x.PersonId == colleague.PersonId).ToListAsync());
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
        });
        await ReturnedAsync(all, first, "Its author may not work on the ticket any more.");
        var kay = await all.ColleagueAsync("Kay");
        var second = await all.HoldAsync(kay, ticket, new() { Text = new("Mine too"), Files = [new("a.txt", "text/plain", "a"u8.ToArray())] });
        Assert.Equal(StaffOutcome.Done, await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<DismissStaff>().RunAsync(all.Act, kay.PersonId!.Value, default)));
        await ReturnedAsync(all, second, "Its author does not work here any more.");
        Assert.Empty(await all.RepliesAsync(ticket));

        Assert.Equal(ErasureOutcome.Done, await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<ErasePerson>().RunAsync(all.Act, kay.PersonId!.Value, "kay@alpha.test", false, default)));
        Assert.False(await all.ReadAsync(db => db.HeldReplies.AnyAsync(x => x.Id == second)) || await all.ReadAsync(db => db.DraftFiles.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AStatusThatIsNoneAnyMore_GivesItBack_AndSoDoesTheNextReply(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, solved) = (await all.OpenAsync(), await all.StatusAsync(Phase.Solved));
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine"), StatusId = solved });
        await all.Desk.InAsync(all.Desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            db.Entry(await db.HeldReplies.SingleAsync()).Property(x => x.Work).CurrentValue = $$"""{"StatusId":987654}""";
            await db.SaveChangesAsync();
        });
        // The next one does not go out without it.
        var refused = await Assert.ThrowsAsync<TicketRuleException>(() => all.SendAsync(all.Act, ticket, new() { Text = new("PS") }));
        Assert.Contains("before this one", refused.Message, StringComparison.Ordinal);
        Assert.Contains("987654", (await all.HeldAsync(id)).Reason, StringComparison.Ordinal);
        Assert.Empty(await all.RepliesAsync(ticket));
        Assert.True(await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<DiscardReply>().RunAsync(all.Act, id, default)));
        Assert.Equal(SentOutcome.Held, await all.SendAsync(all.Act, ticket, new() { Text = new("Anew") }));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatFailsForNoFaultOfItsOwn_IsTriedAgain_ThenGivenBack(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var ticket = await all.OpenAsync();
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine") });
        var due = await all.ReadAsync(db => db.DueWork.AsNoTracking().SingleAsync(x => x.Key == id));
        foreach (var pause in (int[])[2, 10, 60])
        {
            await FailAsync(all, due);
            Assert.Equal(all.Act.At.AddSeconds(pause), await all.ReadAsync(db => db.DueWork.Where(x => x.Key == id).Select(x => x.DueAt).SingleAsync()));
        }
        await FailAsync(all, due);
        Assert.Contains("the disk is full", (await all.HeldAsync(id)).Reason, StringComparison.Ordinal);
        Assert.Equal(0, await all.DueAsync());
    }

    private static Task<bool> FailAsync(HoldingDesk all, DueWork due) => all.Desk.InAsync(all.Desk.Alpha, async scope =>
    {
        await scope.GetRequiredService<FailedWork>().PutOffAsync(due, new IOException("the disk is full"), default);
        return true;
    });

    private static async Task ReturnedAsync(HoldingDesk all, Guid id, string why)
    {
        all.Time.Now += TimeSpan.FromSeconds(10);
        using var worker = ActivatorUtilities.CreateInstance<DueWorker>(all.Desk.Services);
        Assert.True(await worker.RunOnceAsync(WorkKind.SendReply, default) > 0);
        var held = await all.HeldAsync(id);
        Assert.Equal((why, all.Time.Now.UtcDateTime), (ReturnReason.Read(held.Reason).Text, held.ReturnedAt));
        Assert.False(await all.ReadAsync(db => db.DueWork.AnyAsync(x => x.Key == id)));
    }

    private static Task<Notification> NotificationAsync(HoldingDesk all) =>
        all.ReadAsync(db => db.Notifications.AsNoTracking().OrderByDescending(x => x.Id).FirstAsync(x => x.PersonId == all.Act.PersonId));

    private static Task<bool> DoAsync(HoldingDesk all, Act act, Ticket ticket, TicketWork work) =>
        all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(act with { At = all.Act.At }, ticket.Number, work, default));
}
