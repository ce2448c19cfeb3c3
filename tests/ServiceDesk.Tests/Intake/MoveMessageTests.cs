using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class MoveMessageTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string id, string subject, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{id}>\n{more}\n{text}\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Message_GoesOutAndBack_WithItsMailItsSearchAndLaterAnswers(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var first = $"{Guid.NewGuid():N}@customer.test";
        var second = $"{Guid.NewGuid():N}@customer.test";
        var word = $"zebra{Guid.NewGuid():N}"[..14];
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("vic@customer.test", first, "Lamp", "Broken."));
        var strayed = await desk.ReceiveAsync(desk.Alpha, Mail("wim@customer.test", second, "Re: Lamp", $"By the way, {word}.", $"References: <{first}>\n"));
        Assert.Equal(opened.TicketId, strayed.TicketId);
        var message = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.MailId == second).Select(x => x.Id).SingleAsync());

        var number = await MoveAsync(desk, message, null);
        Assert.NotEqual(opened.Ticket!.Number, number);
        var seen = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), number!.Value, default));
        Assert.Equal(("wim@customer.test", "Lamp", message), (seen!.RequesterAddress, seen.Subject, Assert.Single(seen.Messages).Id));
        Assert.Contains(seen.History, x => x.Fact == Fact.MessageMovedIn && x.From == $"{opened.Ticket.Number}");
        Assert.Equal([seen.Id], await FindAsync(desk, word));
        Assert.Equal(seen.Id, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.Where(x => x.Id == strayed.Id).Select(x => x.TicketId).SingleAsync()));
        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("wim@customer.test", $"{Guid.NewGuid():N}@customer.test", "Re: Lamp", "More.", $"In-Reply-To: <{second}>\n"));
        Assert.Equal(seen.Id, answer.TicketId);

        // It began the new ticket, so it stays; what came later can go back.
        await Assert.ThrowsAsync<TicketRuleException>(() => MoveAsync(desk, message, opened.Ticket.Number));
        var later = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == seen.Id).MaxAsync(x => x.Id));
        Assert.Equal(opened.Ticket.Number, await MoveAsync(desk, later, opened.Ticket.Number));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NothingMoves_AcrossTenantsOrForRequesters(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var first = $"{Guid.NewGuid():N}@customer.test";
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("xan@customer.test", first, "Fan", "Loud."));
        await desk.ReceiveAsync(desk.Alpha, Mail("xan@customer.test", $"{Guid.NewGuid():N}@customer.test", "Re: Fan", "Very.", $"References: <{first}>\n"));
        var message = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == opened.TicketId).MaxAsync(x => x.Id));

        Assert.Null(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<MoveMessage>().RunAsync(desk.StaffAct(desk.Beta), message, null, default)));
        Assert.Null(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<MoveMessage>().RunAsync(desk.StaffAct(desk.Alpha) with { Role = null }, message, null, default)));
        Assert.Null(await MoveAsync(desk, message, 999_999));
        Assert.Equal(opened.TicketId, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.Id == message).Select(x => x.TicketId).SingleAsync()));
    }

    private static Task<int?> MoveAsync(TestDesk desk, long message, int? target) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<MoveMessage>().RunAsync(desk.StaffAct(desk.Alpha), message, target, default));

    private static Task<List<long>> FindAsync(TestDesk desk, string word) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketSearch>().FindAsync(word, true, default)).ToList());
}
