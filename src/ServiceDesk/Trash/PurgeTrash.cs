using Microsoft.EntityFrameworkCore;
using ServiceDesk.Audit;
using ServiceDesk.CustomFields;
using ServiceDesk.Database;
using ServiceDesk.Dispatch;
using ServiceDesk.Escalation;
using ServiceDesk.Intake;
using ServiceDesk.Notifications;
using ServiceDesk.Outbox;
using ServiceDesk.Relations;
using ServiceDesk.ServiceLevels;
using ServiceDesk.Services;
using ServiceDesk.Surveys;
using ServiceDesk.Templates.Xslt;
using ServiceDesk.Tenants;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Corrections;
using ServiceDesk.Tickets.Drafts;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;
using ServiceDesk.Viewing;
using ServiceDesk.Watching;

namespace ServiceDesk.Trash;

/// <summary>
/// Deletes for good what has been in the trash for as long as the tenant keeps it: every row that belongs to the ticket, in one
/// transaction, with the names of its files, which <see cref="RemoveDiscardedFiles"/> takes from the store.
/// </summary>
public sealed class PurgeTrash(DeskDb db, UtcClock clock, DueWorkQueue due)
{
    /// <summary>Tickets of one transaction, and of one run.</summary>
    public const int MostAtOnce = 50;

