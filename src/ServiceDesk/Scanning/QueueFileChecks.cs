using Microsoft.EntityFrameworkCore;
using ServiceDesk.Database;
using ServiceDesk.Tickets;

namespace ServiceDesk.Scanning;

/// <summary>Has those files checked that are from before there was a scanner, and once a day those that were too large for it: somebody may have raised its limit.</summary>
public sealed class QueueFileChecks(DeskDb db, ScannerSettings settings, UtcClock clock)
{
    /// <summary>Files of one run.</summary>
    public const int MostAtOnce = 500;

    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    /// <returns>How many files are due now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (!settings.IsOn)
            return 0;
        var now = clock.UtcNow;
        // The newest first: those are the ones that somebody may want to open.
        var files = await Unchecked().OrderByDescending(x => x.Id).Take(MostAtOnce).ToListAsync(cancellation);
        files.AddRange(await TooLarge(now - Again).OrderBy(x => x.Id).Take(MostAtOnce - files.Count).ToListAsync(cancellation));
        foreach (var file in files)
            db.Add(file.CheckAt(now));
        await db.SaveChangesAsync(cancellation);
        return files.Count;
    }

    internal IQueryable<Attachment> Unchecked() => db.Attachments.Where(x => x.Check == FileCheck.None && x.CheckKey == null && x.CheckedAt == null && x.RemovedAt == null);

    internal IQueryable<Attachment> TooLarge(DateTime before) => db.Attachments.Where(x => x.Check == FileCheck.TooLarge && x.CheckKey == null && x.CheckedAt < before && x.RemovedAt == null);
}
