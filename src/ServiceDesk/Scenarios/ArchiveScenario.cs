using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Takes a scenario out of use, or back into it. Tickets that follow it go on following it.</summary>
public sealed class ArchiveScenario(DeskDb db, ScenarioBooks books, CatalogCache catalogs)
{
    /// <returns>False when there is no such scenario.</returns>
    public async Task<bool> RunAsync(Act act, long id, bool archived, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        if (await db.Scenarios.SingleOrDefaultAsync(x => x.Id == id, cancellation) is not { } scenario)
            return false;
        (scenario.ArchivedAt, scenario.IsDefault) = (archived ? scenario.ArchivedAt ?? act.At : null, scenario.IsDefault && !archived);
        await db.SaveChangesAsync(cancellation);
        books.Forget(act.TenantId);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
