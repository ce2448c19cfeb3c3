using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Intake;
using ServiceDesk.Mail.Mime;
using ServiceDesk.Outbox;
using ServiceDesk.Tickets;
using ServiceDesk.Tickets.Holding;
using ServiceDesk.Timers;

namespace ServiceDesk.Jobs;

/// <summary>Puts off due work that has thrown, inside its tenant; after the last pause a mail is kept aside, a delivery given up.</summary>
public sealed class FailedWork(DeskDb db, DueWorkQueue due, ReturnReply returnReply, UtcClock clock)
{
    /// <summary>How long a row waits after each exception.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Its author should know soon.</summary>
    private const int MostOfReply = 3;

    public async Task PutOffAsync(DueWork work, Exception error, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(error);
        if (work.Kind == WorkKind.SendReply && await db.HeldReplies.AnyAsync(x => x.Id == work.Key && x.Attempts >= MostOfReply, cancellation))
        {
            await returnReply.RunAsync(work.Key, ReturnReason.Failed(error), cancellation);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        DateTime? next = work.Kind switch
        {
            WorkKind.PlaceMail => await FailedEntryAsync(work.Key, error, cancellation),
            WorkKind.SendMail => await FailedMailAsync(work.Key, error, cancellation),
            WorkKind.SendReply => await FailedReplyAsync(work.Key, cancellation),
            // A timer stays until it has fired: it stands on the ticket as overdue, and tries again. So do templates, and what goes to another desk.
            _ => clock.UtcNow + Pauses[2],
        };
        if (next is { } at)
            await due.PostponeAsync(work.Key, at, cancellation);
        else
            await due.DoneAsync(work.Key, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<DateTime?> FailedReplyAsync(Guid key, CancellationToken cancellation) =>
        await db.HeldReplies.SingleOrDefaultAsync(x => x.Id == key && x.ReturnedAt == null, cancellation) is { } held ? clock.UtcNow + Pauses[held.Attempts++] : null;

    private async Task<DateTime?> FailedEntryAsync(Guid key, Exception error, CancellationToken cancellation)
    {
        if (await db.Journal.SingleOrDefaultAsync(x => x.Id == key, cancellation) is not { State: JournalState.Received } entry)
            return null;
        // What the mail itself is to blame for will not get better by waiting.
        var hopeless = error is MimeLimitException or TicketRuleException or FileNotFoundException;
        if (!hopeless && entry.Attempts < Pauses.Count)
        {
            var next = clock.UtcNow + Pauses[entry.Attempts];
            entry.CountAttempt();
            return next;
        }
        entry.KeepAside($"It could not be placed: {error.Message}");
        return null;
    }

    private async Task<DateTime?> FailedMailAsync(Guid key, Exception error, CancellationToken cancellation)
    {
        var mails = db.Outbox.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Ticket).Include(x => x.Person);
        if (await mails.SingleOrDefaultAsync(x => x.Id == key, cancellation) is not { State: OutboxState.Queued } mail)
            return null;
        var reason = $"It could not be composed or handed over: {error.Message}";
        var next = mail.Refused(reason, permanent: false, clock.UtcNow);
        if (next is null)
            mail.Ticket?.ReportFailedMail(Act.OfDesk(mail.TenantId, Door.Job, clock.UtcNow), mail.Person.Address, reason);
        return next;
    }
}
