using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Audit;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Outbox;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;
using ServiceDesk.Trash;

namespace ServiceDesk.Retention;

/// <summary>
/// Lets go of what the tenant has kept for long enough, some at a time: tickets to the trash, files and mails out of the store
/// (<see cref="RemoveDiscardedFiles"/>), each step with an entry in the audit log in its own transaction.
/// </summary>
public sealed class KeepRetention(DeskDb db, UtcClock clock, CatalogCache catalogs, StatusClock statusClock, ServiceClocks serviceClocks)
{
    /// <summary>Tickets of one transaction.</summary>
    public const int MostTickets = 50;

    /// <summary>Files, or mails, of one transaction.</summary>
    public const int MostFiles = 200;

    /// <returns>What went; when any of the numbers is the most of a transaction, there may be more.</returns>
    public async Task<RetentionCounts> RunAsync(CancellationToken cancellation)
    {
        var days = (await db.Tenants.AsNoTracking().SingleAsync(x => x.Id == db.TenantId, cancellation)).Retention;
        var now = clock.UtcNow;
        var act = Act.OfDesk(db.TenantId, Door.Job, now);
        // Mails and files first: what goes to the trash in this run keeps them until it is purged or restored.
        var mails = days.Mails is { } mailDays ? await InTransactionAsync(() => DropMailsAsync(mailDays, now, cancellation), cancellation) : 0;
        var files = days.Files is { } fileDays ? await InTransactionAsync(() => DropFilesAsync(fileDays, now, cancellation), cancellation) : 0;
        var tickets = days.Tickets is { } ticketDays ? await InTransactionAsync(() => TrashAsync(act, ticketDays, cancellation), cancellation) : 0;
        return new(tickets, files, mails);
    }

    private async Task<int> InTransactionAsync(Func<Task<int>> step, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var count = await step();
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }

    private async Task<int> TrashAsync(Act act, int days, CancellationToken cancellation)
    {
        var tickets = await Expired.Tickets(db, act.At.AddDays(-days)).OrderBy(x => x.UpdatedAt).ThenBy(x => x.Id).Take(MostTickets).ToListAsync(cancellation);
        var catalog = await catalogs.GetAsync(db, cancellation);
        foreach (var ticket in tickets)
        {
            ticket.MoveToTrash(act, $"Kept for {days} days");
            await statusClock.StopAsync(act, ticket, cancellation);
            await serviceClocks.FollowAsync(act, ticket, catalog, cancellation);
        }
        // Each ticket's history, which the log covers, says that it went.
        return tickets.Count;
    }

    private async Task<int> DropFilesAsync(int days, DateTime now, CancellationToken cancellation)
    {
        var files = await Expired.Files(db, now.AddDays(-days)).OrderBy(x => x.Id).Take(MostFiles).ToListAsync(cancellation);
        foreach (var file in files)
        {
            Discard(file.File, now);
            file.Remove(days, now);
        }
        await NoteAsync(nameof(Attachment), files.Count, days, cancellation);
        return files.Count;
    }

    private async Task<int> DropMailsAsync(int days, DateTime now, CancellationToken cancellation)
    {
        var messages = await Expired.Mails(db, now.AddDays(-days)).OrderBy(x => x.Id).Take(MostFiles).ToListAsync(cancellation);
        var ids = messages.ConvertAll(x => x.Id);
        var names = messages.ConvertAll(x => x.RawFile!);
        foreach (var sent in await db.Outbox.Where(x => ids.Contains(x.MessageId!.Value) && x.RawFile != null && x.State != OutboxState.Queued).ToListAsync(cancellation))
        {
            Discard(sent.RawFile!, now);
            sent.RawFile = null;
        }
        // The journal knows a mail again by the hash of its bytes, so the name stays there.
        // The state is looked at here: asked of the database, SQLite would read all that was ever placed.
        foreach (var entry in (await db.Journal.Where(x => names.Contains(x.RawFile) && x.RawRemovedAt == null).ToListAsync(cancellation)).Where(x => x.State == JournalState.Placed))
            entry.RawRemovedAt = now;
        foreach (var message in messages)
        {
            Discard(message.RawFile!, now);
            message.RemoveRaw();
        }
        await NoteAsync(nameof(Message), messages.Count, days, cancellation);
        return messages.Count;
    }

    private void Discard(string name, DateTime now) => db.Add(new DiscardedFile { TenantId = db.TenantId, Name = name, Since = now });

    private async Task NoteAsync(string type, int count, int days, CancellationToken cancellation)
    {
        if (count > 0)
            await AuditTrail.NoteAsync(
                db, AuditKind.RetentionKept, type, "", null,
                new() { Values = [new("Days", null, days.ToString(CultureInfo.InvariantCulture)), new("Count", null, count.ToString(CultureInfo.InvariantCulture))] }, cancellation);
    }
}
