using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Sending;

public sealed class LoopGovernorTests
{
    private static readonly GovernorSettings Limits = new() { AddressPer10Minutes = 5, StaffPer10Minutes = 5 };

    private static string Mail(string from, string to, string subject, string more = "") =>
        $"From: {from}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{Guid.NewGuid():N}@customer.test>\n{more}\nI am a machine.\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Storm_OfAStupidResponder_StopsByItself_AndSaysWhy(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider, services => services.AddSingleton(Limits));
        // It answers each mail with a new one, and gives no sign of being a machine. Both desks know it.
        var rounds = 0;
        for (; rounds < 50; rounds++)
        {
            await desk.ReceiveAsync(desk.Alpha, Mail("bot@customer.test", "help@alpha.test", $"I have got your mail {rounds}"));
            await desk.ReceiveAsync(desk.Beta, Mail("bot@customer.test", "help@beta.test", $"I have got your mail {rounds}"));
            var sent = (await desk.DeliverAsync(desk.Alpha)).Concat(await desk.DeliverAsync(desk.Beta)).Count(x => x.State == OutboxState.Sent);
            if (sent == 0)
                break;
        }
        Assert.Equal(Limits.AddressPer10Minutes, rounds);
        foreach (var tenant in (TenantInfo[])[desk.Alpha, desk.Beta])
            await desk.InAsync(tenant, async scope =>
            {
                var db = scope.GetRequiredService<DeskDb>();
                var withheld = await db.Outbox.SingleAsync(x => x.State == OutboxState.Withheld && x.Person.Address == "bot@customer.test");
                Assert.Contains("bot@customer.test has got 5 automatic mails within ten minutes", withheld.LastError, StringComparison.Ordinal);
                var fact = await db.History.SingleAsync(x => x.TicketId == withheld.TicketId && x.Fact == Fact.MailWithheld && x.From == "bot@customer.test");
                Assert.Equal(withheld.LastError, fact.To);
                Assert.Equal(Limits.AddressPer10Minutes, await db.Outbox.CountAsync(x => x.State == OutboxState.Sent && x.Person.Address == "bot@customer.test"));
            });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TwoDesksOfOneInstallation_DoNotAnswerEachOther(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("help@beta.test", "help@alpha.test", "We have received your request"));
        Assert.Equal(JournalState.Refused, entry.State);
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
    }

    [Theory]
    [InlineData("noreply@shop.test", "belongs to a machine")]
    [InlineData("help+tag@beta.test", "is a mailbox of this installation")]
    public async Task Machines_GetNoAutomaticMail_ButAnswersOfPeople(string address, string reason)
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: address);
        var acknowledgement = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        Assert.Equal(OutboxState.Withheld, acknowledgement.State);
        Assert.Contains(reason, acknowledgement.LastError, StringComparison.Ordinal);

        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), ticket.Number, new TicketWork { Text = new("Who reads this?") }, default));
        Assert.Equal(OutboxState.Sent, Assert.Single(await desk.DeliverAsync(desk.Alpha)).State);
    }

    [Fact]
    public async Task OneTicket_CausesNoMoreThanItsLimit()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(new GovernorSettings { TicketPer10Minutes = 3 }));
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("rob@customer.test", "help@alpha.test", "Loop"));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha) with { PersonId = null }, opened.Ticket!.Number, new TicketWork { AssigneeId = desk.AlphaAdministrator }, default));
        for (var i = 0; i < 4; i++)
        {
            await desk.DeliverAsync(desk.Alpha);
            var reply = $"In-Reply-To: <{desk.Transport.LastTo("rob@customer.test").MessageId}>\n";
            Assert.Equal(opened.TicketId, (await desk.ReceiveAsync(desk.Alpha, Mail("rob@customer.test", "help@alpha.test", "Re: Loop", reply))).TicketId);
        }
        var last = await desk.DeliverAsync(desk.Alpha);
        Assert.Equal(OutboxState.Withheld, Assert.Single(last).State);
        Assert.Contains("This ticket has caused 3 automatic mails", last[0].LastError, StringComparison.Ordinal);
    }
}
