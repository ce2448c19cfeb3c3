using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.ServiceLevels;

/// <summary>Lets a service level be asked one place earlier or later.</summary>
public sealed class MoveServiceLevel(DeskDb db, CatalogCache catalogs)
{
    /// <param name="earlier">Else later.</param>
    /// <returns>False when there is no such level.</returns>
    public async Task<bool> RunAsync(Act act, long levelId, bool earlier, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var levels = await db.ServiceLevels.OrderBy(x => x.Order).ThenBy(x => x.Id).ToListAsync(cancellation);
        var at = levels.FindIndex(x => x.Id == levelId);
        if (at < 0)
            return false;
        var to = Math.Clamp(earlier ? at - 1 : at + 1, 0, levels.Count - 1);
        (levels[at], levels[to]) = (levels[to], levels[at]);
        for (var i = 0; i < levels.Count; i++)
            levels[i].Order = i + 1;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        catalogs.Forget(act.TenantId);
        return true;
    }
}
