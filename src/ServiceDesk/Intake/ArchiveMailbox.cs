using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Takes a mailbox out of use: nothing is fetched, and its address leads nowhere. What opens it is forgotten.</summary>
public sealed class ArchiveMailbox(DeskDb db, MailAddressing addressing)
{
    public async Task<MailboxOutcome> RunAsync(Act act, long mailboxId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId, cancellation);
        if (mailbox is null)
            return MailboxOutcome.NotFound;
        if (mailbox.IsDefault)
            return MailboxOutcome.IsDefault;
        mailbox.ArchivedAt ??= act.At;
        mailbox.ForgetSecrets();
        db.RemoveRange(await MailRoutes.OfAsync(db, mailbox, cancellation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        addressing.Forget();
        return MailboxOutcome.Done;
    }
}
