using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.People;
using ServiceDesk.Services;
using ServiceDesk.Surveys;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A requester who was asked how it was, and a customer with contracts.</summary>
internal static class LooksSurvey
{
    /// <summary>The ticket that was rated.</summary>
    public const int Ticket = LooksDesk.Ticket + 3;

    /// <returns>The token of the survey's address.</returns>
    public static async Task<string> AnswerAsync(BrowserDesk desk)
    {
        var number = await desk.OpenTicketAsync("The keyboard has lost its letters", "All of the vowels are gone.");
        Assert.Equal(Ticket, number);
        await desk.InAsync(scope => scope.GetRequiredService<ChangeSurvey>().RunAsync(ActOf(desk, scope, desk.Administrator.Id), 5, default));
        var solved = await desk.InAsync(scope => scope.GetRequiredService<DeskDb>().Statuses.Where(x => x.Phase == Phase.Solved).Select(x => x.Id).FirstAsync());
        await desk.WorkAsync(number, new() { StatusId = solved, AssigneeId = desk.Agent.Id });
        return await desk.InAsync(async scope =>
        {
            var survey = await scope.GetRequiredService<DeskDb>().SurveyAnswers.AsNoTracking().SingleAsync();
            var reply = new SurveyReply(2, "It took three days, and the new one has no vowels either.\nhttps://example.test/a-very-long-address/that-goes-on-and-on/without-any-break");
            Assert.True(await scope.GetRequiredService<AnswerSurvey>().RunAsync(ActOf(desk, scope, survey.PersonId), survey.Id, reply, default));
            return SurveyLinks.Issue(desk.Tenant, survey.Id);
        });
    }

    public static async Task<bool> AddContractsAsync(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var act = Act.OfDesk(db.TenantId, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow);
        var create = scope.GetRequiredService<CreateContract>();
        var products = new[] { "Fibre", "A telephone system with a name that goes on" }.Select(x => new GuideEntry { TenantId = db.TenantId, Kind = "products", Name = x }).ToList();
        db.AddRange(products);
        await db.SaveChangesAsync();
        await create.RunAsync(act, 1, new("Maintenance", "M-2026-000117", new DateOnly(2026, 1, 1), null, [products[0].Id]), default);
        await create.RunAsync(act, 1, new("A contract with quite a long name that somebody once wrote on its folder", null, new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31), []), default);
        var services = scope.GetRequiredService<KeepServices>();
        await services.CreateAsync(act, 1, new("Fibre to the office with a name that goes on", "L-2026-000117"), default);
        await services.CreateAsync(act, 1, new("Telephones", null), default);
        return true;
    }

    private static Act ActOf(BrowserDesk desk, IServiceProvider scope, long person) =>
        new(desk.Tenant.Id, person, null, Door.Portal, scope.GetRequiredService<UtcClock>().UtcNow);
}
