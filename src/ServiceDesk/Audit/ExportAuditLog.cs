using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;

namespace ServiceDesk.Audit;

/// <summary>The log as a file: an entry a line, the oldest first, with all that its hash is made of. The log tells of it.</summary>
public sealed class ExportAuditLog(DeskDb db, AuditList list, SealAuditLog seal)
{
    private const int Batch = 500;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads page by page, so that the log never lies in memory as a whole. Entries that are not sealed yet are left out.</summary>
    public async IAsyncEnumerable<AuditEntry> RunAsync(AuditFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await AuditTrail.NoteAsync(db, AuditKind.LogExported, nameof(AuditHead), db.TenantId.ToString(CultureInfo.InvariantCulture), null, new(), cancellation);
        await db.SaveChangesAsync(cancellation);
        await seal.RunAsync(cancellation);
        var last = 0L;
        while (true)
        {
            var behind = last;
            var entries = await list.Narrowed(filter).Where(x => x.Sequence > behind).OrderBy(x => x.Sequence).Take(Batch).ToListAsync(cancellation);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < Batch)
                yield break;
            last = entries[^1].Sequence!.Value;
        }
    }

    /// <summary>An entry as a line of JSON, without its end.</summary>
    public static string Line(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return JsonSerializer.Serialize(
            new
            {
                entry.Sequence, entry.At, Kind = entry.Kind.ToString(), KindNumber = (int)entry.Kind, Door = entry.Door.ToString(), DoorNumber = (int)entry.Door, entry.TenantId,
                entry.PersonId, entry.PersonName, entry.AboutType, entry.AboutId, entry.AboutPersonId, entry.Details, entry.DetailsDigest, entry.PreviousHash, entry.Hash,
            },
            Options);
    }
}
