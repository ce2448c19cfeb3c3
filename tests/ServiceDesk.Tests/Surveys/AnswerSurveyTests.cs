using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Surveys;
using ServiceDesk.Testing;
using ServiceDesk.Tests.Dispatch;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Surveys;

/// <summary>What an answer does: each test has a desk, for the setting holds for all of its tickets.</summary>
public sealed class AnswerSurveyTests
{
    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task TheNewestAnswerCounts_TheHistoryKeepsBoth_TheSameIsNone(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var (ticket, survey) = await AskedAsync(desk);
        Assert.True(await SurveyDesk.AnswerAsync(desk, survey, new(2, null)));
        Assert.True(await SurveyDesk.AnswerAsync(desk, survey, new(2, "  ")));
        Assert.True(await SurveyDesk.AnswerAsync(desk, survey, new(4, " Better now.\r\nThanks. ")));
        Assert.True(await SurveyDesk.AnswerAsync(desk, survey, new(null, null)));
        var now = Assert.Single(await SurveyDesk.OfAsync(desk, ticket));
        Assert.Equal((4, "Better now.\nThanks."), (now.Rating, now.Comment));
        var facts = (await RuleDesk.ReadAsync(desk, desk.Alpha, ticket.Id)).History.OrderBy(x => x.Id).Where(x => x.Fact is Fact.Rated or Fact.RatingCommented);
        Assert.Equal([(Fact.Rated, null, "2/5"), (Fact.Rated, "2/5", "4/5"), (Fact.RatingCommented, null, "Better now.\nThanks.")], facts.Select(x => (x.Fact, x.From, x.To)));

        foreach (var rating in (int[])[0, 6, -1])
            Assert.False(await SurveyDesk.AnswerAsync(desk, survey, new(rating, null)));
        Assert.False(await SurveyDesk.AnswerAsync(desk, survey, new(1, null), SurveyAnswer.Validity + TimeSpan.FromMinutes(1)));
        Assert.Equal(4, Assert.Single(await SurveyDesk.OfAsync(desk, ticket)).Rating);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task NotResolved_OpensTheTicket_WithTheCommentAsTheRequestersMessage(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        var (ticket, survey) = await AskedAsync(desk);
        Assert.True(await SurveyDesk.AnswerAsync(desk, survey, new(1, "It still smokes.", IsUnresolved: true)));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var row = await scope.GetRequiredService<DeskDb>().Tickets.Include(x => x.Messages).Include(x => x.History).SingleAsync(x => x.Id == ticket.Id);
            Assert.Equal(Phase.Working, row.Phase);
            var message = row.Messages.OrderBy(x => x.Id).Last();
            Assert.Equal(("It still smokes.", survey.PersonId, false), (message.Text, message.AuthorId, message.IsFromStaff));
            Assert.Contains(row.History, x => x.Fact == Fact.ToldUnresolved);
            Assert.Contains(row.History, x => x.Fact == Fact.Reopened);
        });
        // The message tells the assignee; no second notice.
        Assert.Equal([OutboxKind.Received], await NoticesAsync(desk, ticket));
        Assert.NotNull(Assert.Single(await SurveyDesk.OfAsync(desk, ticket)).UnresolvedAt);
        await SurveyDesk.SetAsync(desk, ticket, Phase.Solved);
        Assert.Equal(2, (await SurveyDesk.OfAsync(desk, ticket)).Count);
    }

    [Fact]
    public async Task TheAssignee_IsToldOfTheLowestRatingOnce_AndOfWhatIsNotResolved()
    {
        await using var desk = await StartAsync(DatabaseProvider.Sqlite);
        var (ticket, survey) = await AskedAsync(desk);
        await SurveyDesk.AnswerAsync(desk, survey, new(2, null));
        Assert.Empty(await NoticesAsync(desk, ticket));
        await SurveyDesk.AnswerAsync(desk, survey, new(1, "Nobody came."));
        await SurveyDesk.AnswerAsync(desk, survey, new(1, "Nobody came at all."));
        Assert.Equal([OutboxKind.Notice], await NoticesAsync(desk, ticket));
        await SurveyDesk.AnswerAsync(desk, survey, new(null, null, IsUnresolved: true));
        Assert.Equal([OutboxKind.Notice, OutboxKind.Notice], await NoticesAsync(desk, ticket));
        await desk.DeliverAsync(desk.Alpha);
        var mails = desk.Transport.Sent.Where(x => x.Recipients.Contains("ada@alpha.test")).Select(x => MimeMessage.Load(x.Raw).TextBody!).ToList();
        Assert.Equal(Phase.Working, (await RuleDesk.ReadAsync(desk, desk.Alpha, ticket.Id)).Phase);
        Assert.Equal(2, mails.Count);
        Assert.Contains(mails, x => x.Contains("has rated the work on this ticket 1 of 5:", StringComparison.Ordinal) && x.Contains("Nobody came.", StringComparison.Ordinal));
        Assert.Contains(mails, x => x.Contains("says that this is not resolved.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SomebodyElse_AnotherTenant_AndSpam_AnswerNothing()
    {
        await using var desk = await StartAsync(DatabaseProvider.Sqlite);
        var (ticket, survey) = await AskedAsync(desk);
        await desk.InAsync(desk.Beta, async scope => Assert.False(await scope.GetRequiredService<AnswerSurvey>().RunAsync(
            new Act(desk.Beta.Id, survey.PersonId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow), survey.Id, new(1, null), default)));
        await desk.InAsync(desk.Alpha, async scope =>
        {
            Assert.False(await scope.GetRequiredService<AnswerSurvey>().RunAsync(desk.StaffAct(desk.Alpha), survey.Id, new(5, null), default));
            Assert.True(await scope.GetRequiredService<MarkSpam>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, SpamBlock.Nobody, default));
        });
        Assert.False(await SurveyDesk.AnswerAsync(desk, survey, new(1, null)));
        Assert.Null(Assert.Single(await SurveyDesk.OfAsync(desk, ticket)).Rating);
    }

    [Theory, ClassData(typeof(EveryDatabase))]
    public async Task Figures_AreCountsAndMeans_AsOfTheAsking(DatabaseProvider provider)
    {
        await using var desk = await StartAsync(provider);
        for (var rating = 1; rating <= 5; rating += 2)
            await SurveyDesk.AnswerAsync(desk, (await AskedAsync(desk)).Survey, new(rating, rating == 1 ? "Bad." : null, IsUnresolved: rating == 1));
        var (moved, unanswered) = await AskedAsync(desk);
        await SurveyDesk.IconsAsync(desk, 3);
        await SurveyDesk.SetAsync(desk, moved, Phase.Working, new() { AssigneeId = 0 });
        await SurveyDesk.SetAsync(desk, moved, Phase.Solved);
        var month = unanswered.Month;
        await desk.InAsync(desk.Alpha, async scope =>
        {
            var figures = scope.GetRequiredService<SurveyFigures>();
            var by = (await figures.ReadAsync(SurveyGrouping.Agent, month, month, default)).OrderByDescending(x => x.Of).ToList();
            Assert.Equal([new(desk.AlphaAdministrator, 5, 4, 3, 3.0, 1, 1, 0, 1, 0, 1), new(null, 3, 1, 0, null, 0, 0, 0, 0, 0, 0)], by);
            foreach (var grouping in (SurveyGrouping[])[SurveyGrouping.Group, SurveyGrouping.Queue, SurveyGrouping.Month])
                Assert.Equal(5, (await figures.ReadAsync(grouping, month, month, default)).Sum(x => x.Asked));
            Assert.Equal(month, (await figures.ReadAsync(SurveyGrouping.Month, 0, month, default))[0].Key);
            Assert.Empty(await figures.ReadAsync(SurveyGrouping.Month, month + 1, 999999, default));
        });
        Assert.Empty(await desk.InAsync(desk.Beta, scope => scope.GetRequiredService<SurveyFigures>().ReadAsync(SurveyGrouping.Agent, 0, 999999, default)));
    }

    private static async Task<TestDesk> StartAsync(DatabaseProvider provider)
    {
        var desk = await TestDesk.CreateAsync(provider);
        await SurveyDesk.IconsAsync(desk, 5);
        return desk;
    }

    private static async Task<(Ticket Ticket, SurveyAnswer Survey)> AskedAsync(TestDesk desk)
    {
        var act = desk.StaffAct(desk.Alpha);
        var ticket = await SurveyDesk.SolvedAsync(desk, "rita@customer.test", new() { AssigneeId = act.PersonId });
        return (ticket, Assert.Single(await SurveyDesk.OfAsync(desk, ticket)));
    }

    private static Task<List<OutboxKind>> NoticesAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().Outbox.Where(x => x.TicketId == ticket.Id && (x.Kind == OutboxKind.Notice || x.Kind == OutboxKind.Received))
            .OrderBy(x => x.CreatedAt).Select(x => x.Kind).ToListAsync());
}
