using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Notifications;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scenarios;

/// <summary>Moves the open tickets of a scenario's former versions to the one in force.</summary>
public sealed class MoveTickets(DeskDb db, CatalogCache catalogs, ChangeTicket change, FollowAct followAct)
{
    private const int Together = 200;

    /// <returns>How many were moved; null when there is no such scenario in force.</returns>
    public async Task<int?> RunAsync(Act act, long scenarioId, CancellationToken cancellation)
    {
        var inForce = await db.ScenarioVersions.Where(x => x.ScenarioId == scenarioId && x.PublishedAt != null && x.RetiredAt == null && x.Scenario!.ArchivedAt == null)
            .Select(x => (long?)x.Id).SingleOrDefaultAsync(cancellation);
        if (inForce is null)
            return null;
        var moved = 0;
        for (long after = 0; ;)
        {
            var ids = await Behind(scenarioId, inForce.Value).Where(x => x.Id > after).OrderBy(x => x.Id).Select(x => x.Id).Take(Together).ToListAsync(cancellation);
            if (ids.Count == 0)
                return moved;
            after = ids[^1];
            await MoveAsync(act, scenarioId, ids, cancellation);
            moved += ids.Count;
        }
    }

    /// <summary>Open tickets that follow a former version.</summary>
    public IQueryable<Ticket> Behind(long scenarioId, long inForceId)
    {
        var former = db.ScenarioVersions.Where(x => x.ScenarioId == scenarioId && x.Id != inForceId).Select(x => (long?)x.Id);
        return db.Tickets.Where(x => x.IsActive && former.Contains(x.ScenarioVersionId));
    }

    private async Task MoveAsync(Act act, long scenarioId, List<long> ids, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        foreach (var ticket in await db.Tickets.Include(x => x.Requester).Where(x => ids.Contains(x.Id)).ToListAsync(cancellation))
        {
            await change.PrepareAsync(act, ticket, new() { ScenarioId = scenarioId }, catalog, cancellation);
            await followAct.RunAsync(act, ticket, catalog, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
