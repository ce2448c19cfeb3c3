using Microsoft.EntityFrameworkCore;

namespace ServiceDesk.Database;

/// <summary>
/// Makes changes to a tenant's settings wait for each other, where a rule is about several rows at once: a tenant keeps an
/// administrator, it has one default queue.
/// </summary>
public static class SettingsLock
{
    /// <summary>Call it first in the transaction; it holds until the transaction ends.</summary>
    public static Task TakeAsync(DeskDb db, CancellationToken cancellation) =>
        db.Set<TicketCounter>().ExecuteUpdateAsync(set => set.SetProperty(x => x.Last, x => x.Last), cancellation);
}
