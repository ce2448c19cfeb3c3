using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Mail.Mime;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Intake;

/// <summary>What threads a mail to alpha's ticket is brought to beta's address: by mistake, or to look or write across.</summary>
public sealed class StrayedMailTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    private const string Secret = "ALPHASECRET";

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task WhatThreadsAtOneTenant_OpensANewTicketAtTheOther_AndChangesNothingAtTheFirst(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var requester = $"{Guid.NewGuid():N}@customer.test";
        var first = $"{Guid.NewGuid():N}@customer.test";
        // The same numbers stand at both desks, of other tickets.
        for (var i = 0; i < 3; i++)
            await desk.OpenTicketAsync(desk.Beta);
        var opened = await desk.ReceiveAsync(desk.Alpha, $"From: {requester}\nTo: help@alpha.test\nSubject: {Secret}\nMessage-ID: <{first}>\n\n{Secret} text\n");
        Assert.True(await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<WorkOnTicket>().RunAsync(
            desk.StaffAct(desk.Alpha), opened.Ticket!.Number, new() { Text = new($"{Secret} answer") }, default)));
        await desk.DeliverAsync(desk.Alpha);
        var sent = desk.Transport.LastTo(requester);
        var key = Assert.Single(sent.ReplyTo).Address.Split('@')[0];
        var (ours, theirs) = (await CountAsync(desk, opened.TicketId!.Value), await TicketsAsync(desk));

        foreach (var (headers, recipient) in new[]
        {
            ($"In-Reply-To: <{sent.MessageId}>", "help@beta.test"),
            ($"References: <{first}> <{sent.MessageId}>", "help@beta.test"),
            ($"In-Reply-To: <{first}>", "help@beta.test"),
            ("X-Plain: 1", $"{key}@beta.test"),
            ($"Reply-To: {requester}", $"{key}@beta.test"),
            ($"Delivered-To: {key}@alpha.test\nX-Original-To: {key}@alpha.test", "help@beta.test"),
            ($"Thread-Index: {opened.Ticket!.Number}\nThread-Topic: {Secret}", "help@beta.test"),
        })
            foreach (var from in (string[])[requester, "ada@alpha.test", "mallory@evil.test"])
                await BringAsync(headers, recipient, from);

        Assert.Equal(ours, await CountAsync(desk, opened.TicketId.Value));
        // Beta's own tickets got nothing either, and its mails say nothing of alpha's.
        foreach (var (id, messages) in theirs)
            Assert.Equal(messages, (await TicketsAsync(desk))[id]);
        var before = desk.Transport.Sent.Count;
        await desk.DeliverAsync(desk.Beta);
        Assert.All(desk.Transport.Sent.Skip(before), x => Assert.DoesNotContain($"{Secret} text", MimeMessage.Load(x.Raw).TextBody ?? "", StringComparison.Ordinal));

        async Task BringAsync(string headers, string recipient, string from)
        {
            var mail = $"From: {from}\nTo: {key}@alpha.test\nSubject: {sent.Subject}\nMessage-ID: <{Guid.NewGuid():N}@x.test>\n{headers}\n\nWhat did I write?\n";
            var entry = await desk.ReceiveAsync(desk.Beta, mail, recipient);
            Assert.True(entry.Ticket is null || entry.Reason == "It answers nothing that is here: a new ticket.", $"{headers} from {from}: {entry.Reason}");
            Assert.False(entry.TicketId is { } id && theirs.ContainsKey(id), $"{headers} from {from} came into a ticket of beta's.");
        }
    }

    private static Task<(int Messages, int History, int Participants)> CountAsync(TestDesk desk, long ticket) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        return (await db.Messages.CountAsync(x => x.TicketId == ticket), await db.History.CountAsync(x => x.TicketId == ticket), await db.People.CountAsync());
    });

    private static Task<Dictionary<long, int>> TicketsAsync(TestDesk desk) => desk.InAsync(desk.Beta, scope =>
        scope.GetRequiredService<DeskDb>().Tickets.ToDictionaryAsync(x => x.Id, x => x.Messages.Count));
}
