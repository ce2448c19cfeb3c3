using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Relations;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tests.Trash;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class MergeTicketsTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string id, string more = "", string subject = "Lamp") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{id}>\n{more}\nIt flickers.\n";

    private static Task<bool> MergeAsync(TestDesk desk, int number, int goal) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<MergeTickets>().RunAsync(desk.StaffAct(desk.Alpha), number, goal, default));

    private static Task<bool> UnmergeAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<UnmergeTickets>().RunAsync(desk.StaffAct(desk.Alpha), number, default));

    private static Task WorkAsync(TestDesk desk, int number, TicketWork work) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, work, default)));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Merged_ItsMessagesPeopleAndLaterMailAreInTheOther_AndAllComesBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = $"{Guid.NewGuid():N}@customer.test";
        var goal = (await desk.ReceiveAsync(desk.Alpha, Mail("anna@customer.test", $"{Guid.NewGuid():N}@customer.test"))).Ticket!;
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("bert@customer.test", id, "Cc: carl@customer.test\n"));
        var merged = entry.Ticket!;
        await WorkAsync(desk, merged.Number, new() { AssigneeId = desk.AlphaAdministrator, Text = new("A secret."), Kind = MessageKind.Note });
        await desk.DeliverAsync(desk.Alpha);
        var before = await TrashDesk.FindAsync(desk, merged.Id);

        Assert.True(await MergeAsync(desk, merged.Number, goal.Number));
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var (into, gone) = ((await TrashDesk.ReadAsync(desk, goal.Number))!, (await TrashDesk.ReadAsync(desk, merged.Number))!);
        Assert.Equal([MessageKind.Public, MessageKind.Public, MessageKind.Note], into.Messages.Select(x => x.Kind));
        Assert.Equal(["bert@customer.test", "carl@customer.test"], into.Participants.Select(x => x.Address).Order());
        Assert.Equal((Phase.Closed, goal.Number, 0), (gone.Phase, gone.MergedIntoNumber, gone.Messages.Count));
        Assert.Contains(into.History, x => x.Fact == Fact.MergedIn && x.From == $"{merged.Number}");
        Assert.Contains(gone.History, x => x.Fact == Fact.MergedInto && x.To == $"{goal.Number}");
        Assert.Equal((RelationKind.Merged, false, merged.Number), Assert.Single(into.Relations) is var relation ? (relation.Kind, relation.FromStart, relation.Number) : default);
        // Notes stay notes: whoever came along reads none.
        var bert = new Act(desk.Alpha.Id, merged.RequesterId, null, Door.Portal, goal.CreatedAt);
        var seen = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(bert, goal.Number, default));
        Assert.All(seen!.Messages, x => Assert.Equal(MessageKind.Public, x.Kind));
        Assert.Equal(2, seen.Messages.Count);
        Assert.Equal(goal.Id, await JournalAsync(desk, entry.Id));

        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("bert@customer.test", $"{Guid.NewGuid():N}@customer.test", $"In-Reply-To: <{id}>\n"));
        Assert.Equal(goal.Id, answer.TicketId);
        var numbered = await desk.ReceiveAsync(desk.Alpha, Mail("bert@customer.test", $"{Guid.NewGuid():N}@customer.test", subject: $"Lamp [#{merged.Number}]"));
        Assert.Equal(goal.Id, numbered.TicketId);
        Assert.EndsWith($"#{merged.Number} was merged into this ticket.", numbered.Reason, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TicketRuleException>(() => WorkAsync(desk, merged.Number, new() { Text = new("To nobody.") }));

        Assert.True(await UnmergeAsync(desk, merged.Number));
        Assert.False(await UnmergeAsync(desk, merged.Number));
        var (left, back) = ((await TrashDesk.ReadAsync(desk, goal.Number))!, (await TrashDesk.ReadAsync(desk, merged.Number))!);
        Assert.Equal((before.StatusId, before.AssigneeId, 2), (back.StatusId, back.AssigneeId, back.Messages.Count));
        Assert.Null(back.MergedIntoNumber);
        Assert.Equal(merged.Id, await JournalAsync(desk, entry.Id));
        // Bert has written there since; Carl has not.
        Assert.Equal((3, "bert@customer.test"), (left.Messages.Count, Assert.Single(left.Participants).Address));
        Assert.Empty(left.Relations);
        await WorkAsync(desk, merged.Number, new() { Text = new("We go on.") });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatWasPutOff_IsPutOffAgain_WithItsReasonAndDay(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (goal, merged) = (await desk.OpenTicketAsync(desk.Beta), await desk.OpenTicketAsync(desk.Beta));
        var catalog = await RuleDesk.CatalogAsync(desk, desk.Beta);
        var act = desk.StaffAct(desk.Beta);
        var work = new TicketWork { StatusId = catalog.StatusFor(Phase.Deferred)!.Id, DeferralReasonId = catalog.DeferralReasons[0].Id, ReviewInDays = 9 };
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(act, merged.Number, work, default));
        var before = await RuleDesk.ReadAsync(desk, desk.Beta, merged.Id);
        Assert.NotNull(before.ReviewAt);
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<MergeTickets>().RunAsync(desk.StaffAct(desk.Beta), merged.Number, goal.Number, default));
        Assert.Null((await RuleDesk.ReadAsync(desk, desk.Beta, merged.Id)).ReviewAt);
        await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<UnmergeTickets>().RunAsync(desk.StaffAct(desk.Beta), merged.Number, default));
        var back = await RuleDesk.ReadAsync(desk, desk.Beta, merged.Id);
        Assert.Equal((before.StatusId, before.ReviewAt, before.DeferralReasonId), (back.StatusId, back.ReviewAt, back.DeferralReasonId));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatContradicts_IsRefused(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (one, two, three) = (await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha), await desk.OpenTicketAsync(desk.Alpha));
        Assert.False(await MergeAsync(desk, 999_999, one.Number));
        Assert.False(await UnmergeAsync(desk, one.Number));
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MergeTickets>().RunAsync(desk.StaffAct(desk.Alpha) with { Role = null }, one.Number, two.Number, default)));
        await RefusedAsync(() => MergeAsync(desk, one.Number, one.Number), "into itself");
        await RefusedAsync(() => MergeAsync(desk, one.Number, 999_999), "no ticket 999999");
        Assert.True(await MergeAsync(desk, one.Number, two.Number));
        await RefusedAsync(() => MergeAsync(desk, one.Number, three.Number), "was merged into another one");
        await RefusedAsync(() => MergeAsync(desk, three.Number, one.Number), "was itself merged");
        var relation = Assert.Single((await TrashDesk.ReadAsync(desk, two.Number))!.Relations);
        await RefusedAsync(() => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<UnrelateTickets>().RunAsync(desk.StaffAct(desk.Alpha), two.Number, relation.Id, default)), "taken back");

        Assert.True(await MergeAsync(desk, two.Number, three.Number));
        await RefusedAsync(() => UnmergeAsync(desk, one.Number), "moved on since");
        await TrashDesk.TrashAsync(desk, three.Number);
        await RefusedAsync(() => UnmergeAsync(desk, two.Number), "in the trash");
        await TrashDesk.RestoreAsync(desk, three.Number);
        Assert.True(await UnmergeAsync(desk, two.Number));
        Assert.True(await UnmergeAsync(desk, one.Number));
        Assert.Equal([1, 1, 1], new[] { one, two, three }.Select(x => TrashDesk.ReadAsync(desk, x.Number).GetAwaiter().GetResult()!.Messages.Count));
    }

    private static async Task RefusedAsync(Func<Task> act, string because) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<TicketRuleException>(act)).Message, StringComparison.Ordinal);

    private static Task<long?> JournalAsync(TestDesk desk, Guid id) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Journal.Where(x => x.Id == id).Select(x => x.TicketId).SingleAsync());
}
