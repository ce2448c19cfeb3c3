using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ServiceDesk.Access;
using ServiceDesk.Database;
using ServiceDesk.Files;
using ServiceDesk.Outbox;
using ServiceDesk.Scanning;
using ServiceDesk.Tickets;
using ServiceDesk.Timers;

namespace ServiceDesk.Sending;

/// <summary>Composes and delivers mails of the outbox, and notes what became of each before the next one leaves.</summary>
public sealed class DeliverMail(
    DeskDb db, UtcClock clock, IFileStore files, LoopGovernor governor, MailComposer composer, IMailTransport transport, DueWorkQueue due,
    ScannerSettings scanner, ILogger<DeliverMail> logger)
{
    private static readonly TimeSpan CheckPause = TimeSpan.FromSeconds(10);

    public const string TrashReason = "The ticket is in the trash.";

    /// <param name="outboxIds">Rows of this tenant's outbox; those that are gone or were sent before are passed over.</param>
    /// <param name="cancellation">Ends it, but never between a mail that has left and its note.</param>
    public async Task RunAsync(IReadOnlyList<Guid> outboxIds, CancellationToken cancellation)
    {
        var mails = await WithIds(db, outboxIds).Where(x => x.State == OutboxState.Queued).ToListAsync(cancellation);
        var idle = outboxIds.Except(mails.Select(x => x.Id)).ToList();
        if (idle.Count > 0)
            await due.DoneAsync(idle, cancellation);
        await governor.LoadAsync(mails, cancellation);
        await composer.LoadAsync(mails, cancellation);
        var awaited = await AwaitedAsync(mails, cancellation);
        foreach (var mail in mails.OrderBy(x => x.CreatedAt).ThenBy(x => x.Id))
            if (mail.Ticket is { IsInTrash: true })
                await WithholdAsync(mail, TrashReason, cancellation);
            else if (await governor.RefusalAsync(mail, cancellation) is { } refusal)
                await WithholdAsync(mail, refusal, cancellation);
            else if (mail.MessageId is { } message && awaited.Contains(message))
                // Not an attempt: the virus scanner wakes it (CheckFiles), or it looks again.
                await due.PostponeAsync(mail.Id, clock.UtcNow + CheckPause, cancellation);
            else
                await DeliverAsync(mail, cancellation);
    }

    /// <returns>Messages with files that the virus scanner has not looked at yet.</returns>
    private async Task<HashSet<long>> AwaitedAsync(List<OutboxMail> mails, CancellationToken cancellation)
    {
        var ids = mails.Where(x => x.Kind.IsWritten() && x.MessageId is not null).Select(x => x.MessageId!.Value).ToList();
        return !scanner.IsOn || ids.Count == 0 ? []
            : [.. await db.Attachments.Where(x => ids.Contains(x.MessageId) && x.Check == FileCheck.None && x.CheckedAt == null && x.WithdrawnAt == null && x.RemovedAt == null).Select(x => x.MessageId).ToListAsync(cancellation)];
    }

    private async Task DeliverAsync(OutboxMail mail, CancellationToken cancellation)
    {
        var composed = await composer.ComposeAsync(mail, cancellation);
        mail.Subject = composed.Subject;
        // A link that signs somebody in is for its recipient's eyes alone.
        if (mail.Kind is not (OutboxKind.SignInLink or OutboxKind.Invitation))
            mail.RawFile = await files.SaveAsync(mail.TenantId, composed.Raw, cancellation);
        var result = await transport.SendAsync(new(mail.Id, composed.Sender, composed.Recipients, composed.Raw), cancellation);

        // From here on the mail is out: whatever stops us now, it must be noted, or it would leave a second time.
        await NoteAsync(mail, result, CancellationToken.None);
    }

    internal static IQueryable<OutboxMail> WithIds(DeskDb db, IReadOnlyList<Guid> outboxIds) =>
        db.Outbox.IgnoreQueryFilters([Ticket.TrashFilter]).Include(x => x.Ticket).Include(x => x.Person).Include(x => x.Message!.Author).Where(x => outboxIds.Contains(x.Id));

    private async Task WithholdAsync(OutboxMail mail, string refusal, CancellationToken cancellation)
    {
        logger.LogWarning("Outbox mail {Mail} of tenant {Tenant} is withheld: {Reason}", mail.Id, mail.TenantId, refusal);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        mail.Withhold(refusal);
        mail.Ticket?.ReportWithheldMail(Act.OfDesk(mail.TenantId, Door.Job, clock.UtcNow), mail.Person.Address, refusal);
        await due.DoneAsync(mail.Id, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task NoteAsync(OutboxMail mail, TransportResult result, CancellationToken cancellation)
    {
        var now = clock.UtcNow;
        if (result.Error is null)
        {
            mail.Sent(transport.Name, now);
            due.DoneWithSave(mail.Id, WorkKind.SendMail);
            await db.SaveChangesAsync(cancellation);
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (mail.Refused(result.Error, result.IsPermanent, now) is { } next)
        {
            logger.LogWarning("Outbox mail {Mail} of tenant {Tenant} was refused for now ({Error}); next attempt at {Next:u}", mail.Id, mail.TenantId, result.Error, next);
            await due.PostponeAsync(mail.Id, next, cancellation);
        }
        else
        {
            logger.LogWarning("Outbox mail {Mail} of tenant {Tenant} has failed for good: {Error}", mail.Id, mail.TenantId, result.Error);
            mail.Ticket?.ReportFailedMail(Act.OfDesk(mail.TenantId, Door.Job, now, "The mail server refused it."), mail.Person.Address, result.Error);
            await due.DoneAsync(mail.Id, cancellation);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
