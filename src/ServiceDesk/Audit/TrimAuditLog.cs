using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>
/// Deletes entries that are older than the tenant keeps them, from the beginning on. The head remembers where the chain begins now, so
/// that the rest can still be verified, and an entry tells of it.
/// </summary>
public sealed class TrimAuditLog(DeskDb db, UtcClock clock)
{
    /// <summary>Entries of one run.</summary>
    public const int MostAtOnce = 5_000;

    /// <returns>How many entries were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancellation) is not { KeptDays: { } days })
            return 0;
        var before = clock.UtcNow.AddDays(-days);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await AuditLock.TakeAsync(db, cancellation);
        var head = await db.AuditHeads.SingleAsync(cancellation);
        var oldest = await db.AuditEntries.Where(x => x.Sequence > head.AnchorSequence).OrderBy(x => x.Sequence).Take(MostAtOnce)
            .Select(x => new { x.Sequence, x.At, x.Hash }).ToListAsync(cancellation);
        var gone = oldest.TakeWhile(x => x.At < before).ToList();
        if (gone.Count == 0)
            return 0;
        var (from, last) = (head.AnchorSequence + 1, gone[^1].Sequence!.Value);
        (head.AnchorSequence, head.AnchorHash) = (last, gone[^1].Hash!);
        await AuditTrail.NoteAsync(
            db, AuditKind.LogTrimmed, nameof(AuditHead), db.TenantId.ToString(CultureInfo.InvariantCulture), null,
            new() { Values = [new(nameof(AuditEntry.Sequence), from.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture))] }, cancellation);
        // The trigger lets entries go that lie behind the anchor, no others.
        await db.SaveChangesAsync(cancellation);
        await db.AuditEntries.Where(x => x.Sequence <= last).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.Entry(head).State = EntityState.Detached;
        return gone.Count;
    }
}
