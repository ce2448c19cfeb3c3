using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Guides;
using ServiceDesk.Intake;
using ServiceDesk.People;
using ServiceDesk.Relations;
using ServiceDesk.Trash;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>Tickets that belong together, one that was merged into another, and one in the trash.</summary>
internal static class LooksRelations
{
    public static async Task<bool> AddAsync(IServiceProvider scope, long personId)
    {
        var act = new Act(scope.GetRequiredService<DeskDb>().TenantId, personId, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All };
        var relate = scope.GetRequiredService<RelateTickets>();
        var type = await scope.GetRequiredService<DeskDb>().GuideEntries.Where(x => x.Kind == "relation-types").OrderBy(x => x.Order).Select(x => x.Id).FirstAsync();
        return await relate.RunAsync(act, LooksDesk.Ticket, new(RelationKind.Typed, type, false), 5, default)
            && await relate.RunAsync(act, LooksDesk.Ticket, RelationChoice.Parent, 6, default)
            && await scope.GetRequiredService<MergeTickets>().RunAsync(act, 7, LooksDesk.Ticket, default)
            && await scope.GetRequiredService<TrashTicket>().RunAsync(act, 8, "Opened twice by mistake, and once more by telephone", default);
    }
}
