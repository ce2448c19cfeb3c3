using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Filters;
using ServiceDesk.Tickets.Lists;
using ServiceDesk.Trash;

namespace ServiceDesk.Tests.Trash;

public sealed class TrashTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string id, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Lamp\nMessage-ID: <{id}>\n{more}\nIt flickers.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatIsInTheTrash_IsNowhereElse_AndComesBackAsItWas(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var word = $"otter{Guid.NewGuid():N}"[..14];
        var requester = $"{word}@customer.test";
        var ticket = await desk.OpenTicketAsync(desk.Alpha, $"About {word}", "Please help.", requester);
        await WorkAsync(desk, ticket.Number, new() { AssigneeId = desk.AlphaAdministrator, Text = new("Soon.") });
        var (before, counts) = (await TrashDesk.FindAsync(desk, ticket.Id), await CountsAsync(desk));
        Assert.Equal([ticket.Number], await ListedAsync(desk, word));

        Assert.True(await TrashDesk.TrashAsync(desk, ticket.Number, "  Opened by mistake "));
        Assert.True(await TrashDesk.TrashAsync(desk, (await desk.OpenTicketAsync(desk.Alpha)).Number));
        Assert.Empty(await ListedAsync(desk, word));
        Assert.Null(await TrashDesk.ReadAsync(desk, ticket.Number));
        var after = await CountsAsync(desk);
        Assert.Equal((counts.All - 1, counts.Mine - 1), (after.All, after.Mine));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = new Act(desk.Alpha.Id, before.RequesterId, null, Door.Portal, before.UpdatedAt);
            Assert.Empty((await scope.GetRequiredService<TicketList>().PageAsync(act, TicketFilter.Of(Activity.All), null, default)).Rows);
            Assert.Null(await scope.GetRequiredService<TicketReader>().FindAsync(act, ticket.Number, default));
            Assert.False(await scope.GetRequiredService<AnswerRequest>().RunAsync(act, ticket.Number, RequestStep.Update, new("Hello?"), [], default));
            var row = (await scope.GetRequiredService<TrashList>().PageAsync(desk.StaffAct(desk.Alpha), null, default)).Rows.Single(x => x.Id == ticket.Id);
            Assert.Equal(("Ada Alpha", "Opened by mistake"), (row.By, row.Reason));
            Assert.Empty((await scope.GetRequiredService<TrashList>().PageAsync(act, null, default)).Rows);
        });

        Assert.True(await TrashDesk.RestoreAsync(desk, ticket.Number));
        Assert.True(await TrashDesk.RestoreAsync(desk, ticket.Number));
        var back = await TrashDesk.FindAsync(desk, ticket.Id);
        Assert.Equal((before.StatusId, before.AssigneeId, before.UpdatedAt, before.QueueId), (back.StatusId, back.AssigneeId, back.UpdatedAt, back.QueueId));
        Assert.Equal([Fact.Trashed, Fact.Restored], back.History.Select(x => x.Fact).TakeLast(2));
        Assert.Equal([ticket.Number], await ListedAsync(desk, word));
        Assert.Equal((counts.All, counts.Mine), await CountsAsync(desk) is var now ? (now.All, now.Mine) : default);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task MailThatAnswersIt_OpensAnother_WhichSaysWhyAndNamesIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = $"{Guid.NewGuid():N}@customer.test";
        var opened = (await desk.ReceiveAsync(desk.Alpha, Mail("olga@customer.test", id))).Ticket!;
        await TrashDesk.TrashAsync(desk, opened.Number);

        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("olga@customer.test", $"{Guid.NewGuid():N}@customer.test", $"In-Reply-To: <{id}>\n"));
        Assert.NotEqual(opened.Id, answer.TicketId);
        var reason = $"It answers #{opened.Number}, which is in the trash: a new ticket.";
        Assert.Equal((JournalState.Placed, reason), (answer.State, answer.Reason));
        var seen = (await TrashDesk.ReadAsync(desk, answer.Ticket!.Number))!;
        Assert.Equal((opened.Number, true, reason), (seen.FollowsNumber, seen.FollowsTrash, Assert.Single(seen.Messages).MatchReason));
        await TrashDesk.RestoreAsync(desk, opened.Number);
        Assert.False((await TrashDesk.ReadAsync(desk, answer.Ticket.Number))!.FollowsTrash);
        var later = await desk.ReceiveAsync(desk.Alpha, Mail("olga@customer.test", $"{Guid.NewGuid():N}@customer.test", $"In-Reply-To: <{id}>\n"));
        Assert.Equal(opened.Id, later.TicketId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task MailThatWaits_DoesNotLeave_AndTheHistorySaysSo(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.DeliverAsync(desk.Alpha);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "pia@customer.test");
        await WorkAsync(desk, ticket.Number, new() { Text = new("An answer.") });
        await TrashDesk.TrashAsync(desk, ticket.Number);
        var mails = await desk.DeliverAsync(desk.Alpha);
        Assert.Equal([(OutboxKind.Acknowledgement, OutboxState.Withheld), (OutboxKind.Reply, OutboxState.Withheld)], mails.Where(x => x.TicketId == ticket.Id).Select(x => (x.Kind, x.State)).Order());
        Assert.All(mails.Where(x => x.TicketId == ticket.Id), x => Assert.Equal(DeliverMail.TrashReason, x.LastError));
        Assert.Equal(2, (await TrashDesk.FindAsync(desk, ticket.Id)).History.Count(x => x.Fact == Fact.MailWithheld));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NothingGoesThere_AcrossTenantsForRequestersOrWithALongReason(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await desk.InAsync(desk.Beta, async scope => Assert.False(await scope.GetRequiredService<TrashTicket>().RunAsync(desk.StaffAct(desk.Beta), 99_999, null, default)));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var requester = desk.StaffAct(desk.Alpha) with { Role = null, PersonId = ticket.RequesterId };
            Assert.False(await scope.GetRequiredService<TrashTicket>().RunAsync(requester, ticket.Number, null, default));
            Assert.False(await scope.GetRequiredService<RestoreTicket>().RunAsync(requester, ticket.Number, default));
            Assert.False(await scope.GetRequiredService<ChangeTrashDays>().RunAsync(requester, 1, default));
        });
        await Assert.ThrowsAsync<TicketRuleException>(() => TrashDesk.TrashAsync(desk, ticket.Number, new string('x', TrashTicket.ReasonLength + 1)));
        Assert.Equal(Phase.Pending, (await TrashDesk.ReadAsync(desk, ticket.Number))!.Phase);
    }

    private static Task<MenuCounts> CountsAsync(TestDesk desk) => desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<QueueCounts>().GetAsync(desk.StaffAct(desk.Alpha), default));

    private static Task<IEnumerable<int>> ListedAsync(TestDesk desk, string word) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketList>().PageAsync(desk.StaffAct(desk.Alpha), TicketFilter.Of(new WordsTerm(word, false)), null, default)).Rows.Select(x => x.Number));

    private static Task WorkAsync(TestDesk desk, int number, TicketWork work) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, work, default)));
}
