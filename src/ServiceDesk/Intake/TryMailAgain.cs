using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Tries again to place a mail that was kept aside.</summary>
public sealed class TryMailAgain(DeskDb db)
{
    /// <returns>False when there is no such mail. One that is not kept aside (any more) is left as it is.</returns>
    public async Task<bool> RunAsync(Act act, Guid entryId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(act);
        var entry = await db.Journal.SingleOrDefaultAsync(x => x.Id == entryId, cancellation);
        if (entry is null)
            return false;
        if (entry.State != JournalState.KeptAside)
            return true;
        db.Add(entry.Retry(act.At));
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
