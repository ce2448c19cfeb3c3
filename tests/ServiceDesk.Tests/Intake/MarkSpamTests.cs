using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class MarkSpamTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string id, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Pills\nMessage-ID: <{id}>\n{more}\nBuy now.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Marked_ItIsClosedWithoutAMail_AndTakenBackWhole(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.DeliverAsync(desk.Alpha);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeClosingNotice>().RunAsync(desk.StaffAct(desk.Alpha), true, default));
        var sender = $"pills{Guid.NewGuid():N}@spam-{provider}.test".ToLowerInvariant();
        var opened = (await desk.ReceiveAsync(desk.Alpha, Mail(sender, $"{Guid.NewGuid():N}@spam.test"))).Ticket!;
        await WorkAsync(desk, opened.Number, new() { Tags = ["vip"] });

        Assert.True(await MarkAsync(desk, opened.Number, SpamBlock.Domain));
        var marked = await ReadAsync(desk, opened.Number);
        Assert.Equal((Phase.Closed, "spam, vip", true), (marked.Phase, marked.TagText, marked.IsSpam));
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var withheld = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Outbox.SingleAsync(x => x.TicketId == opened.Id));
        Assert.Equal((OutboxKind.Acknowledgement, OutboxState.Withheld, MarkSpam.Reason), (withheld.Kind, withheld.State, withheld.LastError));
        Assert.Contains(marked.History, x => x.Fact == Fact.MailWithheld && x.From == sender);
        var domain = sender[sender.IndexOf('@', StringComparison.Ordinal)..];
        Assert.Contains(marked.History, x => x.Fact == Fact.MarkedSpam && x.To == domain);
        Assert.Equal(JournalState.Refused, (await desk.ReceiveAsync(desk.Alpha, Mail(sender, $"{Guid.NewGuid():N}@spam.test"))).State);

        Assert.True(await UnmarkAsync(desk, opened.Number));
        var back = await ReadAsync(desk, opened.Number);
        Assert.Equal((Phase.Pending, "vip", false), (back.Phase, back.TagText, back.IsSpam));
        Assert.Contains(back.History, x => x.Fact == Fact.UnmarkedSpam);
        Assert.Equal(JournalState.Placed, (await desk.ReceiveAsync(desk.Alpha, Mail(sender, $"{Guid.NewGuid():N}@spam.test"))).State);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeClosingNotice>().RunAsync(desk.StaffAct(desk.Alpha), false, default));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task LaterMail_IsKept_ReopensNothingAndTellsNobody(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var id = $"{Guid.NewGuid():N}@spam.test";
        var opened = (await desk.ReceiveAsync(desk.Alpha, Mail("again@spam.test", id))).Ticket!;
        await WorkAsync(desk, opened.Number, new() { AssigneeId = desk.AlphaAdministrator });
        await MarkAsync(desk, opened.Number, SpamBlock.Nobody);
        await desk.DeliverAsync(desk.Alpha);

        var later = await desk.ReceiveAsync(desk.Alpha, Mail("again@spam.test", $"{Guid.NewGuid():N}@spam.test", $"References: <{id}>\n"));
        Assert.Equal(opened.Id, later.TicketId);
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var kept = await ReadAsync(desk, opened.Number);
        Assert.Equal((Phase.Closed, 2), (kept.Phase, kept.Messages.Count));

        await desk.ReceiveAsync(desk.Alpha, Mail("Ada Alpha <ada@alpha.test>", $"{Guid.NewGuid():N}@alpha.test", $"References: <{id}>\n"));
        Assert.Equal(Phase.Working, (await ReadAsync(desk, opened.Number)).Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task ColleaguesAndMailboxes_AreNotBlocked_ButTheirTicketsCanBeSpam(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var own = await desk.OpenTicketAsync(desk.Alpha, requester: "ada@alpha.test");
        var neighbour = await desk.OpenTicketAsync(desk.Alpha, requester: "help@beta.test");
        foreach (var (ticket, block) in new[] { (own, SpamBlock.Sender), (own, SpamBlock.Domain), (neighbour, SpamBlock.Sender), (neighbour, SpamBlock.Domain) })
            await Assert.ThrowsAsync<TicketRuleException>(() => MarkAsync(desk, ticket.Number, block));
        Assert.Equal(Phase.Pending, (await ReadAsync(desk, own.Number)).Phase);
        Assert.True(await MarkAsync(desk, own.Number, SpamBlock.Nobody));
        Assert.True((await ReadAsync(desk, own.Number)).IsSpam);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnEarlierBlock_StaysWhenTheMarkingIsTakenBack(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var sender = $"{Guid.NewGuid():N}@customer.test";
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: sender);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<BlockSender>().RunAsync(desk.StaffAct(desk.Alpha), sender, default));
        await MarkAsync(desk, ticket.Number, SpamBlock.Sender);
        await UnmarkAsync(desk, ticket.Number);
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().BlockedSenders.AnyAsync(x => x.Pattern == sender)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OnlyAdministratorsBlock_RequestersAndNeighboursMarkNothing(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var act = desk.StaffAct(desk.Alpha);
        await Assert.ThrowsAsync<TicketRuleException>(() => MarkAsync(desk, ticket.Number, SpamBlock.Sender, act with { Role = StaffRole.Agent, Rights = AgentRights }));
        Assert.False(await MarkAsync(desk, ticket.Number, SpamBlock.Nobody, act with { Role = null }));
        Assert.False(await MarkAsync(desk, 999_999, SpamBlock.Nobody));
        Assert.False((await ReadAsync(desk, ticket.Number)).IsSpam);
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<UnmarkSpam>().RunAsync(act with { Role = null }, ticket.Number, default)));
        Assert.True(await MarkAsync(desk, ticket.Number, SpamBlock.Nobody, act with { Role = StaffRole.Agent, Rights = AgentRights }));
        Assert.False(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<UnmarkSpam>().RunAsync(desk.StaffAct(desk.Beta), ticket.Number + 100_000, default)));
    }

    private static Rights AgentRights
    {
        get
        {
            var role = new Role { TenantId = 1, Name = "Agent", Scope = TicketScope.All };
            role.Hold([Right.Edit]);
            return Rights.Of([role], []);
        }
    }

    private static Task<bool> MarkAsync(TestDesk desk, int number, SpamBlock block, Act? act = null) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<MarkSpam>().RunAsync(act ?? desk.StaffAct(desk.Alpha), number, block, default));

    private static Task<bool> UnmarkAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<UnmarkSpam>().RunAsync(desk.StaffAct(desk.Alpha), number, default));

    private static Task<bool> WorkAsync(TestDesk desk, int number, TicketWork work) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Act.OfDesk(desk.Alpha.Id, Door.Job, scope.GetRequiredService<UtcClock>().UtcNow) with { Role = StaffRole.Administrator }, number, work, default));

    private static Task<TicketView> ReadAsync(TestDesk desk, int number) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), number, default))!);
}
