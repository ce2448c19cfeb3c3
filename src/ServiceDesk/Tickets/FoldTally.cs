using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Tickets;

/// <summary>Folds the changes to the kept counts into one row a place, so that summing them stays cheap.</summary>
public sealed class FoldTally(DeskDb db)
{
    private const int MostAtOnce = 5000;

    /// <summary>Below this, folding is not worth the write.</summary>
    private const int Least = 200;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await db.Tally.OrderBy(x => x.Id).Take(MostAtOnce).ToListAsync(cancellation);
        var places = rows.GroupBy(x => (x.QueueId, x.AssigneeId)).ToList();
        if (rows.Count - places.Count < Least)
            return;
        // Deleting a row that another node has deleted fails the save as a whole: no count is folded twice.
        db.RemoveRange(rows);
        db.AddRange(places.Select(x => TallyChange.Folded(db.TenantId, x.Key.QueueId, x.Key.AssigneeId, x.Sum(row => row.Change))));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
