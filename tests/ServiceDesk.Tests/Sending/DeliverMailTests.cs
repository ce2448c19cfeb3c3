using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Mail.Network;
using ServiceDesk.Outbox;
using ServiceDesk.Sending;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Tests.Sending;

public sealed class DeliverMailTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RefusedForNow_WaitsForTheNextInterval_WithTheSameMessageId(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        await desk.OpenTicketAsync(desk.Beta, requester: "jim@customer.test");
        desk.Transport.Answer = new("450 busy", false);
        var mail = Assert.Single(await desk.DeliverAsync(desk.Beta));
        Assert.Equal(OutboxState.Queued, mail.State);
        Assert.Equal("450 busy", mail.LastError);
        var due = await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().DueWork.SingleAsync(x => x.Key == mail.Id));
        Assert.Equal(mail.LastAttemptAt + OutboxSchedule.Intervals[0], due.DueAt);

        var first = desk.Transport.LastTo("jim@customer.test").MessageId;
        desk.Transport.Answer = TransportResult.Taken;
        Assert.Equal(OutboxState.Sent, Assert.Single(await desk.DeliverAsync(desk.Beta)).State);
        Assert.Equal(first, desk.Transport.LastTo("jim@customer.test").MessageId);
        Assert.False(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<DeskDb>().DueWork.AnyAsync(x => x.Key == mail.Id)));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RefusedForGood_IsShownInTheTicket(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "kim@customer.test");
        desk.Transport.Answer = new("550 no such user", true);
        var mail = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        desk.Transport.Answer = TransportResult.Taken;
        Assert.Equal(OutboxState.Failed, mail.State);
        var view = await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<TicketReader>().FindAsync(desk.StaffAct(desk.Alpha), ticket.Number, default));
        Assert.Equal("550 no such user", Assert.Single(view!.FailedMails).Error);
        Assert.Contains(view.History, x => x.Fact == Fact.MailFailed);
    }

    [Fact]
    public async Task Postfix_TakesTheMail_AndDovecotHoldsIt()
    {
        var (host, port) = TestServers.Submission;
        var settings = new SendingSettings(
            new MailServer(host, port, SecureConnection.StartTls) { AcceptedCertificate = TestServers.CertificateThumbprint }, "desk@example.test", TestServers.MailPassword);
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite, services => services
            .AddSingleton(settings).AddSingleton<IMailTransport, SmtpTransport>());
        var box = new RealMailbox();
        await desk.OpenTicketAsync(desk.Alpha, "Postfix", requester: box.Address);
        var mail = Assert.Single(await desk.DeliverAsync(desk.Alpha));
        Assert.Null(mail.LastError);
        Assert.Equal("smtp", mail.Transport);
        while (await box.CountAsync("INBOX") == 0)
            await Task.Yield(); // Postfix hands it to Dovecot on its own time; the run's limit ends a wait for nothing.
    }
}
