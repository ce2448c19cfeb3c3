using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Scanning;

/// <summary>
/// Has the virus scanner look at files whose check is due, and notes what it says. Where it does not answer, the files wait: nobody gets
/// them, and nothing else waits for them but the mails that carry them.
/// </summary>
public sealed class CheckFiles(
    DeskDb db, IFileStore files, VirusScanner scanner, ScannerSettings settings, DueWorkQueue due, UtcClock clock, ILogger<CheckFiles> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>Failures of one run after which the scanner is taken for away.</summary>
    private const int Patience = 2;

    public async Task RunAsync(IReadOnlyList<Guid> keys, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var rows = await WithKeys(keys).ToListAsync(cancellation);
        var gone = keys.Except(rows.Select(x => x.CheckKey!.Value)).ToList();
        if (gone.Count > 0)
            await due.DoneAsync(gone, cancellation);
        var failures = 0;
        foreach (var row in rows)
            if (failures >= Patience)
                await due.PostponeAsync(row.CheckKey!.Value, clock.UtcNow + Pause, cancellation);
            else if (!await CheckAsync(row, cancellation))
            {
                failures++;
                // Behind the others: a file that makes the scanner fail must not keep it from them.
                await due.PostponeAsync(row.CheckKey!.Value, clock.UtcNow + (2 * Pause), cancellation);
            }
    }

    internal IQueryable<Attachment> WithKeys(IReadOnlyList<Guid> keys) =>
        db.Attachments.Where(x => x.CheckKey != null && keys.Contains(x.CheckKey.Value)).OrderBy(x => x.Id);

    /// <returns>False: there was no verdict.</returns>
    private async Task<bool> CheckAsync(Attachment row, CancellationToken cancellation)
    {
        var key = row.CheckKey!.Value;
        try
        {
            if (!settings.IsOn)
                row.LeaveUnchecked();
            else
            {
                await using var content = files.Open(row.TenantId, row.File);
                var result = await scanner.ScanAsync(content, cancellation);
                row.Checked(result.Check, result.Finding, clock.UtcNow);
            }
        }
        catch (ScannerException e)
        {
            logger.LogWarning(e, "File {File} of tenant {Tenant} stays unchecked for now", row.Id, row.TenantId);
            return false;
        }
        catch (FileNotFoundException e)
        {
            // There is nothing to look at, and nothing to give to anybody either.
            logger.LogError(e, "File {File} of tenant {Tenant} is not in the store; it cannot be checked", row.Id, row.TenantId);
            row.Checked(FileCheck.None, null, clock.UtcNow);
        }
        if (row.Check == FileCheck.Infected)
            await TellAsync(row, cancellation);
        due.DoneWithSave(key, WorkKind.CheckFile);
        await db.SaveChangesAsync(cancellation);
        await WakeMailsAsync(row, cancellation);
        return true;
    }

    private async Task TellAsync(Attachment row, CancellationToken cancellation)
    {
        logger.LogWarning("The virus scanner has found {Finding} in file {File} of tenant {Tenant}", row.Finding, row.Id, row.TenantId);
        var id = await db.Messages.Where(x => x.Id == row.MessageId).Select(x => x.TicketId).SingleAsync(cancellation);
        var ticket = await db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]).SingleAsync(x => x.Id == id, cancellation);
        ticket.ReportInfectedFile(Act.OfDesk(row.TenantId, Door.Job, clock.UtcNow), row.Name, row.Finding!);
    }

    private async Task WakeMailsAsync(Attachment row, CancellationToken cancellation)
    {
        foreach (var mail in await db.Outbox.Where(x => x.MessageId == row.MessageId && x.State == OutboxState.Queued).Select(x => x.Id).ToListAsync(cancellation))
            await due.WakeAsync(mail, cancellation);
    }
}
