using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Network;
using ServiceDesk.Mail.Smtp;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;
using ServiceDesk.Web.StartUp;

namespace ServiceDesk.Web.Tests.Intake;

/// <summary>As it stands in practice: a mail server on the same machine delivers into the desk.</summary>
public sealed class LmtpListenerTests
{
    private const string Address = $"help@{TestServers.LmtpDomain}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatPostfixDelivers_BecomesATicket()
    {
        await using var desk = await WebDesk.StartAsync(settings: new()
        {
            ["Mail:Lmtp:Port"] = TestServers.ReceiverLmtpPort.ToString(CultureInfo.InvariantCulture),
            ["Jobs:Run"] = "true",
        });
        await desk.InAsync(desk.Alpha, AddMailboxAsync);
        await using var client = new SmtpClient();
        await client.ConnectAsync(new MailServer(TestServers.Smtp.Host, TestServers.Smtp.Port, SecureConnection.None), Cancellation);
        var sent = await client.SendAsync("ivy@customer.test", [Address], Encoding.UTF8.GetBytes(
            $"From: ivy@customer.test\r\nTo: {Address}\r\nSubject: By LMTP\r\nMessage-ID: <{Guid.NewGuid():N}@customer.test>\r\n\r\nHow it came.\r\n"), Cancellation);
        Assert.Equal(SmtpOutcome.Accepted, Assert.Single(sent).Outcome);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await desk.ReadAsync(desk.Alpha, db => db.Tickets.AnyAsync(x => x.Subject == "By LMTP", patience.Token)))
            await Task.Delay(20, patience.Token);
        Assert.Equal(Address, await desk.ReadAsync(desk.Alpha, db => db.Journal.Select(x => x.Recipients).SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task TheStart_SaysWhereMailIsTaken()
    {
        await using var desk = await WebDesk.StartAsync(settings: new() { ["Mail:Receiver:Port"] = "0", ["Mail:Lmtp:Port"] = "0" });
        var receiver = desk.Services.GetRequiredService<ReceiverService>();
        using var text = new StringWriter();
        await desk.Services.GetRequiredService<Welcome>().PrintAsync(text, Cancellation);
        Assert.Contains($"by SMTP at {receiver.Smtp}.", text.ToString(), StringComparison.Ordinal);
        Assert.Contains($"by LMTP at {receiver.Lmtp}.", text.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(receiver.Smtp, receiver.Lmtp);
    }

    private static async Task AddMailboxAsync(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var mailbox = new Mailbox { TenantId = db.TenantId, Name = "Help", Address = Address, Kind = MailboxKind.Receiver };
        db.Add(mailbox);
        db.Add(new MailRoute { Address = Address, TenantId = db.TenantId, Mailbox = mailbox });
        await db.SaveChangesAsync();
    }
}
