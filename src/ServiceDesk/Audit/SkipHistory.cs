using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>Lets the chain begin behind the histories that there are: those of tickets which were made up are nobody's acts.</summary>
internal static class SkipHistory
{
    public static async Task RunAsync(DeskDb db, CancellationToken cancellation)
    {
        var newest = await db.History.MaxAsync(x => (long?)x.Id, cancellation) ?? 0;
        await db.AuditHeads.Where(x => x.HistoryUpTo < newest).ExecuteUpdateAsync(x => x.SetProperty(head => head.HistoryUpTo, newest), cancellation);
    }
}
