using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.People;
using ServiceDesk.Templates;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Surveys;

/// <summary>Who is asked, how often and by which mail.</summary>
public sealed class AskSurveyTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Solved_AsksTheRequester_OnceForEachTime_ByAMailOfItsOwn(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        Assert.Empty(await SurveyDesk.OfAsync(desk, await SurveyDesk.SolvedAsync(desk, "before@customer.test")));
        await SurveyDesk.IconsAsync(desk, 5);
        var ticket = await SurveyDesk.SolvedAsync(desk, "rita@customer.test", new() { AssigneeId = desk.AlphaAdministrator });
        await SurveyDesk.SetAsync(desk, ticket, Phase.Closed);
        var asked = Assert.Single(await SurveyDesk.OfAsync(desk, ticket));
        Assert.Equal((5, desk.AlphaAdministrator, ticket.QueueId, null), (asked.Of, asked.AssigneeId, asked.QueueId, asked.Rating));
        await SurveyDesk.SetAsync(desk, ticket, Phase.Working);
        await SurveyDesk.IconsAsync(desk, 3);
        await SurveyDesk.SetAsync(desk, ticket, Phase.Solved);
        Assert.Equal([5, 3], (await SurveyDesk.OfAsync(desk, ticket)).Select(x => x.Of));
        Assert.Equal([OutboxKind.Survey, OutboxKind.Survey], await MailsAsync(desk, ticket));

        await desk.DeliverAsync(desk.Alpha);
        var mail = desk.Transport.LastTo("rita@customer.test");
        var token = SurveyLinks.Issue(desk.Alpha, (await SurveyDesk.OfAsync(desk, ticket))[1].Id);
        Assert.Contains($"🙁 Bad: http://localhost:5000/alpha/survey/{token}?rating=1", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"http://localhost:5000/alpha/survey/{token}?rating=3\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("🙂", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("rating=4", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("auto-generated", mail.Headers.First(x => x.Name == "Auto-Submitted").Value);
    }

    [Fact]
    public async Task TheMailThatTellsOfTheEnd_AsksToo()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SurveyDesk.IconsAsync(desk, 3);
        await desk.InAsync(desk.Alpha, scope => scope.GetRequiredService<ChangeClosingNotice>().RunAsync(desk.StaffAct(desk.Alpha), true, default));
        var told = await SurveyDesk.SolvedAsync(desk, "told@customer.test");
        var answered = await SurveyDesk.SolvedAsync(desk, "answered@customer.test", new() { Text = new("It is repaired.") });
        Assert.Equal([OutboxKind.Closing], await MailsAsync(desk, told));
        Assert.Equal([OutboxKind.Reply], await MailsAsync(desk, answered));
        await desk.DeliverAsync(desk.Alpha);
        foreach (var ticket in (Ticket[])[told, answered])
        {
            var mail = desk.Transport.LastTo(ticket.Requester!.Address);
            var link = $"survey/{SurveyLinks.Issue(desk.Alpha, Assert.Single(await SurveyDesk.OfAsync(desk, ticket)).Id)}?rating=";
            Assert.Contains($"{link}2", mail.TextBody, StringComparison.Ordinal);
            Assert.Contains($"{link}3\"", mail.HtmlBody, StringComparison.Ordinal);
        }
        // An answer that ends nothing asks nothing, and leaves no gap where the question would be.
        var open = await desk.OpenTicketAsync(desk.Alpha, requester: "open@customer.test");
        await SurveyDesk.SetAsync(desk, open, Phase.Working, new() { Text = new("We look at it.") });
        await desk.DeliverAsync(desk.Alpha);
        Assert.DoesNotContain("survey/", desk.Transport.LastTo("open@customer.test").TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerThatOthersGetToo_DoesNotAsk_AMailToTheRequesterAloneDoes()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SurveyDesk.IconsAsync(desk, 5);
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: "main@customer.test");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var (db, act) = (scope.GetRequiredService<DeskDb>(), desk.StaffAct(desk.Alpha));
            var row = await db.Tickets.Include(x => x.Participants).SingleAsync(x => x.Id == ticket.Id);
            row.BringIn(act, await scope.GetRequiredService<PersonFinder>().FindOrAddAsync(null, "copied@customer.test", act.At, default));
            await db.SaveChangesAsync();
        });
        await SurveyDesk.SetAsync(desk, ticket, Phase.Solved, new() { Text = new("Done.") });
        Assert.Equal([OutboxKind.Reply, OutboxKind.Survey], (await MailsAsync(desk, ticket)).Order());
        await desk.DeliverAsync(desk.Alpha);
        Assert.All(desk.Transport.Sent.Where(x => x.Recipients.Contains("copied@customer.test")), x =>
            Assert.DoesNotContain("/survey/", MimeMessage.Load(x.Raw).TextBody!, StringComparison.Ordinal));
        // The answer and the question were queued in one act: either may leave first.
        Assert.Single(desk.Transport.Sent, x => x.Recipients.Contains("main@customer.test") && MimeMessage.Load(x.Raw).TextBody!.Contains("/survey/", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task RequestersWhoClose_Spam_AndColleaguesOwnTickets_AskNobody(DatabaseProvider provider)
    {
        await using var desk = await TestDesk.CreateAsync(provider);
        await SurveyDesk.IconsAsync(desk, 5);
        var own = await desk.OpenTicketAsync(desk.Alpha, requester: "self@customer.test");
        var spam = await desk.OpenTicketAsync(desk.Alpha, requester: "spammer@other.test");
        var staffs = await SurveyDesk.SolvedAsync(desk, "ada@alpha.test");
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var act = new Act(desk.Alpha.Id, own.RequesterId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow);
            Assert.True(await scope.GetRequiredService<AnswerRequest>().RunAsync(act, own.Number, RequestStep.Close, NewText.None, [], default));
            Assert.True(await scope.GetRequiredService<MarkSpam>().RunAsync(desk.StaffAct(desk.Alpha), spam.Number, SpamBlock.Nobody, default));
        });
        foreach (var ticket in (Ticket[])[own, spam, staffs])
            Assert.Empty(await SurveyDesk.OfAsync(desk, ticket));
    }

    [Fact]
    public async Task ATemplateWithoutThePlaceholder_AsksAtItsEnd_AndItsOwnTemplateNeedsIt()
    {
        await using var desk = await TestDesk.CreateAsync(DatabaseProvider.Sqlite);
        await SurveyDesk.IconsAsync(desk, 3);
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var change = scope.GetRequiredService<ChangeMailTemplate>();
            Task<TemplateCheck> SaveAsync(OutboxKind kind, string text) => change.RunAsync(desk.StaffAct(desk.Alpha), TemplateKind.Of(kind)!, "en", new("Done", text), default);
            Assert.True((await SaveAsync(OutboxKind.Closing, "It is over.")).IsFine);
            Assert.Equal(TemplateFault.Missing, Assert.Single((await SaveAsync(OutboxKind.Survey, "It is over.")).Text).Fault);
            Assert.True((await SaveAsync(OutboxKind.Survey, "Tell us:\n\n{{survey}}")).IsFine);
            await scope.GetRequiredService<ChangeClosingNotice>().RunAsync(desk.StaffAct(desk.Alpha), true, default);
        });
        await SurveyDesk.SolvedAsync(desk, "own@customer.test");
        await desk.DeliverAsync(desk.Alpha);
        Assert.Matches("It is over.\\s+How did we do\\?", desk.Transport.LastTo("own@customer.test").TextBody);
    }

    private static Task<List<OutboxKind>> MailsAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Outbox.Where(x => x.TicketId == ticket.Id && x.Kind != OutboxKind.Acknowledgement && x.Kind != OutboxKind.Assignment)
            .OrderBy(x => x.CreatedAt).Select(x => x.Kind).ToListAsync());
}
