using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class MailGateTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string subject, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{Guid.NewGuid():N}@customer.test>\n{more}\n{text}\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task BlockedSender_MakesNoTicket_UntilLetInAgain(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<BlockSender>().RunAsync(desk.StaffAct(desk.Alpha), "@spammer.test", default));
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("win@spammer.test", "You have won", "Click"));
        Assert.Equal((JournalState.Refused, (long?)null), (entry.State, entry.TicketId));
        Assert.Contains("@spammer.test", entry.Reason, StringComparison.Ordinal);
        // Another address in Reply-To does not help; a domain that only ends alike is another domain.
        Assert.Equal(JournalState.Refused, (await desk.ReceiveAsync(desk.Alpha, Mail("win@spammer.test", "Again", "Click", "Reply-To: nice@customer.test\n"))).State);
        Assert.Equal(JournalState.Placed, (await desk.ReceiveAsync(desk.Alpha, Mail("jo@notspammer.test", "Question", "Hello"))).State);

        var id = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().BlockedSenders.Select(x => x.Id).SingleAsync());
        Assert.False(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<UnblockSender>().RunAsync(id, default)));
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<UnblockSender>().RunAsync(id, default)));
        Assert.Equal(JournalState.Placed, (await desk.ReceiveAsync(desk.Alpha, Mail("win@spammer.test", "Sorry", "It was a mistake"))).State);
    }

    [Theory]
    [InlineData("Shop.Example", "@shop.example")]
    [InlineData(" Jo@Shop.Example ", "jo@shop.example")]
    [InlineData("@shop.example", "@shop.example")]
    [InlineData("shop", null)]
    [InlineData("two words.example", null)]
    [InlineData("", null)]
    public void Pattern_IsAnAddressOrADomain(string input, string? pattern) => Assert.Equal(pattern, BlockedSender.Normalise(input));

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Spam_IsKeptAsideWithTheServersWord(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("ann@customer.test", "Cheap", "Buy", "X-Spam-Flag: YES\n"));
        Assert.Equal(JournalState.KeptAside, entry.State);
        Assert.Contains("X-Spam-Flag", entry.Reason, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Forgery_OfStaff_IsKeptAside_WhenATrustedServerSaysSo(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            (await db.Mailboxes.SingleAsync(x => x.IsDefault)).TrustedServers = "mx.alpha.test";
            await db.SaveChangesAsync();
        });
        const string Fails = "Authentication-Results: mx.alpha.test; dmarc=fail header.from=alpha.test\n";
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("Ada <ada@alpha.test>", "Urgent", "Send me the list.", Fails));
        Assert.Equal(JournalState.KeptAside, entry.State);
        Assert.Contains("dmarc=fail", entry.Reason, StringComparison.Ordinal);
        // A stranger claims to be nobody in particular; a server that nobody trusts may say what it likes.
        Assert.Equal(JournalState.Placed, (await desk.ReceiveAsync(desk.Alpha, Mail("new@customer.test", "Question", "Hello", Fails))).State);
        Assert.Equal(JournalState.Placed, (await desk.ReceiveAsync(
            desk.Alpha, Mail("Ada <ada@alpha.test>", "Lunch", "Today?", Fails.Replace("mx.alpha", "mx.evil", StringComparison.Ordinal)))).State);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Thanks_DoesNotReopen_AndIsShownAsSuch(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("tom@customer.test", "Chair", "It squeaks."));
        await SetPhaseAsync(desk, opened.Ticket!.Number, Phase.Solved);
        await desk.DeliverAsync(desk.Alpha);
        var reply = $"In-Reply-To: <{desk.Transport.LastTo("tom@customer.test").MessageId}>\n";

        await desk.ReceiveAsync(desk.Alpha, Mail("tom@customer.test", "Re: Chair", "Thank you very much!", reply));
        Assert.Equal((Phase.Solved, true), await LastAsync(desk, opened.TicketId!.Value));
        await desk.ReceiveAsync(desk.Alpha, Mail("tom@customer.test", "Re: Chair", "Thanks, but it squeaks again.", reply));
        Assert.Equal((Phase.Working, false), await LastAsync(desk, opened.TicketId.Value));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task LateAnswer_OpensANewTicketThatNamesTheOldOne(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("una@customer.test", "Desk", "Too low."));
        await desk.DeliverAsync(desk.Alpha);
        var reply = $"In-Reply-To: <{desk.Transport.LastTo("una@customer.test").MessageId}>\n";
        await SetPhaseAsync(desk, opened.Ticket!.Number, Phase.Closed);
        var longAgo = desk.StaffAct(desk.Alpha).At.AddDays(-31);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.Where(x => x.Id == opened.TicketId)
            .ExecuteUpdateAsync(x => x.SetProperty(t => t.ClosedAt, longAgo)));

        var late = await desk.ReceiveAsync(desk.Alpha, Mail("una@customer.test", "Re: Desk", "It is too low again.", reply));
        Assert.NotEqual(opened.TicketId, late.TicketId);
        Assert.Equal(opened.TicketId, late.Ticket!.FollowsId);
        var seen = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), opened.Ticket.Number, default));
        Assert.Equal((false, (int?)late.Ticket.Number), (seen!.IsActive, seen.FollowedByNumber));
    }

    private static Task SetPhaseAsync(TestDesk desk, int number, Phase phase) => desk.InAsync(desk.Alpha, async scope =>
    {
        var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default);
        await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), number, new TicketWork { StatusId = catalog.StatusFor(phase)!.Id }, default);
    });

    private static Task<(Phase, bool)> LastAsync(TestDesk desk, long ticketId) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        var message = await db.Messages.AsNoTracking().Include(x => x.Ticket).Where(x => x.TicketId == ticketId).OrderBy(x => x.Id).LastAsync();
        return (message.Ticket!.Phase, message.IsThanks);
    });
}
