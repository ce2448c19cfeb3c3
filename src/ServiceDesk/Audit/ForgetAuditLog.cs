using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>Deletes the whole log of a tenant that is being erased. The triggers let go of what is sealed and lies behind the anchor: so all of it does first.</summary>
public sealed class ForgetAuditLog(DeskDb db, SealAuditLog seal)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (await seal.RunAsync(cancellation) > 0)
            db.ChangeTracker.Clear();
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(x => x.AnchorSequence, x => x.LastSequence), cancellation);
        await db.AuditEntries.ExecuteDeleteAsync(cancellation);
    }
}
