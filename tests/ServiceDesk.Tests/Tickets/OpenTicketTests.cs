using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Tickets;

public sealed class OpenTicketTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Opens_WithMessageHistoryTallyAndAcknowledgement(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.OpenTicketAsync(desk.Alpha, "  Printer smokes ");

        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var ticket = await db.Tickets.Include(x => x.Messages).Include(x => x.History).SingleAsync(x => x.Id == opened.Id);
            Assert.Equal("Printer smokes", ticket.Subject);
            Assert.Equal(Phase.Pending, ticket.Phase);
            Assert.Equal("It smokes since this morning.", Assert.Single(ticket.Messages).Text);
            Assert.Equal(Fact.Opened, Assert.Single(ticket.History).Fact);
            Assert.Equal(1, await db.Tally.Where(x => x.TicketId == ticket.Id).SumAsync(x => x.Change));
            var mail = await db.Outbox.SingleAsync(x => x.TicketId == ticket.Id);
            Assert.Equal(OutboxKind.Acknowledgement, mail.Kind);
            Assert.True(await db.DueWork.AnyAsync(x => x.Key == mail.Id && x.Kind == WorkKind.SendMail));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Numbers_CountUpInEachTenant(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var first = await desk.OpenTicketAsync(desk.Beta);
        var second = await desk.OpenTicketAsync(desk.Beta);
        Assert.Equal(first.Number + 1, second.Number);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Subject_Empty_IsRefusedAndNothingSaved(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await Assert.ThrowsAsync<TicketRuleException>(() => desk.OpenTicketAsync(desk.Alpha, "  "));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Search_FindsByTextSubjectNumberAndRequester_NotAcrossTenants(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Kaffee am Fußboden", "La cafetière déborde", "zoe.quux@customer.test");
        foreach (var search in (string[])["cafetiere", "KAFFEE", "quux", "déb", "zoe.quux@customer.test", $"{ticket.Number} kaffee"])
        {
            Assert.Contains(ticket.Id, await FindAsync(desk.Alpha, search));
            Assert.DoesNotContain(ticket.Id, await FindAsync(desk.Beta, search));
        }

        Task<IReadOnlyList<long>> FindAsync(TenantInfo tenant, string search) =>
            desk.InAsync(tenant, scope => scope.GetRequiredService<TicketSearch>().FindAsync(search, true, default));
    }
}
