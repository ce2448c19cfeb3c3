using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Partners;
using ServiceDesk.People;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Partners;

/// <summary>Partners' people are told by mail, and answer by mail while they may.</summary>
public sealed class PartnerMailTests(DeskFixture desks) : IClassFixture<DeskFixture>
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task PartnersPeople_AreToldOfNewRequestsAndOfAnswers_WhileTheyWishIt(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (served, partner) = await MakeAsync(desk);
        await RegisterAsync(desk, partner, "pam", mayProcess: true);
        await RegisterAsync(desk, partner, "sam", mayProcess: false);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Key", "I lost my key.", $"rita@{served}");
        Assert.Equal([$"Acknowledgement rita@{served}", $"PartnerUpdate pam@{partner}"], await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new TicketWork { Kind = MessageKind.Public, Text = new("Come by.") });
        Assert.Contains($"PartnerUpdate pam@{partner}", await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        await NotifyDesk.WorkAsync(desk, desk.Alpha, ticket, new TicketWork { Kind = MessageKind.Note, Text = new("Among us.") });
        Assert.DoesNotContain($"PartnerUpdate pam@{partner}", await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        var pam = await NotifyDesk.PersonAsync(desk, desk.Alpha, $"pam@{partner}");
        await desk.InAsync(desk.Alpha, async scope => Assert.True(await scope.GetRequiredService<ChoosePartnerNotices>().RunAsync(desk.StaffAct(desk.Alpha) with { PersonId = pam.Id, Role = null }, false, default)));
        var quiet = await desk.OpenTicketAsync(desk.Alpha, "Door", "It jams.", $"rita@{served}");
        Assert.Equal([$"Acknowledgement rita@{served}"], await NotifyDesk.MailsAsync(desk, desk.Alpha, quiet));
        var elsewhere = await desk.OpenTicketAsync(desk.Alpha, "Lamp", "Dark.", $"{Guid.NewGuid():N}@elsewhere.test");
        Assert.DoesNotContain(await NotifyDesk.MailsAsync(desk, desk.Alpha, elsewhere), x => x.StartsWith("PartnerUpdate", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task AnswerToSuchAMail_ComesIntoTheTicket_WhileThePersonMay_AndIsKeptAsideAfterwards(DatabaseProvider provider)
    {
        var desk = await desks.OnAsync(provider);
        var (served, partner) = await MakeAsync(desk);
        await RegisterAsync(desk, partner, "pam", mayProcess: true);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, "Key", "I lost my key.", $"rita@{served}");
        await desk.DeliverAsync(desk.Alpha);
        var notice = desk.Transport.LastTo($"pam@{partner}");
        var address = Assert.Single(notice.ReplyTo).Address;
        Assert.Matches(@"^help\+\d+-p\d+-[0-9a-f]{20}@alpha\.test$", address);

        await desk.ReceiveAsync(desk.Alpha, Mail($"pam@{partner}", "A new one is on its way."), address);
        Assert.Equal((2, 0), await CountsAsync(desk, ticket));
        Assert.Contains($"Update rita@{served}", await NotifyDesk.MailsAsync(desk, desk.Alpha, ticket));
        // Whoever got hold of the mail gets in by it no more than by a number.
        await desk.ReceiveAsync(desk.Alpha, Mail("mallory@elsewhere.test", "Let me in.", $"In-Reply-To: <{notice.MessageId}>\n"));
        Assert.Equal((2, 0), await CountsAsync(desk, ticket));

        var pam = await NotifyDesk.PersonAsync(desk, desk.Alpha, $"pam@{partner}");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var id = await scope.GetRequiredService<DeskDb>().PartnerPeople.Where(x => x.PersonId == pam.Id).Select(x => x.Id).SingleAsync();
            Assert.NotNull(await scope.GetRequiredService<KeepPartners>().DismissAsync(desk.StaffAct(desk.Alpha), id, default));
        });
        foreach (var more in (string[])["", $"In-Reply-To: <{notice.MessageId}>\n"])
            await desk.ReceiveAsync(desk.Alpha, Mail($"pam@{partner}", "And another thing.", more), address);
        Assert.Equal((2, 0), await CountsAsync(desk, ticket));
        Assert.Equal(3, await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Journal.CountAsync(x => x.State == JournalState.KeptAside && x.Reason!.StartsWith("It answers what a partner"))));
    }

    private static string Mail(string from, string text, string more = "") =>
        $"From: {from}\nTo: help@alpha.test\nSubject: Re: Key\nMessage-ID: <{Guid.NewGuid():N}@elsewhere.test>\n{more}\n{text}\n";

    private static async Task<(string Served, string Partner)> MakeAsync(TestDesk desk)
    {
        var (served, partner) = (await NotifyDesk.CustomerAsync(desk, desk.Alpha, "contact"), await NotifyDesk.CustomerAsync(desk, desk.Alpha, "contact"));
        await desk.InAsync(desk.Alpha, async scope => Assert.Equal(PartnerOutcome.Done, await scope.GetRequiredService<KeepPartners>().AddAsync(
            desk.StaffAct(desk.Alpha), await IdAsync(desk, served), await IdAsync(desk, partner), null, default)));
        return (served, partner);
    }

    private static Task RegisterAsync(TestDesk desk, string partner, string name, bool mayProcess) => desk.InAsync(desk.Alpha, async scope => Assert.Equal(
        PartnerOutcome.Done, await scope.GetRequiredService<KeepPartners>().RegisterAsync(desk.StaffAct(desk.Alpha), await IdAsync(desk, partner), $"{name}@{partner}", true, mayProcess, default)));

    private static Task<long> IdAsync(TestDesk desk, string domain) =>
        desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<DeskDb>().Customers.Where(x => x.MailDomain == domain).Select(x => x.Id).SingleAsync());

    private static Task<(int Messages, int Participants)> CountsAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, async scope =>
    {
        var db = scope.GetRequiredService<DeskDb>();
        return (await db.Messages.CountAsync(x => x.TicketId == ticket.Id), await db.Participants.CountAsync(x => x.TicketId == ticket.Id));
    });
}
