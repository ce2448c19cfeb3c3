using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Sending;

/// <summary>What tenants' own words become in the mails that leave; each test has a desk, for words hold for all of its mails.</summary>
public sealed class TemplatedMailTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task OwnWords_HoldForTheirLanguageAndTenantAlone(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await SaveAsync(desk, OutboxKind.Acknowledgement, "fr", "Reçu : {{ticket.subject}}", "Cher {{requester.name}} : {{queue.name}}\n\n{{link}}");
        await desk.OpenTicketAsync(desk.Alpha, requester: "en@customer.test");
        await SpeakAsync(desk, desk.Alpha, "luc@customer.test", "fr");
        await desk.OpenTicketAsync(desk.Alpha, "L’écran", requester: "luc@customer.test");
        await desk.DeliverAsync(desk.Alpha);
        await SpeakAsync(desk, desk.Beta, "léa@customer.test", "fr");
        await desk.OpenTicketAsync(desk.Beta, requester: "léa@customer.test");
        await desk.DeliverAsync(desk.Beta);

        var own = desk.Transport.LastTo("luc@customer.test");
        Assert.Equal("[#2] Reçu : L’écran", own.Subject);
        Assert.Contains("Cher luc : General\n\nhttp://localhost:5000/alpha/link/2-", Lines(own.TextBody), StringComparison.Ordinal);
        Assert.Contains(DeskMarkers.French, own.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"http://localhost:5000/alpha/link/2-", own.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("> It smokes since this morning.", own.TextBody, StringComparison.Ordinal);
        Assert.Contains("We have received your request. Its number is 1.", desk.Transport.LastTo("en@customer.test").TextBody, StringComparison.Ordinal);
        Assert.Contains("nous avons bien reçu votre demande", desk.Transport.LastTo("léa@customer.test").TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMailInHebrew_RunsFromRightToLeft_AndItsAnswerIsReadAboveItsLine()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SpeakAsync(desk, desk.Alpha, "rina@customer.test", "he");
        await SpeakAsync(desk, desk.Alpha, "rolf@customer.test", "de");
        await desk.OpenTicketAsync(desk.Alpha, requester: "rina@customer.test");
        await desk.OpenTicketAsync(desk.Alpha, requester: "rolf@customer.test");
        await desk.DeliverAsync(desk.Alpha);
        var (hebrew, german) = (desk.Transport.LastTo("rina@customer.test"), desk.Transport.LastTo("rolf@customer.test"));
        Assert.StartsWith("<!DOCTYPE html><html dir=\"rtl\"><body", hebrew.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("פנייתך התקבלה. מספרה 1.", hebrew.TextBody, StringComparison.Ordinal);
        Assert.Contains(DeskMarkers.Hebrew, DeskMarkers.All);
        Assert.Contains(DeskMarkers.Hebrew, hebrew.TextBody, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html><html><body", german.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("wir haben Ihre Anfrage erhalten", german.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatARequesterWrote_IsNoMarkup_AndNoHeader()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SaveAsync(desk, OutboxKind.Acknowledgement, "en", "{{ticket.subject}} [#{{ticket.number}}]", "<b>{{ticket.subject}}</b>");
        var hostile = "[#99] <script>alert(1)</script>\r\nBcc: victim@other.test\r\n\r\nbody";
        await desk.OpenTicketAsync(desk.Alpha, hostile, requester: "eve@customer.test");
        await desk.DeliverAsync(desk.Alpha);
        var mail = desk.Transport.LastTo("eve@customer.test");
        Assert.StartsWith("[#1] [#99] <script>", mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mail.Subject!);
        Assert.DoesNotContain(mail.Headers, x => x.Name.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["eve@customer.test"], Assert.Single(desk.Transport.Sent).Recipients);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;b&gt;[#99] &lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswer_StandsAboveTheHistory_WithTheQueuesSenderAndSignature()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var mailbox = await AddMailboxAsync(desk, "printers@alpha.test");
        await SetSenderAsync(desk, ticket.QueueId, new(mailbox, "Printers <Alpha>", "{{agent.name}} & co\n{{queue.name}} · https://printers.test"));
        await SaveAsync(desk, OutboxKind.Reply, "en", "{{ticket.subject}}", "Dear {{requester.name}},\n\n{{message}}\n\n{{signature}}\nMore: {{link}}");
        await ReplyAsync(desk, ticket, "Try again.", "<div>Try <strong>again</strong>.</div>");
        await desk.DeliverAsync(desk.Alpha);

        var mail = desk.Transport.LastTo("rita@customer.test");
        Assert.Equal(("printers@alpha.test", "Ada Alpha (Printers <Alpha>)"), (mail.From[0].Address, mail.From[0].Name));
        Assert.StartsWith("printers+", Assert.Single(mail.ReplyTo).Address, StringComparison.Ordinal);
        Assert.Equal("[#1] The printer smokes", mail.Subject);
        var text = Lines(mail.TextBody);
        Assert.StartsWith($"{DeskMarkers.English}\n\nDear rita,\n\nTry again.\n\n-- \nAda Alpha & co\nGeneral · https://printers.test\nMore: http", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("> It smokes", StringComparison.Ordinal) > text.IndexOf("More:", StringComparison.Ordinal));
        Assert.Contains("<div>Try <strong>again</strong>.</div>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Ada Alpha &amp; co<br>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://printers.test\"", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueuesSignature_StandsUnderWordsThatForgetIt_TheUsualOneDoesNot()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        await SaveAsync(desk, OutboxKind.Reply, "en", "{{ticket.subject}}", "{{message}}");
        await ReplyAsync(desk, ticket, "Plain.", null);
        await desk.DeliverAsync(desk.Alpha);
        Assert.StartsWith($"{DeskMarkers.English}\n\nPlain.\n\nOn ", Lines(desk.Transport.LastTo("rita@customer.test").TextBody), StringComparison.Ordinal);
        await SetSenderAsync(desk, ticket.QueueId, new(null, null, "The printers"));
        await ReplyAsync(desk, ticket, "Signed.", null);
        await desk.DeliverAsync(desk.Alpha);
        Assert.StartsWith($"{DeskMarkers.English}\n\nSigned.\n\n-- \nThe printers\n\nOn ", Lines(desk.Transport.LastTo("rita@customer.test").TextBody), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnArchivedSender_IsPassedOver()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var mailbox = await AddMailboxAsync(desk, "old@alpha.test");
        await SetSenderAsync(desk, ticket.QueueId, new(mailbox, null, null));
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ArchiveMailbox>().RunAsync(desk.StaffAct(desk.Alpha), mailbox, default));
        await ReplyAsync(desk, ticket, "Done.", null);
        await desk.DeliverAsync(desk.Alpha);
        var mail = desk.Transport.LastTo("rita@customer.test");
        Assert.Equal(("help@alpha.test", "Ada Alpha (Alpha)"), (mail.From[0].Address, mail.From[0].Name));
        Assert.Contains("-- \nAda Alpha\nAlpha\n", Lines(mail.TextBody), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAssignment_SpeaksToTheAgent()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SaveAsync(desk, OutboxKind.Assignment, "en", "For {{agent.name}}: {{ticket.subject}}", "{{agent.name}}, {{requester.name}} wrote:\n{{message}}\n{{link}}");
        var ticket = await desk.OpenTicketAsync(desk.Alpha);
        var agent = await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync("Al Agent", "al@alpha.test", at, default);
            person.Employ(StaffRole.Agent, at);
            await db.SaveChangesAsync();
            scope.GetRequiredService<CatalogCache>().Forget(desk.Alpha.Id);
            return person.Id;
        });
        await WorkAsync(desk, ticket, new() { AssigneeId = agent });
        await desk.DeliverAsync(desk.Alpha);
        var mail = desk.Transport.LastTo("al@alpha.test");
        Assert.Equal("[#1] For Al Agent: The printer smokes", mail.Subject);
        Assert.EndsWith("Al Agent, rita wrote:\nIt smokes since this morning.\nhttp://localhost:5000/alpha/staff/tickets/1\n", Lines(mail.TextBody), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongSubjects_KeepTheirTag_AndFit()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SaveAsync(desk, OutboxKind.Acknowledgement, "en", "{{ticket.subject}}{{ticket.subject}} [#{{ticket.number}}]", "{{link}}");
        await desk.OpenTicketAsync(desk.Alpha, string.Concat(Enumerable.Repeat("😀", 150)), requester: "long@customer.test");
        Assert.Equal(OutboxState.Sent, Assert.Single(await desk.DeliverAsync(desk.Alpha)).State);
        Assert.StartsWith("[#1] 😀", desk.Transport.LastTo("long@customer.test").Subject, StringComparison.Ordinal);
    }

    private static string Lines(string? text) => text!.ReplaceLineEndings("\n");

    private static Task SaveAsync(TestDesk desk, OutboxKind kind, string language, string subject, string text) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True((await scope.GetRequiredService<ChangeMailTemplate>().RunAsync(
            desk.StaffAct(desk.Alpha), TemplateKind.Of(kind)!, language, new(subject, text), default)).IsFine));

    private static Task SpeakAsync(TestDesk desk, TenantInfo tenant, string address, string language) => desk.InAsync(tenant, async scope =>
    {
        var person = await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, address, scope.GetRequiredService<UtcClock>().UtcNow, default);
        person.Language = language;
        await scope.GetRequiredService<DeskDb>().SaveChangesAsync();
    });

    private static Task<long> AddMailboxAsync(TestDesk desk, string address) => desk.InAsync(desk.Alpha, async scope =>
    {
        var (outcome, id) = await scope.GetRequiredService<CreateMailbox>().RunAsync(
            desk.StaffAct(desk.Alpha), new MailboxInput("Other", address, MailboxKind.Receiver), default);
        Assert.Equal(MailboxOutcome.Done, outcome);
        return id;
    });

    private static Task SetSenderAsync(TestDesk desk, long queue, QueueSenderInput input) => desk.InAsync(desk.Alpha, async scope =>
        Assert.Empty((await scope.GetRequiredService<ChangeQueueSender>().RunAsync(desk.StaffAct(desk.Alpha), queue, input, default))!));

    private static Task ReplyAsync(TestDesk desk, Ticket ticket, string text, string? html) => WorkAsync(desk, ticket, new() { Text = new(text, html) });

    private static Task WorkAsync(TestDesk desk, Ticket ticket, TicketWork work) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, work, default)));
}
