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

    /// <summary>Bytes of mails that are composed ahead of their turn.</summary>
    private const int MostAhead = 2 * 1024 * 1024;

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
        var ready = new List<(OutboxMail Mail, ComposedMail Composed)>();
        foreach (var mail in mails.OrderBy(x => x.CreatedAt).ThenBy(x => x.Id))
            if (mail.Ticket is { IsInTrash: true })
                await WithholdAsync(mail, TrashReason, cancellation);
            else if (await governor.RefusalAsync(mail, cancellation) is { } refusal)
                await WithholdAsync(mail, refusal, cancellation);
            else if (mail.MessageId is { } message && awaited.Contains(message))
                // Not an attempt: the virus scanner wakes it (CheckFiles), or it looks again.
                await due.PostponeAsync(mail.Id, clock.UtcNow + CheckPause, cancellation);
            else
            {
                ready.Add((mail, await composer.ComposeAsync(mail, cancellation)));
                if (ready.Sum(x => x.Composed.Raw.Length) > MostAhead)
                    await DeliverAsync(ready, cancellation);
            }
        await DeliverAsync(ready, cancellation);
    }

    /// <returns>Messages with files that the virus scanner has not looked at yet.</returns>
    private async Task<HashSet<long>> AwaitedAsync(List<OutboxMail> mails, CancellationToken cancellation)
    {
        var ids = mails.Where(x => x.Kind.IsWritten() && x.MessageId is not null).Select(x => x.MessageId!.Value).ToList();
        return !scanner.IsOn || ids.Count == 0 ? []
            : [.. await db.Attachments.Where(x => ids.Contains(x.MessageId) && x.Check == FileCheck.None && x.CheckedAt == null && x.WithdrawnAt == null && x.RemovedAt == null).Select(x => x.MessageId).ToListAsync(cancellation)];
    }

    // What they are made of is on disk before the first one leaves, all at once; then each leaves and is noted before the next.
    private async Task DeliverAsync(List<(OutboxMail Mail, ComposedMail Composed)> ready, CancellationToken cancellation)
    {
        var kept = await Task.WhenAll(ready.Select(x => KeepAsync(x.Mail, x.Composed, cancellation)));
        foreach (var ((mail, composed), file) in ready.Zip(kept))
        {
            (mail.Subject, mail.RawFile) = (composed.Subject, file);
            var result = await transport.SendAsync(new(mail.Id, composed.Sender, composed.Recipients, composed.Raw), cancellation);

            // From here on the mail is out: whatever stops us now, it must be noted, or it would leave a second time.
            await NoteAsync(mail, result, CancellationToken.None);
        }
        ready.Clear();
    }

    // A link that signs somebody in is for its recipient's eyes alone.
    private async Task<string?> KeepAsync(OutboxMail mail, ComposedMail composed, CancellationToken cancellation) =>
        mail.Kind is OutboxKind.SignInLink or OutboxKind.Invitation ? null : await files.SaveAsync(mail.TenantId, composed.Raw, cancellation);

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
            await db.SaveChangesOfAsync(mail, cancellation);
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
