using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

/// <summary>What people outside answer is for staff alone, whichever way it comes back.</summary>
public sealed class AnswerForwardTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private const string Outside = "vera@vendor.test";

    private static string Mail(string from, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Re: Pump\nMessage-ID: <{Guid.NewGuid():N}@vendor.test>\n{more}\n{text}\n";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Answer_IsANoteUnderTheirName_BringsAWaitingTicketBack_AndTellsWhoForwarded(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        await SetAsync(desk, ticket, Phase.Waiting);

        var entry = await desk.ReceiveAsync(desk.Alpha, Mail($"Vera Vendor <{Outside}>", "The seal is worn out.", $"In-Reply-To: <{sent.MessageId}>\n"));
        Assert.Equal(ticket.Id, entry.TicketId);
        var seen = await ReadAsync(desk, ticket);
        var note = seen.Messages[^1];
        Assert.Equal((MessageKind.Note, Outside, false, "The seal is worn out."), (note.Kind, note.AuthorAddress, note.IsFromStaff, note.Text.Trim()));
        Assert.Equal(Phase.Working, seen.Phase);
        Assert.Empty(seen.Participants);
        Assert.Single(await MessagesForRequesterAsync(desk, ticket));
        var mails = await desk.DeliverAsync(desk.Alpha);
        var told = Assert.Single(mails);
        Assert.Equal((OutboxKind.Received, "ada@alpha.test"), (told.Kind, told.Person.Address));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Answer_WithoutReferences_ComesBackByItsAddress_AndTheNextOneByTheirOwnMail(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        var address = Assert.Single(sent.ReplyTo).Address;
        Assert.Matches(@"^help\+\d+-f\d+-[0-9a-f]{20}@alpha\.test$", address);
        var first = Mail(Outside, "First.");
        Assert.Equal(ticket.Id, (await desk.ReceiveAsync(desk.Alpha, first, address.ToUpperInvariant())).TicketId);
        var id = MimeMessage.Load(System.Text.Encoding.UTF8.GetBytes(first)).MessageId;
        // A colleague of theirs, who was copied, goes on where they stopped.
        Assert.Equal(ticket.Id, (await desk.ReceiveAsync(desk.Alpha, Mail("vic@vendor.test", "Second.", $"References: <{id}>\n"))).TicketId);
        var seen = await ReadAsync(desk, ticket);
        Assert.Equal([MessageKind.Public, MessageKind.Note, MessageKind.Note, MessageKind.Note], seen.Messages.Select(x => x.Kind));
        Assert.Empty(seen.Participants);
        Assert.Single(await MessagesForRequesterAsync(desk, ticket));
        await desk.DeliverAsync(desk.Alpha);

        // Nothing of theirs is in what goes to the requester.
        await WorkAsync(desk, ticket, new() { Text = new("It will be mended.") });
        await desk.DeliverAsync(desk.Alpha);
        var reply = desk.Transport.LastTo(ticket.Requester!.Address);
        Assert.DoesNotContain(id!, reply.References);
        Assert.DoesNotContain("First.", reply.TextBody, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Assignee_IsToldInsteadOfTheForwarder_OutOfOfficeTellsNobody(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        await SetAsync(desk, ticket, Phase.Waiting);
        await desk.ReceiveAsync(desk.Alpha, Mail(Outside, "I am away.", $"In-Reply-To: <{sent.MessageId}>\nAuto-Submitted: auto-replied\n"));
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        var seen = await ReadAsync(desk, ticket);
        Assert.Equal((Phase.Waiting, MessageKind.Note), (seen.Phase, seen.Messages[^1].Kind));
        Assert.NotNull(seen.Messages[^1].AutomaticReason);

        var colleague = await desk.InAsync(desk.Alpha, async scope =>
        {
            var db = scope.GetRequiredService<DeskDb>();
            var person = new Person { TenantId = db.TenantId, Name = "Cleo", Address = $"{Guid.NewGuid():N}@alpha.test", CreatedAt = desk.StaffAct(desk.Alpha).At };
            person.Employ(StaffRole.Agent, person.CreatedAt);
            db.Add(person);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(db.TenantId);
            return person;
        });
        await WorkAsync(desk, ticket, new() { AssigneeId = colleague.Id });
        await desk.DeliverAsync(desk.Alpha);
        await desk.ReceiveAsync(desk.Alpha, Mail(Outside, "Back again.", $"In-Reply-To: <{sent.MessageId}>\n"));
        Assert.Equal(colleague.Address, Assert.Single(await desk.DeliverAsync(desk.Alpha)).Person.Address);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RequestersAnswer_StaysTheirs_EvenToAMailThatWasForwarded(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        await desk.ReceiveAsync(desk.Alpha, Mail(ticket.Requester!.Address, "Any news?", $"In-Reply-To: <{sent.MessageId}>\n"));
        var seen = await ReadAsync(desk, ticket);
        Assert.Equal((MessageKind.Public, ticket.Requester.Address), (seen.Messages[^1].Kind, seen.Messages[^1].AuthorAddress));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task StaffAnswer_ToTheNoticeOfIt_IsANote_AndReachesNobodyOutside(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        await desk.ReceiveAsync(desk.Alpha, Mail(Outside, "Two weeks.", $"In-Reply-To: <{sent.MessageId}>\n"));
        await desk.DeliverAsync(desk.Alpha);
        var notice = desk.Transport.LastTo("ada@alpha.test");
        await desk.ReceiveAsync(desk.Alpha, Mail("ada@alpha.test", "Too long!", $"In-Reply-To: <{notice.MessageId}>\n"));
        await desk.ReceiveAsync(desk.Alpha, Mail("ada@alpha.test", "Much too long!"), Assert.Single(notice.ReplyTo).Address);
        Assert.Empty(await desk.DeliverAsync(desk.Alpha));
        Assert.Equal([("Too long!", MessageKind.Note, true), ("Much too long!", MessageKind.Note, true)],
            (await ReadAsync(desk, ticket)).Messages.TakeLast(2).Select(x => (x.Text.Trim(), x.Kind, x.IsFromStaff)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Bounce_OfAForward_IsShownInTheTicket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        var report = string.Join('\n',
            "From: MAILER-DAEMON@relay.test", "To: help@alpha.test", "Subject: Undelivered Mail Returned to Sender", "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "", "--b", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; relay.test", "", $"Final-Recipient: rfc822; {Outside}", "Action: failed", "Status: 5.1.1", "--b", "Content-Type: message/rfc822", "",
            $"Message-ID: <{sent.MessageId}>", "Subject: Pump", "", "x", "--b--", "");
        Assert.Equal(ticket.Id, (await desk.ReceiveAsync(desk.Alpha, report)).TicketId);
        var seen = await ReadAsync(desk, ticket);
        Assert.Contains(seen.History, x => x.Fact == Fact.MailFailed && x.From == Outside);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task KeyOfAnotherTenant_LeadsNowhere(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (ticket, sent) = await ForwardedAsync(desk);
        var key = Assert.Single(sent.ReplyTo).Address.Split('+')[1].Split('@')[0];
        Assert.Null(ReplyKey.Verify(desk.Beta, key));
        Assert.Equal(ticket.Number, ReplyKey.Verify(desk.Alpha, key)?.Number);
        Assert.Null(ReplyKey.Verify(desk.Alpha, key.Replace("-f", "-s", StringComparison.Ordinal)));
        Assert.Null(TicketKey.Verify(desk.Alpha, key));
        var strayed = await desk.ReceiveAsync(desk.Beta, Mail(Outside, "Hello?"), $"help+{key}@beta.test");
        Assert.Equal("It answers nothing that is here: a new ticket.", strayed.Reason);
    }

    private static async Task<(Ticket Ticket, MimeMessage Sent)> ForwardedAsync(TestDesk desk)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Pump", "It leaks.", $"{Guid.NewGuid():N}@customer.test");
        var first = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Messages.Where(x => x.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ForwardTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), ticket.Number, new([Outside], "Can you help?", [first], []), default)));
        await desk.DeliverAsync(desk.Alpha);
        return (ticket, desk.Transport.LastTo(Outside));
    }

    private static Task<IReadOnlyList<MessageView>> MessagesForRequesterAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketReader>().FindAsync(new Act(desk.Alpha.Id, ticket.RequesterId, null, Door.Portal, desk.StaffAct(desk.Alpha).At), ticket.Number, default))!.Messages);

    private static Task<bool> WorkAsync(TestDesk desk, Ticket ticket, TicketWork work) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, work, default));

    private static async Task SetAsync(TestDesk desk, Ticket ticket, Phase phase)
    {
        var status = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == phase).Select(x => x.Id).FirstAsync());
        await WorkAsync(desk, ticket, new() { StatusId = status });
        await desk.DeliverAsync(desk.Alpha);
    }

    private static Task<TicketView> ReadAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, async scope =>
        (await scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), ticket.Number, default))!);
}
