using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Surveys;
using ServiceDesk.Testing;
using ServiceDesk.Tickets;

namespace ServiceDesk.Tests.Surveys;

/// <summary>What tests of the survey do to a desk.</summary>
internal static class SurveyDesk
{
    public static Task IconsAsync(TestDesk desk, int icons) => desk.InAsync(desk.Alpha, async scope =>
        Assert.True(await scope.GetRequiredService<ChangeSurvey>().RunAsync(desk.StaffAct(desk.Alpha), icons, default)));

    /// <summary>A ticket that staff have solved.</summary>
    public static async Task<Ticket> SolvedAsync(TestDesk desk, string requester, TicketWork? work = null)
    {
        var ticket = await desk.OpenTicketAsync(desk.Alpha, requester: requester);
        await SetAsync(desk, ticket, Phase.Solved, work);
        return ticket;
    }

    public static Task SetAsync(TestDesk desk, Ticket ticket, Phase phase, TicketWork? work = null) => desk.InAsync(desk.Alpha, async scope =>
    {
        var status = await scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == phase).Select(x => x.Id).FirstAsync();
        Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(desk.StaffAct(desk.Alpha), ticket.Number, (work ?? new()) with { StatusId = status }, default));
    });

    public static Task<List<SurveyAnswer>> OfAsync(TestDesk desk, Ticket ticket) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<DeskDb>().SurveyAnswers.AsNoTracking().Where(x => x.TicketId == ticket.Id).OrderBy(x => x.Id).ToListAsync());

    public static Task<bool> AnswerAsync(TestDesk desk, SurveyAnswer survey, SurveyReply reply, TimeSpan later = default) => desk.InAsync(desk.Alpha, scope =>
        scope.GetRequiredService<AnswerSurvey>().RunAsync(
            new Act(desk.Alpha.Id, survey.PersonId, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow + later), survey.Id, reply, default));
}
