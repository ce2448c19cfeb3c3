using Microsoft.EntityFrameworkCore;
using ServiceDesk.Access;
using ServiceDesk.Database;

namespace ServiceDesk.Intake;

/// <summary>Brings an archived mailbox back, unless its address was taken meanwhile. One of a server needs its password, or its client secret and consent, again.</summary>
public sealed class RestoreMailbox(DeskDb db)
{
    public async Task<MailboxOutcome> RunAsync(Act act, long mailboxId, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await SettingsLock.TakeAsync(db, cancellation);
        var mailbox = await db.Mailboxes.SingleOrDefaultAsync(x => x.Id == mailboxId, cancellation);
        if (mailbox is null)
            return MailboxOutcome.NotFound;
        if (mailbox.ArchivedAt is null)
            return MailboxOutcome.Done;
        if (await db.MailRoutes.AnyAsync(x => x.Address == mailbox.Address, cancellation))
            return MailboxOutcome.AddressTaken;
        mailbox.ArchivedAt = null;
        db.Add(new MailRoute { Address = mailbox.Address, TenantId = act.TenantId, Mailbox = mailbox });
        if (!await MailRoutes.TrySaveAsync(db, cancellation))
            return MailboxOutcome.AddressTaken;
        await transaction.CommitAsync(cancellation);
        return MailboxOutcome.Done;
    }
}
