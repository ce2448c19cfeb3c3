using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Audit;

/// <summary>Walks a tenant's chain and the histories of tickets that it covers, and finds the first place at which they do not hold.</summary>
public sealed class VerifyAuditLog(DeskDb db, SealAuditLog seal)
{
    private const int Batch = 500;

    private readonly HashSet<long> purged = [];
    private readonly HashSet<long> blanked = [];
    private readonly Dictionary<long, string> rewritten = [];
    private long lines;

    /// <param name="most">Entries to look at, the newest; null: all.</param>
    public async Task<AuditVerification> RunAsync(long? most, CancellationToken cancellation)
    {
        await seal.RunAsync(cancellation);
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancellation);
        await ReadExcusesAsync(cancellation);
        var last = most is { } few && head.LastSequence - few > head.AnchorSequence ? head.LastSequence - few : head.AnchorSequence;
        var (first, hash, count) = (last + 1, head.AnchorHash, 0L);
        if (last > head.AnchorSequence)
            hash = await db.AuditEntries.Where(x => x.Sequence == last).Select(x => x.Hash).SingleOrDefaultAsync(cancellation) ?? "";
        while (true)
        {
            var (behind, end) = (last, head.LastSequence);
            var entries = await db.AuditEntries.AsNoTracking().Where(x => x.Sequence > behind && x.Sequence <= end).OrderBy(x => x.Sequence).ThenBy(x => x.Id).Take(Batch).ToListAsync(cancellation);
            if (entries.Count == 0)
                break;
            foreach (var entry in entries)
            {
                if (FlawOf(entry, last, hash) is { } flaw)
                    return Result(new(last + 1, flaw));
                (last, hash) = (last + 1, entry.Hash!);
                count++;
            }
            if (await HistoryFlawAsync(entries, cancellation) is { } broken)
                return Result(broken);
        }
        return Result(last == head.LastSequence && hash == head.LastHash ? null : new(last + 1, AuditFlaw.EndMissing));

        AuditVerification Result(AuditBreak? broken) => new(first, last, count, lines, hash, broken);
    }

    private AuditFlaw? FlawOf(AuditEntry entry, long last, string hash) =>
        entry.Sequence > last + 1 ? AuditFlaw.Missing
        : entry.Sequence <= last || entry.PreviousHash != hash ? AuditFlaw.Displaced
        : entry.Hash != AuditHash.Of(entry) ? AuditFlaw.Altered
        : entry.Details is null ? blanked.Contains(entry.Id) ? null : AuditFlaw.DetailsGone
        : AuditHash.OfText(entry.Details) != entry.DetailsDigest ? AuditFlaw.DetailsAltered
        : null;

    private async Task<AuditBreak?> HistoryFlawAsync(List<AuditEntry> entries, CancellationToken cancellation)
    {
        var covered = entries.Where(x => x.Kind is AuditKind.TicketChanged or AuditKind.TicketsChanged && x.Details is not null)
            .SelectMany(x => (AuditDetails.Parse(x.Details!).History ?? []).Select(line => (Sequence: x.Sequence!.Value, Line: HistoryDigest.Parse(line)))).ToList();
        foreach (var part in covered.Chunk(Batch))
        {
            var ids = part.Select(x => x.Line.Id).ToList();
            var rows = await db.WithIds<HistoryEntry>(ids).AsNoTracking().ToDictionaryAsync(x => x.Id, HistoryDigest.Of, cancellation);
            foreach (var (sequence, line) in part)
                if (!rows.TryGetValue(line.Id, out var now))
                {
                    if (!purged.Contains(line.TicketId))
                        return new(sequence, AuditFlaw.HistoryGone, line.Id);
                }
                else if (now != line && rewritten.GetValueOrDefault(line.Id) != now.ToString())
                    return new(sequence, AuditFlaw.HistoryAltered, line.Id);
            lines += part.Length;
        }
        return null;
    }

    // What the rules of the desk may take away: entries of the chain themselves say so.
    private async Task ReadExcusesAsync(CancellationToken cancellation)
    {
        var excuses = db.AuditEntries.AsNoTracking().Where(x => (x.Kind == AuditKind.TicketsPurged || x.Kind == AuditKind.PersonErased) && x.Sequence != null && x.Details != null)
            .OrderBy(x => x.Sequence).Select(x => x.Details!).AsAsyncEnumerable();
        await foreach (var details in excuses.WithCancellation(cancellation))
        {
            var excuse = AuditDetails.Parse(details);
            purged.UnionWith(excuse.Tickets ?? []);
            blanked.UnionWith(excuse.Entries ?? []);
            foreach (var line in excuse.History ?? [])
                rewritten[HistoryDigest.Parse(line).Id] = line;
        }
    }
}
