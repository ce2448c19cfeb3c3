using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

public sealed class PlaceMailTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private static string Mail(string from, string subject, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: {subject}\nMessage-ID: <{Guid.NewGuid():N}@customer.test>\n{more}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NewMail_OpensTicketAndIsAcknowledged(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("Zoé Martin <zoe@customer.test>", "Écran noir", "Bonjour,\nl'écran est noir.\n-- \nZoé"));
        Assert.Equal(JournalState.Placed, entry.State);
        Assert.Equal("Écran noir", entry.Ticket!.Subject);

        await desk.DeliverAsync(desk.Alpha);
        var acknowledgement = desk.Transport.LastTo("zoe@customer.test");
        Assert.Equal($"[#{entry.Ticket.Number}] Écran noir", acknowledgement.Subject);
        Assert.Equal("auto-replied", acknowledgement.Headers["Auto-Submitted"]);
        Assert.Contains("/alpha/link/", acknowledgement.TextBody, StringComparison.Ordinal);
        var message = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.SingleAsync(x => x.TicketId == entry.TicketId));
        Assert.Equal("Bonjour,\nl'écran est noir.", message.Text.Trim());
        Assert.Contains("Zoé", message.Folded, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Answer_ToTheDesksMail_JoinsTheTicketAndReopensIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("ann@customer.test", "Door", "The door is stuck."));
        await desk.DeliverAsync(desk.Alpha);
        await SetPhaseAsync(desk, opened.Ticket!.Number, Phase.Solved);
        var acknowledgement = desk.Transport.LastTo("ann@customer.test");

        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("ann@customer.test", "Re: something else", "Still stuck.", $"In-Reply-To: <{acknowledgement.MessageId}>\n"));

        Assert.Equal(opened.TicketId, answer.TicketId);
        var ticket = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Tickets.SingleAsync(x => x.Id == opened.TicketId));
        Assert.Equal(Phase.Working, ticket.Phase);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Answer_ToTheTicketsAddress_JoinsWithoutReferences(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("bea@customer.test", "Lamp", "The lamp is broken."));
        await desk.DeliverAsync(desk.Alpha);
        var address = desk.Transport.LastTo("bea@customer.test").ReplyTo[0].Address;
        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("bea@customer.test", "(no subject)", "Never mind."), address);
        Assert.Equal(opened.TicketId, answer.TicketId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NumberInSubject_FromAStranger_OpensANewTicket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("cat@customer.test", "Secret", "Only for us."));
        var tag = $"Re: [#{opened.Ticket!.Number}] Secret";
        Assert.NotEqual(opened.TicketId, (await desk.ReceiveAsync(desk.Alpha, Mail("stranger@elsewhere.test", tag, "Let me in."))).TicketId);
        Assert.Equal(opened.TicketId, (await desk.ReceiveAsync(desk.Alpha, Mail("cat@customer.test", tag, "It is me."))).TicketId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task CopiedColleague_AnswersIntoTheSameTicket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var first = Mail("dan@customer.test", "Projector", "No picture.", "Cc: eve@customer.test\n");
        var opened = await desk.ReceiveAsync(desk.Alpha, first);
        var id = MimeIdOf(first);
        var answer = await desk.ReceiveAsync(desk.Alpha, Mail("eve@customer.test", "Re: Projector", "I see it too.", $"References: <{id}>\n"));
        Assert.Equal(opened.TicketId, answer.TicketId);
        var participants = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Participants
            .Where(x => x.TicketId == opened.TicketId).Select(x => x.Person.Address).ToListAsync());
        Assert.Equal(["eve@customer.test"], participants);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AutomaticMail_IsKeptAndNeverAnswered(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("robot@customer.test", "Disk full", "97 %", "Auto-Submitted: auto-generated\n"));
        Assert.Equal(JournalState.Placed, entry.State);
        Assert.False(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Outbox.AnyAsync(x => x.TicketId == entry.TicketId)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OwnMail_ComingBack_IsRefusedAsALoop(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.ReceiveAsync(desk.Alpha, Mail("fay@customer.test", "Loop", "Round and round."));
        await desk.DeliverAsync(desk.Alpha);
        var own = desk.Transport.LastTo("fay@customer.test");
        var entry = await desk.ReceiveAsync(desk.Alpha, $"From: fay@customer.test\nMessage-ID: <{own.MessageId}>\nSubject: Loop\n\nRound.\n");
        Assert.Equal(JournalState.Refused, entry.State);
        Assert.Null(entry.TicketId);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NoSender_IsKeptAsideWithItsReason(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var entry = await desk.ReceiveAsync(desk.Alpha, "Subject: Who am I\n\nNobody.\n");
        Assert.Equal(JournalState.KeptAside, entry.State);
        Assert.Contains("no sender", entry.Reason, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task StaffAnswer_ToTheirNotice_GoesToTheRequesterUnderTheirName(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("gil@customer.test", "Key", "I lost my key."));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Act.OfDesk(desk.Alpha.Id, Door.Job, scope.GetRequiredService<UtcClock>().UtcNow) with { Role = StaffRole.Administrator },
            opened.Ticket!.Number, new TicketWork { AssigneeId = desk.AlphaAdministrator }, default));
        await desk.DeliverAsync(desk.Alpha);
        var notice = desk.Transport.LastTo("ada@alpha.test");

        await desk.ReceiveAsync(desk.Alpha, Mail("Ada Alpha <ada@alpha.test>", "Re: Key", "Come by at noon.", $"In-Reply-To: <{notice.MessageId}>\n"));
        await desk.DeliverAsync(desk.Alpha);

        var answer = desk.Transport.LastTo("gil@customer.test");
        Assert.Contains("Come by at noon.", answer.TextBody, StringComparison.Ordinal);
        Assert.Equal("help@alpha.test", answer.From[0].Address);
        Assert.Contains("Ada Alpha", answer.From[0].Name, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OutOfOffice_OfTheAssignee_IsANoteAndNeverReachesTheRequester(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("hal@customer.test", "Window", "It does not close."));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            Act.OfDesk(desk.Alpha.Id, Door.Job, scope.GetRequiredService<UtcClock>().UtcNow) with { Role = StaffRole.Administrator },
            opened.Ticket!.Number, new TicketWork { AssigneeId = desk.AlphaAdministrator }, default));
        await desk.DeliverAsync(desk.Alpha);
        var notice = desk.Transport.LastTo("ada@alpha.test");

        await desk.ReceiveAsync(desk.Alpha, Mail(
            "Ada Alpha <ada@alpha.test>", "Out of office", "I am away.", $"In-Reply-To: <{notice.MessageId}>\nAuto-Submitted: auto-replied\n"));

        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var message = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages
            .Where(x => x.TicketId == opened.TicketId).OrderBy(x => x.Id).LastAsync());
        Assert.Equal(MessageKind.Note, message.Kind);
        Assert.NotNull(message.AutomaticReason);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Bounce_IsShownInItsTicketAndMarksTheAddress(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var opened = await desk.ReceiveAsync(desk.Alpha, Mail("gone@customer.test", "Hello", "Anybody there?"));
        await desk.DeliverAsync(desk.Alpha);
        var lost = desk.Transport.LastTo("gone@customer.test").MessageId;
        var report = $"""
            From: MAILER-DAEMON@relay.test
            To: help@alpha.test
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            It could not be delivered.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.test

            Final-Recipient: rfc822; gone@customer.test
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user
            --b
            Content-Type: message/rfc822

            From: help@alpha.test
            To: gone@customer.test
            Message-ID: <{lost}>
            Subject: Hello

            Hello
            --b--

            """;
        var entry = await desk.ReceiveAsync(desk.Alpha, report);
        Assert.Equal(opened.TicketId, entry.TicketId);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            Assert.NotNull((await db.People.SingleAsync(x => x.Address == "gone@customer.test")).AddressFailedAt);
            Assert.True(await db.History.AnyAsync(x => x.TicketId == entry.TicketId && x.Fact == Fact.MailFailed));
        });
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task SignedId_OfAnotherTenant_LeadsNowhere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var theirs = await desk.OpenTicketAsync(desk.Beta);
        var id = new DeskMessageId(Guid.CreateVersion7(), theirs.Number).ToString(desk.Beta, "beta.test");
        var entry = await desk.ReceiveAsync(desk.Alpha, Mail("hal@customer.test", "Re: x", "y", $"In-Reply-To: <{id}>\n"));
        Assert.Equal("It answers nothing that is here: a new ticket.", entry.Reason);
    }

    private static string MimeIdOf(string mail) =>
        mail.Split('\n').First(x => x.StartsWith("Message-ID:", StringComparison.Ordinal))["Message-ID: <".Length..].TrimEnd('>');

    private static Task SetPhaseAsync(TestDesk desk, int number, Phase phase) => desk.InAsync(desk.Alpha, async scope =>
    {
        var catalog = await scope.GetRequiredService<CatalogCache>().GetAsync(scope.GetRequiredService<DeskDb>(), default);
        await scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), number, new TicketWork { StatusId = catalog.StatusFor(phase)!.Id }, default);
    });
}
