using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>
/// Gives entries their place in the tenant's chain, and makes entries of what was done to tickets since it last looked. The chain is
/// in the order of sealing. Whoever changes something waits for none of this: one writer at a time holds the tenant's head here, on
/// whichever node.
/// </summary>
public sealed class SealAuditLog(DeskDb db, HistoryWriters writers)
{
    /// <summary>Entries of one transaction.</summary>
    public const int Batch = 500;

    /// <summary>Seals all that can be sealed now.</summary>
    /// <returns>How many entries.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var total = 0;
        while (await RunOnceAsync(cancellation) is > 0 and var count)
            total += count;
        return total;
    }

    private async Task<int> RunOnceAsync(CancellationToken cancellation)
    {
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { } known)
            return 0;
        var upTo = await HistoryEndAsync(known.HistoryUpTo, cancellation);
        if (upTo == known.HistoryUpTo && !await db.AuditEntries.AnyAsync(x => x.Sequence == null, cancellation))
            return 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await AuditLock.TakeAsync(db, cancellation);
        var head = await db.AuditHeads.SingleAsync(cancellation);
        var entries = await db.AuditEntries.Where(x => x.Sequence == null).OrderBy(x => x.At).ThenBy(x => x.Id).Take(Batch).ToListAsync(cancellation);
        var lines = await db.History.AsNoTracking().Where(x => x.Id > head.HistoryUpTo && x.Id <= upTo).OrderBy(x => x.Id).Take(TicketEntries.MostLines).ToListAsync(cancellation);
        if (lines.Count > 0)
        {
            entries.AddRange(await TicketEntries.OfAsync(db, lines, cancellation));
            head.HistoryUpTo = lines[^1].Id;
        }
        foreach (var entry in entries)
        {
            entry.Seal(head.LastSequence + 1, head.LastHash);
            (head.LastSequence, head.LastHash) = (head.LastSequence + 1, entry.Hash!);
        }
        db.AddRange(entries.Where(x => db.Entry(x).State == EntityState.Detached));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // The next round reads the head anew: another node may have moved it.
        foreach (var row in entries.Cast<object>().Append(head))
            db.Entry(row).State = EntityState.Detached;
        return entries.Count;
    }

    private async Task<long> HistoryEndAsync(long known, CancellationToken cancellation) =>
        await db.History.MaxAsync(x => (long?)x.Id, cancellation) is { } newest && newest > known && await writers.FinishedAsync(newest, cancellation) ? newest : known;
}