    /// <returns>How many tickets were deleted.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        var days = await db.Tenants.Where(x => x.Id == db.TenantId).Select(x => x.TrashDays).SingleAsync(cancellation);
        var before = now.AddDays(-days);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ids = await Expired(before).OrderBy(x => x.TrashedAt).Select(x => x.Id).Take(MostAtOnce).ToListAsync(cancellation);
        if (ids.Count == 0)
            return 0;
        foreach (var name in await FilesAsync(ids, cancellation))
            db.Add(new DiscardedFile { TenantId = db.TenantId, Name = name, Since = now });
        await AuditTrail.NoteAsync(db, AuditKind.TicketsPurged, nameof(Ticket), "", null, new() { Tickets = ids }, cancellation);
        await db.SaveChangesAsync(cancellation);
        await DeleteAroundAsync(ids, cancellation);
        // Restored meanwhile, or deleted by another node: nothing of all this has happened.
        if (await Expired(before).Where(x => ids.Contains(x.Id)).ExecuteDeleteAsync(cancellation) < ids.Count)
            return 0;
        await transaction.CommitAsync(cancellation);
        return ids.Count;
    }

    private IQueryable<Ticket> All => db.Tickets.IgnoreQueryFilters([Ticket.TrashFilter]);

    private IQueryable<Ticket> Expired(DateTime before) => All.Where(x => x.TrashedAt <= before);

    private IQueryable<OutboxMail> Mails(List<long> ids)
    {
        var messages = db.Messages.Where(x => ids.Contains(x.TicketId)).Select(x => (long?)x.Id);
        return db.Outbox.Where(x => ids.Contains(x.TicketId!.Value) || messages.Contains(x.MessageId));
    }

    private IQueryable<Attachment> Attachments(List<long> ids)
    {
        var messages = db.Messages.Where(x => ids.Contains(x.TicketId)).Select(x => x.Id);
        return db.Attachments.Where(x => messages.Contains(x.MessageId));
    }

    private IQueryable<MessageVersion> Former(List<long> ids)
    {
        var messages = db.Messages.Where(x => ids.Contains(x.TicketId)).Select(x => x.Id);
        return db.MessageVersions.Where(x => messages.Contains(x.MessageId));
    }

    private IQueryable<Crossing> Crossings(List<long> ids)
    {
        var messages = db.Messages.Where(x => ids.Contains(x.TicketId)).Select(x => (long?)x.Id);
        var pairs = db.SupplierTickets.Where(x => ids.Contains(x.TicketId)).Select(x => (long?)x.Id);
        return db.Crossings.Where(x => pairs.Contains(x.PairId) || messages.Contains(x.MessageId));
    }

    private async Task<IEnumerable<string>> FilesAsync(List<long> ids, CancellationToken cancellation)
    {
        var messages = await db.Messages.Where(x => ids.Contains(x.TicketId)).Select(x => new { x.BodyFile, x.RawFile }).ToListAsync(cancellation);
        var attached = await Attachments(ids).Select(x => x.File).ToListAsync(cancellation);
        var sent = await Mails(ids).Select(x => x.RawFile).ToListAsync(cancellation);
        var received = await db.Journal.Where(x => ids.Contains(x.TicketId!.Value)).Select(x => x.RawFile).ToListAsync(cancellation);
        var former = await Former(ids).Select(x => x.BodyFile).ToListAsync(cancellation);
        var unsent = await db.DraftFiles.Where(x => ids.Contains(x.TicketId)).Select(x => x.File).ToListAsync(cancellation);
        return messages.SelectMany(x => new[] { x.BodyFile, x.RawFile }).Concat(former).Concat(unsent).Concat(attached).Concat(sent).Concat(received).OfType<string>().Where(x => x.Length > 0).Distinct();
    }

    // Whoever adds a table that refers to tickets, messages or mails adds it here: a test compares this with the model.
    private async Task DeleteAroundAsync(List<long> ids, CancellationToken cancellation)
    {
        var keys = await Mails(ids).Where(x => x.State == OutboxState.Queued).Select(x => x.Id).ToListAsync(cancellation);
        keys.AddRange(await db.Timers.Where(x => ids.Contains(x.TicketId)).Select(x => x.Id).ToListAsync(cancellation));
        keys.AddRange(await db.TemplateRuns.Where(x => ids.Contains(x.TicketId)).Select(x => x.Id).ToListAsync(cancellation));
        keys.AddRange(await Crossings(ids).Where(x => x.State == CrossingState.Waiting).Select(x => x.Key).ToListAsync(cancellation));
        keys.AddRange(await Attachments(ids).Where(x => x.CheckKey != null).Select(x => x.CheckKey!.Value).ToListAsync(cancellation));
        keys.AddRange(await db.HeldReplies.Where(x => ids.Contains(x.TicketId)).Select(x => x.Id).ToListAsync(cancellation));
        await due.DoneAsync(keys, cancellation);
        await Crossings(ids).ExecuteDeleteAsync(cancellation);
        await db.SupplierTickets.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.TemplateRuns.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Drafts.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.DraftFiles.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.HeldReplies.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Timers.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.ServiceClocks.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.SurveyAnswers.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.DispatchTraces.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Relations.Where(x => ids.Contains(x.FromId) || ids.Contains(x.ToId)).ExecuteDeleteAsync(cancellation);
        await db.Merges.Where(x => ids.Contains(x.FromId) || ids.Contains(x.IntoId)).ExecuteDeleteAsync(cancellation);
        await db.ServiceLinks.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Notifications.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Viewers.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Watchers.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Participants.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.FieldValues.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.Set<TicketTag>().Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await db.History.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        await Mails(ids).ExecuteDeleteAsync(cancellation);
        await Attachments(ids).ExecuteDeleteAsync(cancellation);
        await Former(ids).ExecuteDeleteAsync(cancellation);
        await db.Messages.Where(x => ids.Contains(x.TicketId)).ExecuteDeleteAsync(cancellation);
        // The counts stay what they are, whoever's they were.
        await db.Tally.Where(x => ids.Contains(x.TicketId!.Value)).ExecuteUpdateAsync(x => x.SetProperty(row => row.TicketId, (long?)null), cancellation);
        await db.Journal.Where(x => ids.Contains(x.TicketId!.Value)).ExecuteUpdateAsync(
            x => x.SetProperty(row => row.TicketId, (long?)null).SetProperty(row => row.State, JournalState.Deleted).SetProperty(row => row.From, (string?)null)
                .SetProperty(row => row.Subject, (string?)null).SetProperty(row => row.Recipients, "").SetProperty(row => row.Reason, "Its ticket was deleted for good."),
            cancellation);
        await All.Where(x => ids.Contains(x.FollowsId!.Value)).ExecuteUpdateAsync(x => x.SetProperty(row => row.FollowsId, (long?)null), cancellation);
        await All.Where(x => ids.Contains(x.MergedIntoId!.Value)).ExecuteUpdateAsync(x => x.SetProperty(row => row.MergedIntoId, (long?)null), cancellation);
    }
}
