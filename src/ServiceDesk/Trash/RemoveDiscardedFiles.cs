using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Tickets.Holding;

namespace ServiceDesk.Trash;

/// <summary>Takes files from the store that deleted tickets named, unless another row names the same bytes.</summary>
public sealed class RemoveDiscardedFiles(DeskDb db, IFileStore files, UtcClock clock)
{
    /// <summary>Files of one run: each run looks through the tables that name files once.</summary>
    public const int MostAtOnce = 500;

    /// <summary>
    /// How long a file outlives its rows: whoever has stored the same bytes may not have saved the row yet, and a backup takes the
    /// files after the database.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <returns>How many files were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var before = clock.UtcNow - Grace;
        var rows = await db.DiscardedFiles.Where(x => x.Since <= before).OrderBy(x => x.Since).ThenBy(x => x.Id).Take(MostAtOnce).ToListAsync(cancellation);
        if (rows.Count == 0)
            return 0;
        var named = await NamedAsync(rows.ConvertAll(x => x.Name), cancellation);
        var removed = 0;
        foreach (var row in rows)
            if (named.Contains(row.Name))
                db.Remove(row);
            else if (files.Remove(db.TenantId, row.Name, before))
            {
                db.Remove(row);
                removed++;
            }
        await db.SaveChangesAsync(cancellation);
        return removed;
    }

    // Whoever adds a column that names a file adds it here: a test compares this with the model.
    private async Task<HashSet<string>> NamedAsync(List<string> names, CancellationToken cancellation)
    {
        IQueryable<string?>[] columns =
        [
            db.Attachments.Select(x => x.File),
            db.DraftFiles.Select(x => x.File),
            db.Messages.Select(x => x.BodyFile),
            db.Messages.Select(x => x.RawFile),
            db.MessageVersions.Select(x => x.BodyFile),
            db.Outbox.Select(x => x.RawFile),
            db.Journal.Where(x => x.State != JournalState.Deleted && x.RawRemovedAt == null).Select(x => x.RawFile),
        ];
        var named = new HashSet<string>();
        foreach (var column in columns)
            named.UnionWith((await column.Where(x => names.Contains(x!)).Distinct().ToListAsync(cancellation)).OfType<string>());
        return named;
    }
}
