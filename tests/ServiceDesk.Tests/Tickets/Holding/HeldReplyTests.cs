using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Jobs;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Tickets.Holding;

/// <summary>Replies that are held, sent at their moment, or undone.</summary>
public sealed class HeldReplyTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Reply_IsHeldWhole_AndAllOfItHappensAtItsMoment_Once(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, act, solved) = (await all.OpenAsync(), all.Act, await all.StatusAsync(Phase.Solved));
        var id = await all.HoldAsync(act, ticket, new()
        {
            Text = new("It is mended", "<div>It is <strong>mended</strong></div>"), StatusId = solved, Tags = ["mended"], AssigneeId = act.PersonId,
            Files = [new("how.txt", "text/plain", "with a screw driver"u8.ToArray())],
        });

        var before = await all.ReadAsync(db => db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((ticket.StatusId, "", ticket.Version), (before.StatusId, before.TagText, before.Version));
        Assert.Empty(await all.RepliesAsync(ticket));
        Assert.Equal((0, 1), (await all.MailsAsync(ticket), await all.DueAsync()));
        Assert.Equal(act.At.AddSeconds(10), await all.ReadAsync(db => db.DueWork.Where(x => x.Key == id).Select(x => x.DueAt).SingleAsync()));

        // Not before its time, however often a worker looks; then once, whoever looks after that.
        using var worker = ActivatorUtilities.CreateInstance<DueWorker>(all.Desk.Services);
        Assert.Equal(0, await worker.RunOnceAsync(WorkKind.SendReply, default));
        all.Time.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(1, await worker.RunOnceAsync(WorkKind.SendReply, default));
        Assert.Equal(0, await worker.RunOnceAsync(WorkKind.SendReply, default));
        Assert.Equal(HeldOutcome.Gone, await all.DeliverAsync(id));

        var reply = Assert.Single(await all.RepliesAsync(ticket));
        Assert.Equal(("It is mended", "<div>It is <strong>mended</strong></div>", all.Time.Now.UtcDateTime), (reply.Text, reply.Html, reply.At));
        Assert.Equal(("how.txt", 19L), (reply.Attachments.Single().Name, reply.Attachments.Single().Size));
        var after = await all.ReadAsync(db => db.Tickets.AsNoTracking().SingleAsync(x => x.Id == ticket.Id));
        Assert.Equal((solved, "mended", act.PersonId), (after.StatusId, after.TagText, after.AssigneeId));
        Assert.Equal((1, 0), (await all.MailsAsync(ticket), await all.DueAsync()));
        Assert.False(await all.ReadAsync(db => db.HeldReplies.AnyAsync()) || await all.ReadAsync(db => db.DraftFiles.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task UndoneReply_IsADraftAgain_WithItsFormattingItsChangesAndItsFiles_AndIsSentFromThere(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, act, solved) = (await all.OpenAsync(), all.Act, await all.StatusAsync(Phase.Solved));
        await SaveDraftAsync(all, ticket, "It is mended");
        var id = await all.HoldAsync(act, ticket, new()
        {
            Text = new("It is mended", "<div><em>It</em> is mended</div>"), StatusId = solved, Seen = 1,
            Files = [new("one.txt", "text/plain", "1"u8.ToArray()), new("two.txt", "text/plain", "2"u8.ToArray())],
        });
        Assert.Null(await all.DraftAsync(ticket));
        // Meanwhile its author begins another one.
        await SaveDraftAsync(all, ticket, "And besides");
        Assert.Equal(UndoOutcome.Undone, await all.UndoAsync(act, ticket, id));

        var draft = await all.DraftAsync(ticket);
        Assert.Equal("It is mended\n\nAnd besides", draft!.Text);
        Assert.StartsWith("<div><em>It</em> is mended</div>", draft.Html, StringComparison.Ordinal);
        Assert.Equal(solved, HeldReply.ReadWork(draft.Work).StatusId);
        Assert.Equal(0, await all.DueAsync());
        var files = await all.ReadAsync(db => db.DraftFiles.AsNoTracking().OrderBy(x => x.Id).ToListAsync());
        Assert.Equal([("one.txt", (Guid?)null), ("two.txt", null)], files.Select(x => (x.Name, x.HeldReplyId)));

        // Emptying the editor leaves the files, and the draft to go with them.
        await SaveDraftAsync(all, ticket, "");
        Assert.Equal("", (await all.DraftAsync(ticket))!.Text);
        var again = await all.HoldAsync(act, ticket, new() { Text = new("Mended"), ShownFileIds = [.. files.Select(x => x.Id)], KeptFileIds = [files[1].Id] });
        Assert.Null(await all.DraftAsync(ticket));
        Assert.Equal(HeldOutcome.Sent, await all.DeliverAsync(again));
        var reply = Assert.Single(await all.RepliesAsync(ticket));
        Assert.Equal("two.txt", reply.Attachments.Single().Name);
        Assert.Equal([files[0].File], await all.ReadAsync(db => db.Set<ServiceDesk.Trash.DiscardedFile>().Select(x => x.Name).ToListAsync()));
        Assert.False(await all.ReadAsync(db => db.DraftFiles.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task UndoAndTheMoment_AtTheSameInstant_ExactlyOneWins(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var act = all.Act;
        for (var i = 0; i < 12; i++)
        {
            var ticket = await all.OpenAsync();
            var id = await all.HoldAsync(act, ticket, new() { Text = new("One of us") });
            var undo = Task.Run(() => all.UndoAsync(act, ticket, id));
            var moments = Enumerable.Range(0, 2).Select(_ => Task.Run(() => all.DeliverAsync(id))).ToList();
            var outcomes = await Task.WhenAll(moments);
            var sent = outcomes.Count(x => x == HeldOutcome.Sent);
            Assert.Equal(1, sent + (await undo == UndoOutcome.Undone ? 1 : 0));
            Assert.DoesNotContain(HeldOutcome.Returned, outcomes);
            Assert.Equal(sent, (await all.RepliesAsync(ticket)).Count);
            Assert.Equal(sent, await all.MailsAsync(ticket));
            Assert.Equal(sent == 0, await all.DraftAsync(ticket) is not null);
        }
        Assert.Equal(0, await all.DueAsync());
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SecondReply_WhileOneIsHeld_SendsTheFirstAtOnce(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var (ticket, act) = (await all.OpenAsync(), all.Act);
        await all.HoldAsync(act, ticket, new() { Text = new("First") });
        all.Time.Now += TimeSpan.FromSeconds(3);
        // Notes and changes do not wait, nor do they press on.
        Assert.Equal(SentOutcome.Done, await all.SendAsync(all.Act, ticket, new() { Text = new("Between us"), Kind = MessageKind.Note }));
        Assert.Equal(SentOutcome.Done, await all.SendAsync(all.Act, ticket, new() { Tags = ["odd"] }));
        Assert.Equal(1, await all.DueAsync());
        var second = await all.HoldAsync(all.Act, ticket, new() { Text = new("Second") });
        Assert.Equal(["Between us", "First"], (await all.RepliesAsync(ticket)).Select(x => x.Text));
        Assert.Equal(HeldOutcome.Sent, await all.DeliverAsync(second));
        Assert.Equal(["Between us", "First", "Second"], (await all.RepliesAsync(ticket)).Select(x => x.Text));
        // A colleague's is another matter.
        var colleague = await all.ColleagueAsync();
        await all.HoldAsync(all.Act, ticket, new() { Text = new("Mine") });
        await all.HoldAsync(colleague, ticket, new() { Text = new("Kim's") });
        Assert.Equal(2, await all.DueAsync());
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatCannotBeDone_IsRefusedWhileItsAuthorLooks(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var ticket = await all.OpenAsync();
        await Assert.ThrowsAsync<TicketRuleException>(() => all.SendAsync(all.Act, ticket, new() { Text = new("No"), StatusId = 987654 }));
        var colleague = await all.ColleagueAsync();
        await all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(colleague, ticket.Number, new() { Text = new("I was first") }, default));
        await Assert.ThrowsAsync<OvertakenException>(() => all.SendAsync(all.Act, ticket, new() { Text = new("No"), Seen = 0 }));
        Assert.Equal((1, 0), ((await all.RepliesAsync(ticket)).Count, await all.DueAsync()));
        Assert.False(await all.ReadAsync(db => db.HeldReplies.AnyAsync()));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Seconds_AreTheAuthors_AndOffSendsAtOnce(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var ticket = await all.OpenAsync();
        Assert.False(await ChooseAsync(all, 7));
        Assert.True(await ChooseAsync(all, 30));
        var id = await all.HoldAsync(all.Act, ticket, new() { Text = new("Slowly") });
        Assert.Equal(all.Act.At.AddSeconds(30), (await all.HeldAsync(id)).DueAt);
        Assert.True(await ChooseAsync(all, 0));
        // What waits goes before it.
        Assert.Equal(SentOutcome.Done, await all.SendAsync(all.Act, ticket, new() { Text = new("At once") }));
        Assert.Equal(["Slowly", "At once"], (await all.RepliesAsync(ticket)).Select(x => x.Text));
        Assert.True(await ChooseAsync(all, null));
        Assert.Equal(SentOutcome.Held, await all.SendAsync(all.Act, ticket, new() { Text = new("As usual") }));
        Assert.Equal(SentOutcome.Done, await all.SendAsync(all.Act, ticket, new() { Text = new(new string('x', Draft.TextLength + 1)) }));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ForeignDueWork_IsNotTouchedByItsKey(DatabaseProvider provider)
    {
        await using var all = await HoldingDesk.CreateAsync(provider);
        var ticket = await all.OpenAsync();
        var keys = await all.ReadAsync(db => db.DueWork.Select(x => x.Key).ToListAsync());
        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            Assert.Equal(UndoOutcome.TooLate, await all.UndoAsync(all.Act, ticket, key));
            Assert.Equal(HeldOutcome.Gone, await all.DeliverAsync(key));
        }
        Assert.Equal(keys.Count, await all.ReadAsync(db => db.DueWork.CountAsync(x => keys.Contains(x.Key))));
    }

    private static Task<bool> ChooseAsync(HoldingDesk all, int? seconds) => all.Desk.InAsync(all.Desk.Alpha, scope => scope.GetRequiredService<ChooseUndo>().RunAsync(all.Act, seconds, default));

    private static Task<DateTime?> SaveDraftAsync(HoldingDesk all, Ticket ticket, string text) => all.Desk.InAsync(all.Desk.Alpha, scope =>
        scope.GetRequiredService<SaveDraft>().RunAsync(all.Act, ticket.Number, new(text), 5, default));
}
