using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>
/// Deletes a service level and ends the open clocks of its tickets; the ledger keeps them. Another level counts for such a ticket as
/// soon as something happens to it.
/// </summary>
public sealed class DeleteServiceLevel(DeskDb db, CatalogCache catalogs, ServiceClocks clocks)
{
    private const int Chunk = 500;
    private const int Attempts = 5;

    /// <returns>False when there is no such level.</returns>
    public async Task<bool> RunAsync(Act act, long levelId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        for (var attempt = 1; ; attempt++)
            try
            {
                return await TryAsync(act, levelId, cancellation);
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // Somebody works on one of the tickets at this moment.
                db.ChangeTracker.Clear();
            }
    }

    private async Task<bool> TryAsync(Act act, long levelId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        if (await db.ServiceLevels.SingleOrDefaultAsync(x => x.Id == levelId, cancellation) is not { } level)
            return false;
        var catalog = await catalogs.GetAsync(db, cancellation);
        var ids = await db.Tickets.Where(x => x.IsActive && x.ServiceLevelId == levelId).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(cancellation);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            await clocks.LoadAsync(chunk, cancellation);
            foreach (var ticket in await db.Tickets.Where(x => chunk.Contains(x.Id)).ToListAsync(cancellation))
                await clocks.CancelAsync(act, ticket, catalog, cancellation);
            await db.SaveChangesAsync(cancellation);
        }
        db.Remove(level);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
