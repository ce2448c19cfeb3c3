using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.People;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;

namespace ServiceDesk.BrowserTests.Looks;

/// <summary>A note and an entry of the history that somebody has corrected.</summary>
internal static class LooksCorrections
{
    public static async Task<bool> AddAsync(IServiceProvider scope, long personId)
    {
        var db = scope.GetRequiredService<DeskDb>();
        var act = new Act(db.TenantId, personId, StaffRole.Agent, Door.Staff, scope.GetRequiredService<UtcClock>().UtcNow) { Rights = Rights.All };
        var ticket = await db.Tickets.Where(x => x.Number == LooksDesk.Ticket).Select(x => x.Id).SingleAsync();
        var first = await db.Messages.Include(x => x.Attachments).SingleAsync(x => x.TicketId == ticket && x.Attachments.Any(file => file.Name == "log.txt"));
        var log = first.Attachments.Single(x => x.Name == "log.txt").Id;
        var text = new NewText($"{first.Text}\n\nThe password stood here.");
        var entry = await db.History.Where(x => x.TicketId == ticket && x.Fact == Fact.Assigned).Select(x => x.Id).FirstAsync();
        return await scope.GetRequiredService<CorrectMessage>().RunAsync(act, first.Id, new(text, [log], "A password stood there.", null), default) is not null
            && await scope.GetRequiredService<CorrectFact>().RunAsync(act, entry, "It was taken by Kim, who sat at the desk of a colleague.", null, default) is not null;
    }
}
