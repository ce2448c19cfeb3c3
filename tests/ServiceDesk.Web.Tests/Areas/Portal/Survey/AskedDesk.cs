using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Surveys;
using ServiceDesk.Tickets;

namespace ServiceDesk.Web.Tests.Areas.Portal.Survey;

/// <summary>A desk that asks, and somebody who was asked.</summary>
internal static class AskedDesk
{
    /// <summary>A ticket that its agent has just solved.</summary>
    /// <returns>The ticket, and the token of the survey's address.</returns>
    public static async Task<(Ticket Ticket, string Token)> AskAsync(WebDesk desk, WebTenant tenant, int icons = 5)
    {
        var ticket = await desk.OpenTicketAsync(tenant);
        return (ticket, await desk.InAsync(tenant, async scope =>
        {
            var (db, at) = (scope.GetRequiredService<DeskDb>(), scope.GetRequiredService<UtcClock>().UtcNow);
            var act = new Act(tenant.Info.Id, tenant.Agent.Id, StaffRole.Agent, Door.Staff, at) { Rights = Rights.All };
            Assert.True(await scope.GetRequiredService<ChangeSurvey>().RunAsync(act, icons, default));
            var solved = await db.Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync();
            Assert.True(await scope.GetRequiredService<WorkOnTicket>().RunAsync(act, ticket.Number, new() { StatusId = solved, AssigneeId = tenant.Agent.Id }, default));
            return SurveyLinks.Issue(tenant.Info, await db.SurveyAnswers.Where(x => x.TicketId == ticket.Id).Select(x => x.Id).SingleAsync());
        }));
    }

    public static Task<SurveyAnswer> ReadAsync(WebDesk desk, WebTenant tenant, Ticket ticket) =>
        desk.ReadAsync(tenant, db => db.SurveyAnswers.AsNoTracking().SingleAsync(x => x.TicketId == ticket.Id));
}
