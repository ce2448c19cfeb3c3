using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>Makes those who move the head of a tenant's chain wait for each other. Nobody else ever takes it.</summary>
internal static class AuditLock
{
    /// <summary>Call it first in the transaction; it holds until the transaction ends.</summary>
    public static Task TakeAsync(DeskDb db, CancellationToken cancellation) =>
        db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(x => x.LastSequence, x => x.LastSequence), cancellation);
}
